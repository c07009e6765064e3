import type { Interval } from './intervals.ts';
import type { LocalDate, WallTime } from './time.ts';

/**
 * Whom a day or segment is meant for: the participants whose group is listed, or everyone where
 * there is no audience. A participant without a group is meant only where there is no audience.
 */
export type Audience = readonly string[];

/** A part of a session day (programpost), in wall-clock time of the course's zone. */
export interface Segment {
  id: string;
  start: WallTime;
  end: WallTime;
  /** Whether it counts towards course hours (tellende tid). */
  counts: boolean;
  audience?: Audience | undefined;
}

/** `closed` is the course leader's act (rule 8); a `cancelled` day counts nothing. */
export type DayState = 'planned' | 'closed' | 'cancelled';

/** A day of teaching (kursdag, samling) with a date and a programme. */
export interface SessionDay {
  id: string;
  kind: 'session';
  date: LocalDate;
  state: DayState;
  audience?: Audience | undefined;
  segments: readonly Segment[];
  /** When the day really began and ended, where that was not as planned (rule 7). */
  actual?: { start?: WallTime | undefined; end?: WallTime | undefined } | undefined;
}

/** A day of a course. Parts without a clock (e-learning, self-study) would be a second kind. */
export type ProgrammeDay = SessionDay;

/** All that the arithmetic needs to know of a course. */
export interface CourseProgramme {
  /** IANA name, such as Europe/Oslo. */
  timeZone: string;
  /** Threshold (krav til tilstedeværelse), an integer from 1 to 100. */
  percent: number;
  days: readonly ProgrammeDay[];
}

/** A segment in instants, the day's actual times applied. */
export interface ResolvedSegment extends Interval {
  id: string;
  counts: boolean;
  audience?: Audience | undefined;
}
