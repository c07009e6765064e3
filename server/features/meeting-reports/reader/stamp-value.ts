import type { DateParts } from './date-parts.ts';

/** What a cell says of a point in time, before the file's date order is known. */
export interface Stamp {
  /** Null: the cell has a time of day alone. */
  readonly date: DateParts | null;
  /** Second of the day; null: the cell has a date alone. */
  readonly second: number | null;
  /** Minutes ahead of UTC, where the cell says so. */
  readonly offset: number | null;
  /** Written with AM or PM, in whatever language. */
  readonly twelveHour: boolean;
}

/** @param half 'a' before noon, 'p' after; an hour above 12 is already of the 24-hour clock. */
export function secondOfDay(
  hour: number,
  minute: number,
  second: number,
  half: string | undefined,
): number | null {
  if (hour > 24 || minute > 59 || second > 59) return null;
  if (hour === 24 && minute + second > 0) return null;
  const ofTwelve = half !== undefined && hour <= 12;
  const hours = ofTwelve ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return hours * 3600 + minute * 60 + second;
}
