import { Temporal } from 'temporal-polyfill';
import type { CourseTemplate } from './templates/template.ts';

export type Spacing = 'template' | 'consecutive' | 'weekly' | 'fortnightly' | 'monthly';

/** Days between neighbours where a pattern runs out, and where it says nothing. */
const week = 7;
const everySo: Record<Exclude<Spacing, 'template'>, Temporal.DurationLike> = {
  consecutive: { days: 1 },
  weekly: { weeks: 1 },
  fortnightly: { weeks: 2 },
  monthly: { months: 1 },
};

/**
 * The dates that a pattern gives from a first date. Nothing is skipped: a date on a holiday comes
 * back as it is, for a person to move.
 * @returns '' for each where the first date is none
 */
export function patternDates(
  firstDate: string,
  spacing: Spacing,
  template: Pick<CourseTemplate, 'gaps'>,
  count: number,
): string[] {
  const first = readDate(firstDate);
  return Array.from({ length: count }, (_day, index) => {
    if (first === null) return '';
    if (spacing === 'template') return first.add({ days: gapOf(template.gaps, index) }).toString();
    return first.add(times(everySo[spacing], index)).toString();
  });
}

function readDate(date: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  try {
    return Temporal.PlainDate.from(date);
  } catch {
    return null;
  }
}

function gapOf(gaps: readonly number[], index: number): number {
  const known = gaps[index];
  if (known !== undefined) return known;
  return (gaps.at(-1) ?? -week) + (index - gaps.length + 1) * week;
}

function times(duration: Temporal.DurationLike, factor: number): Temporal.DurationLike {
  return Object.fromEntries(
    Object.entries(duration).map(([unit, amount]) => [unit, Number(amount) * factor]),
  );
}
