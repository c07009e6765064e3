import type { GridDay } from '#contract/attendance';

/** When a day begins and ends by the course's clock, as 'HH:MM' for the time fields. */
export function spanOf(
  { startsAt, endsAt }: Pick<GridDay, 'startsAt' | 'endsAt'>,
  timeZone: string,
): { from: string; to: string } {
  return { from: clock(startsAt, timeZone), to: clock(endsAt, timeZone) };
}

function clock(instant: number | null, timeZone: string): string {
  if (instant === null) return '';
  const parts = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-GB', parts).format(instant * 1000);
}
