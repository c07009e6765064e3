import { courseDays, type CourseDay } from '#domain/course-days';
import type { CoursePlan } from '#domain/plan';
import { type PrepTimes, storedPrepTimes } from '#domain/prep';
import { AppError } from '../../http/app-error.ts';
import type { Course } from '../../models/courses.ts';
import type { PrepTask } from '../../models/prep-tasks.ts';

export type PrepDay = CourseDay;

/** @throws AppError COURSE_NOT_SET_UP */
export function planOf({ plan }: Course): CoursePlan {
  if (plan === null) throw new AppError('COURSE_NOT_SET_UP');
  return plan;
}

/** @throws AppError COURSE_NOT_SET_UP, DAY_NOT_FOUND */
export function prepDay(course: Course, dayId: string): PrepDay {
  const day = courseDays(planOf(course)).find((one) => one.id === dayId);
  if (day === undefined) throw new AppError('DAY_NOT_FOUND');
  return day;
}

/** A moment of epoch seconds as the contract says it. */
export function iso(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString();
}

export function shownDay({ id, number, date, title, state, begins }: PrepDay) {
  return { id, number, date, title, state, startsAt: iso(begins) };
}

/** The instants of a stored task. */
export function timesOf(task: PrepTask, day: PrepDay, zone: string): PrepTimes {
  return storedPrepTimes(task, day.begins, zone);
}

/** Whether something was done before it was due; null where it is not done, or never due. */
export function wasInTime(doneAt: Date | null, { dueAt }: PrepTimes): boolean | null {
  return doneAt === null || dueAt === null ? null : doneAt.getTime() <= dueAt * 1000;
}
