import type { GridDay } from '#contract/attendance';

/** Seconds before a day's start from which it is the one to open. */
const ahead = 12 * 3600;

/**
 * The day that a leader most likely wants: one that is on, or about to begin; else the first that is
 * over and not closed; else the next one; else the last. Null without days.
 */
export function currentDay(days: readonly GridDay[], now: Date): string | null {
  const seconds = now.getTime() / 1000;
  const open = days.filter((day) => day.state === 'planned');
  const on = open.find(
    ({ startsAt, over }) => !over && startsAt !== null && startsAt - ahead <= seconds,
  );
  const next = open.find((day) => !day.over);
  return (on ?? open.find((day) => day.over) ?? next ?? days.at(-1))?.id ?? null;
}
