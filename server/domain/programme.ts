import { DomainError, type DomainErrorDetails, within } from './errors.ts';
import type { Interval } from './intervals.ts';
import {
  assertTimeZone,
  instantOn,
  type LocalDate,
  type LocalDay,
  localDay,
  type WallTime,
} from './time.ts';

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
  readonly id: string;
  readonly counts: boolean;
  readonly audience?: Audience | undefined;
}

/** A day whose segments are instants, sorted by start. */
export interface ResolvedDay {
  readonly id: string;
  readonly date: LocalDate;
  readonly state: DayState;
  readonly audience?: Audience | undefined;
  readonly segments: readonly ResolvedSegment[];
}

/** A programme made ready: zone and actual times are settled once for all participants. */
export interface ResolvedProgramme {
  readonly percent: number;
  /** In the order of the programme. */
  readonly days: readonly ResolvedDay[];
}

/** All that is wrong with a programme, each with the ids of its day and segment; [] when it is sound. */
export function validateProgramme(programme: CourseProgramme): DomainError[] {
  return resolve(programme).problems;
}

/**
 * Makes a programme ready for the arithmetic of any number of participants.
 * @throws DomainError the first of what {@link validateProgramme} finds
 */
export function resolveProgramme(programme: CourseProgramme): ResolvedProgramme {
  const { days, problems } = resolve(programme);
  if (problems[0]) throw problems[0];
  return { percent: programme.percent, days };
}

function resolve(programme: CourseProgramme): { days: ResolvedDay[]; problems: DomainError[] } {
  const problems: DomainError[] = [];

  /** Notes a refusal, with its place; nothing comes of what was refused. */
  function attempt<T>(place: DomainErrorDetails, act: () => T): T[] {
    try {
      return [within(place, act)];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      problems.push(error);
      return [];
    }
  }

  function resolveDay(day: ProgrammeDay, zone: string): ResolvedDay[] {
    const place = { day: day.id };
    return attempt(place, () => localDay(day.date, zone)).flatMap((local) => {
      attempt(place, () => assertDistinct(day.segments));
      const segments = day.segments
        .flatMap((segment) =>
          attempt({ ...place, segment: segment.id }, () => resolveSegment(segment, local)),
        )
        .toSorted((a, b) => a.start - b.start);
      if (segments.length < day.segments.length) return [];
      return attempt(place, () => {
        assertApart(segments);
        const { id, date, state, audience } = day;
        return { id, date, state, audience, segments: withActualTimes(segments, day, local) };
      });
    });
  }

  attempt({}, () => assertPercent(programme.percent));
  attempt({}, () => assertDistinct(programme.days));
  const days = attempt({}, () => assertTimeZone(programme.timeZone)).flatMap(() =>
    programme.days.flatMap((day) => resolveDay(day, programme.timeZone)),
  );
  return { days, problems };
}

function resolveSegment(segment: Segment, local: LocalDay): ResolvedSegment {
  const { id, counts, audience } = segment;
  const start = instantOn(local, segment.start, 'start');
  const end = instantOn(local, segment.end, 'end');
  if (end <= start) throw new DomainError('END_NOT_AFTER_START');
  return { id, counts, audience, start, end };
}

/**
 * Rule 7: the first segment begins when the day began and the last one ends when it ended; what
 * lies outside did not take place.
 */
function withActualTimes(
  segments: readonly ResolvedSegment[],
  { actual }: SessionDay,
  local: LocalDay,
): readonly ResolvedSegment[] {
  const first = segments[0];
  const last = segments.at(-1);
  if (!actual || !first || !last) return segments;
  const began = actual.start === undefined ? first.start : instantOn(local, actual.start, 'start');
  const ended = actual.end === undefined ? last.end : instantOn(local, actual.end, 'end');
  if (ended <= began) throw new DomainError('END_NOT_AFTER_START');
  return segments
    .map((segment) => ({
      ...segment,
      start: segment === first ? began : Math.max(segment.start, began),
      end: segment === last ? ended : Math.min(segment.end, ended),
    }))
    .filter((segment) => segment.start < segment.end);
}

function assertPercent(percent: number): void {
  if (!Number.isInteger(percent) || percent < 1 || percent > 100) {
    throw new DomainError('PERCENT_OUT_OF_RANGE', { percent });
  }
}

/** @throws DomainError DUPLICATE_ID */
export function assertDistinct(things: readonly { id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of things) {
    if (seen.has(id)) throw new DomainError('DUPLICATE_ID', { id });
    seen.add(id);
  }
}

/** Segments of one day never overlap, not even where their audiences differ. */
function assertApart(sorted: readonly ResolvedSegment[]): void {
  for (const [i, segment] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next && next.start < segment.end) {
      throw new DomainError('SEGMENTS_OVERLAP', { segment: segment.id, other: next.id });
    }
  }
}
