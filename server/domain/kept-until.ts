import type { LocalDate } from './time.ts';

const dayMs = 86_400_000;

/** The last date on which raw reports are kept: so many days after the last course day (rule 27). */
export function keptUntil(
  plan: { readonly days: readonly { readonly date: LocalDate }[] },
  keepDays: number,
): LocalDate | null {
  const last = plan.days
    .map(({ date }) => date)
    .sort()
    .at(-1);
  if (last === undefined) return null;
  return new Date(Date.parse(last) + keepDays * dayMs).toISOString().slice(0, 10);
}
