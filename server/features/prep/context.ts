import { DomainError } from '#domain/errors';
import type { CoursePlan } from '#domain/plan';
import { prepTimes, type PrepTimes } from '#domain/prep';
import { resolveProgramme, type DayState } from '#domain/programme';
import { AppError } from '../../http/app-error.ts';
import type { Course } from '../../models/courses.ts';
import type { PrepTask } from '../../models/prep-tasks.ts';

/** A session day as its preparation needs it. */
export interface PrepDay {
  id: string;
  number: number;
  date: string;
  title: string;
  state: DayState;
  audience: readonly string[] | undefined;
  /** Epoch seconds; null without a programme. */
  begins: number | null;
  ends: number | null;
}

/** @throws AppError COURSE_NOT_SET_UP */
export function planOf({ plan }: Course): CoursePlan {
  if (plan === null) throw new AppError('COURSE_NOT_SET_UP');
  return plan;
}

/** The days of a plan, in its order. */
export function prepDays(plan: CoursePlan): PrepDay[] {
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

/** @throws AppError COURSE_NOT_SET_UP, DAY_NOT_FOUND */
export function prepDay(course: Course, dayId: string): PrepDay {
  const day = prepDays(planOf(course)).find((one) => one.id === dayId);
  if (day === undefined) throw new AppError('DAY_NOT_FOUND');
  return day;
}

/** Whether a day is meant for a participant of a group. */
export function isMeantFor({ audience }: PrepDay, group: string | null | undefined): boolean {
  return audience === undefined || (group != null && audience.includes(group));
}

/** A moment of epoch seconds as the contract says it. */
export function iso(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString();
}

export function shownDay({ id, number, date, title, state, begins }: PrepDay) {
  return { id, number, date, title, state, startsAt: iso(begins) };
}

/** The instants of a stored task; as if nothing were said where a new zone of the course skips them. */
export function timesOf(task: PrepTask, day: PrepDay, zone: string): PrepTimes {
  try {
    return prepTimes(task, day.begins, zone);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { opensAt: null, dueAt: day.begins };
  }
}

/** Whether something was done before it was due; null where it is not done, or never due. */
export function wasInTime(doneAt: Date | null, { dueAt }: PrepTimes): boolean | null {
  return doneAt === null || dueAt === null ? null : doneAt.getTime() <= dueAt * 1000;
}
