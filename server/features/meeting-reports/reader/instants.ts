import type { LocalDate, Side } from '#domain/time';
import type { Columns } from './columns.ts';
import { type DateParts, orderFor, reading } from './date-parts.ts';
import { instantAtOffset, type ZoneClock } from './file-clock.ts';
import type { DateOrder } from './report.ts';
import type { Stamp } from './stamp-value.ts';
import { minutesIn, type RawRow } from './table-rows.ts';

/** What turns a file's stamps into instants. */
export interface StampReading {
  /** What has been read already: a report has thousands of stamps on one date. */
  readonly known: Map<DateParts, LocalDate | null>;
  readonly clock: ZoneClock;
  readonly order: DateOrder | 'none';
  /** The date of times that have none. */
  readonly date: LocalDate | undefined;
}

export interface TimedRow {
  readonly raw: RawRow;
  readonly start: number | null;
  readonly end: number | null;
  /** A cell that should hold a time holds something else, or a time that does not exist. */
  readonly unreadable: boolean;
  /** Sums of time that the row states, in all readings of its form. */
  readonly told: readonly number[] | null;
}

/** Clocks that cut off seconds at both ends and durations that round may differ by this much. */
export const tolerance = 61;

/** Epoch seconds of a stamp; null where it is no time that exists. */
export function instantOfStamp(stamp: Stamp, how: StampReading, side: Side): number | null {
  if (stamp.second === null) return null;
  const date = dateOfStamp(stamp, how);
  if (date === null) return null;
  if (stamp.offset !== null) return instantAtOffset(date, stamp.second, stamp.offset);
  return how.clock.instant(date, stamp.second, side);
}

function dateOfStamp(
  { date: parts }: Stamp,
  { order, date, known }: StampReading,
): LocalDate | null {
  if (parts === null) return date ?? null;
  const before = known.get(parts);
  if (before !== undefined) return before;
  const read = reading(parts, orderFor(parts, order === 'none' ? 'dmy' : order));
  known.set(parts, read);
  return read;
}

/**
 * Joins and leaves of all rows. Of more than two columns of times, the pair whose difference is the
 * stated duration, else the last two; the earlier is the join, wherever it stands.
 */
export function timedRows(
  rows: readonly RawRow[],
  how: StampReading,
  { integers }: Pick<Columns, 'integers'>,
): TimedRow[] {
  const [first, last] = pairOfSources(rows, how, integers);
  const timed = rows.map((raw) => timedRow(raw, raw.stamps[first], raw.stamps[last], how));
  const backwards = timed.filter(({ start, end }) => start !== null && end !== null && end < start);
  const both = timed.filter(({ start, end }) => start !== null && end !== null);
  if (backwards.length * 2 <= both.length || first === last) return timed;
  return rows.map((raw) => timedRow(raw, raw.stamps[last], raw.stamps[first], how));
}

function timedRow(
  raw: RawRow,
  join: RawRow['stamps'][number] | undefined,
  leave: RawRow['stamps'][number] | undefined,
  how: StampReading,
): TimedRow {
  const start = instantOf(join, how, 'start');
  const end = instantOf(leave, how, 'end');
  const unreadable =
    (join != null && start === null) || (leave != null && end === null && leave !== join);
  const timed = { raw, start, end, unreadable, told: raw.told };
  if (start === null || end === null || !isStamp(join) || !isStamp(leave)) return timed;
  if (join.date === null && leave.date === null && end < start) {
    return { ...timed, end: end + 86_400 };
  }
  return fitsTold(timed) ? timed : onUnevenDay(timed, join, leave, how);
}

/** Of times that come twice, the ones that the stated duration speaks for; else rule 1. */
function onUnevenDay(timed: TimedRow, join: Stamp, leave: Stamp, how: StampReading): TimedRow {
  const date = dateOfStamp(join, how);
  if (date === null || timed.told === null || !how.clock.isUneven(date)) return timed;
  const starts = [instantOfStamp(join, how, 'start'), instantOfStamp(join, how, 'end')];
  const ends = [instantOfStamp(leave, how, 'end'), instantOfStamp(leave, how, 'start')];
  const pairs = starts.flatMap((start) => ends.map((end) => ({ ...timed, start, end })));
  return pairs.find(fitsTold) ?? timed;
}

/** The stated duration, in one of its readings, is the time between join and leave. */
export function fitsTold({ start, end, told }: Pick<TimedRow, 'start' | 'end' | 'told'>): boolean {
  if (start === null || end === null || told === null) return true;
  return told.some((seconds) => Math.abs(end - start - seconds) <= tolerance);
}

function pairOfSources(
  rows: readonly RawRow[],
  how: StampReading,
  integers: readonly number[],
): [first: number, last: number] {
  const count = rows[0]?.stamps.length ?? 0;
  if (count <= 2) return [0, Math.max(0, count - 1)];
  const pairs = range(count).flatMap((i) => range(count).map((j): [number, number] => [i, j]));
  const sample = rows.slice(0, 200);
  const scored = pairs
    .filter(([i, j]) => i < j)
    .map((pair) => ({
      pair,
      fits: sample.filter((raw) => pairFits(raw, pair, how, integers)).length,
    }));
  // The later columns first: a report tells of the registration before it tells of the meeting.
  const best = scored.toReversed().toSorted((a, b) => b.fits - a.fits)[0];
  return best && best.fits > 0 ? best.pair : [count - 2, count - 1];
}

function pairFits(
  raw: RawRow,
  [i, j]: readonly [number, number],
  how: StampReading,
  integers: readonly number[],
): boolean {
  const start = instantOf(raw.stamps[i], how, 'start');
  const end = instantOf(raw.stamps[j], how, 'end');
  const told = raw.told ?? integers.flatMap((column) => minutesIn(raw, column) ?? []);
  if (start === null || end === null || told.length === 0) return false;
  return fitsTold({ start, end, told }) || fitsTold({ start: end, end: start, told });
}

function instantOf(
  stamp: RawRow['stamps'][number] | undefined,
  how: StampReading,
  side: Side,
): number | null {
  return isStamp(stamp) ? instantOfStamp(stamp, how, side) : null;
}

function isStamp(stamp: RawRow['stamps'][number] | undefined): stamp is Stamp {
  return stamp !== undefined && stamp !== null && stamp !== 'unreadable';
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
