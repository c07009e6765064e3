import { type Interval, lengthOf, union } from './intervals.ts';
import type {
  Audience,
  DayState,
  ResolvedDay,
  ResolvedProgramme,
  ResolvedSegment,
} from './programme.ts';

/** A day as it is for one group of participants. */
export interface CountedDay {
  readonly id: string;
  readonly state: DayState;
  /** Not cancelled, and meant for the group. */
  readonly meant: boolean;
  /** The counted time that is meant for the group (tellende tid). */
  readonly counted: readonly Interval[];
  readonly plannedSeconds: number;
}

/** Whether a day or segment is meant for the participants of a group. */
export function isMeantFor(audience: Audience | undefined, group: string | undefined): boolean {
  return audience === undefined || (group !== undefined && audience.includes(group));
}

/**
 * The days of a course as they are for a participant's group, in the order of the programme. Works
 * each group out once: many participants share few groups.
 */
export function countedDaysByGroup(
  programme: ResolvedProgramme,
): (group: string | undefined) => readonly CountedDay[] {
  const known = new Map<string | undefined, readonly CountedDay[]>();
  return (group) => {
    const days = known.get(group) ?? programme.days.map((day) => countedDay(day, group));
    known.set(group, days);
    return days;
  };
}

/** Counted time of the days that are not cancelled, whomever it is meant for (time held, rule 18). */
export function heldSeconds(programme: ResolvedProgramme): number {
  return programme.days
    .filter((day) => day.state !== 'cancelled')
    .reduce((sum, day) => sum + lengthOf(countedTime(day.segments)), 0);
}

function countedDay(day: ResolvedDay, group: string | undefined): CountedDay {
  const { id, state, audience, segments } = day;
  const meant = state !== 'cancelled' && isMeantFor(audience, group);
  const counted = meant
    ? countedTime(segments.filter((segment) => isMeantFor(segment.audience, group)))
    : [];
  return { id, state, meant, counted, plannedSeconds: lengthOf(counted) };
}

function countedTime(segments: readonly ResolvedSegment[]): Interval[] {
  return union(segments.filter((segment) => segment.counts));
}
