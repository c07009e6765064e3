import { DomainError } from './errors.ts';
import type { Interval } from './intervals.ts';
import { instantOn, type LocalDay, type WallTime } from './time.ts';

/** Seconds for which one code is shown. */
export const windowSeconds = 30;

/** Seconds before the day's start and after its end in which one can check in and out, unless set. */
export const openingMargin = 3600;

/** The number of the window that an instant (epoch seconds) lies in: the counter of RFC 6238. */
export function windowAt(instant: number): number {
  return Math.floor(instant / windowSeconds);
}

/**
 * The windows whose codes are good at an instant, the present one first: whoever has read a code that
 * changed while they typed it is forgiven for one window.
 */
export function acceptedWindows(instant: number): readonly [present: number, late: number] {
  const present = windowAt(instant);
  return [present, present - 1];
}

/** Seconds until the code changes, from 1 to {@link windowSeconds}. */
export function secondsLeft(instant: number): number {
  return windowSeconds - (Math.floor(instant) % windowSeconds);
}

/** Wall-clock times of the course's zone between which one can check in and out on a day. */
export interface OpeningTimes {
  from: WallTime;
  to: WallTime;
}

/**
 * When a day is open for checking in and out, as [start, end) in epoch seconds: as a leader has set
 * it, otherwise from an hour before its programme until an hour after it, and never beyond the date.
 * @param span the programme, from the start of its first segment to the end of its last one
 * @throws DomainError INVALID_TIME, SKIPPED_TIME, END_NOT_AFTER_START
 */
export function openingOf(span: Interval, day: LocalDay, set: OpeningTimes | null): Interval {
  if (set === null) {
    return {
      start: Math.max(day.start, span.start - openingMargin),
      end: Math.min(day.end, span.end + openingMargin),
    };
  }
  const start = instantOn(day, set.from, 'start');
  const end = instantOn(day, set.to, 'end');
  if (end <= start) throw new DomainError('END_NOT_AFTER_START');
  return { start, end };
}

/** How an instant lies to the opening times. */
export function phaseOf(opening: Interval, instant: number): 'before' | 'open' | 'after' {
  if (instant < opening.start) return 'before';
  return instant < opening.end ? 'open' : 'after';
}

/** One thing that happened at the door; `dropped`: a leader set the open visit aside. */
export interface CheckInEvent {
  id: string;
  direction: 'in' | 'out' | 'dropped';
  /** Epoch seconds. */
  at: number;
}

/** One stay of a participant. */
export interface Visit {
  /** The event that began it. */
  id: string;
  from: number;
  /** Null as long as nobody has checked out. */
  to: number | null;
}

/**
 * A participant's stays on a day, from what happened at the door in any order. Checking in twice
 * keeps the first time, checking out without having checked in says nothing, and of a stay that has
 * no length nothing remains.
 */
export function visitsOf(events: readonly CheckInEvent[]): Visit[] {
  const visits: Visit[] = [];
  let open: Visit | null = null;
  for (const { id, direction, at } of events.toSorted(inOrder)) {
    if (direction === 'in') {
      open ??= { id, from: at, to: null };
      continue;
    }
    if (open !== null && direction === 'out' && at > open.from) visits.push({ ...open, to: at });
    open = null;
  }
  return open === null ? visits : [...visits, open];
}

/** The stay that nobody has ended; null when there is none. */
export function openVisit(events: readonly CheckInEvent[]): Visit | null {
  return visitsOf(events).find((visit) => visit.to === null) ?? null;
}

const rank = { in: 0, out: 1, dropped: 2 } as const;

function inOrder(a: CheckInEvent, b: CheckInEvent): number {
  return a.at - b.at || rank[a.direction] - rank[b.direction] || (a.id < b.id ? -1 : 1);
}
