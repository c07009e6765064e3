import type { CoursePlan, Group } from './plan.ts';
import { resolveProgramme, type DayState } from './programme.ts';

/** A session day with its number and instants, as lists, mails and preparation need it. */
export interface CourseDay {
  id: string;
  /** Place in the plan, from 1. */
  number: number;
  date: string;
  title: string;
  state: DayState;
  audience: readonly string[] | undefined;
  /** Epoch seconds; null without a programme. */
  begins: number | null;
  ends: number | null;
}

/** The days of a plan, in its order. @throws DomainError as {@link resolveProgramme} */
export function courseDays(plan: CoursePlan): CourseDay[] {
  const resolved = new Map(resolveProgramme(plan).days.map((day) => [day.id, day]));
  return plan.days.map((day, index) => {
    const segments = resolved.get(day.id)?.segments ?? [];
    return {
      ...{ id: day.id, number: index + 1, date: day.date, title: day.title, state: day.state },
      audience: day.audience,
      begins: segments[0]?.start ?? null,
      ends: segments.length === 0 ? null : Math.max(...segments.map(({ end }) => end)),
    };
  });
}

/** Whether a day is meant for a participant of a group. */
export function isMeantFor(
  { audience }: Pick<CourseDay, 'audience'>,
  group: Group | null | undefined,
): boolean {
  return audience === undefined || (group != null && audience.includes(group));
}
