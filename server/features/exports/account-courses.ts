import { AppError } from '../../http/app-error.ts';
import type { Session } from '../../http/session-token.ts';
import type { Course } from '../../models/courses.ts';
import type { Models } from '../../models/open.ts';
import type { PlannedCourse } from './context.ts';

/** Which courses an administrator reaches. */
export interface AccountScope {
  platformId: string;
  deploymentId: string;
  /** Null for the root account: all courses of the deployment. */
  accountId: string | null;
}

/** @throws AppError WRONG_ROLE when the session is of no account */
export function scopeOf({ account, platformId, deploymentId }: Session): AccountScope {
  if (account === null) throw new AppError('WRONG_ROLE');
  return { platformId, deploymentId, accountId: account.isRoot ? null : account.id };
}

export function allCourses(models: Models, scope: AccountScope): Promise<Course[]> {
  const { platformId, deploymentId, accountId } = scope;
  return models.courses.listOfAccount({ platformId, deploymentId }, accountId);
}

/** Dates of the days that are not cancelled, in order. */
export function datesOf({ plan }: PlannedCourse): string[] {
  return plan.days
    .filter((day) => day.state !== 'cancelled')
    .map((day) => day.date)
    .sort();
}

/** Courses with a course day in a period, both its dates included; the earliest first. */
export async function coursesIn(
  models: Models,
  scope: AccountScope,
  { from, to }: { from: string; to: string },
): Promise<PlannedCourse[]> {
  const courses = await allCourses(models, scope);
  return courses
    .flatMap((course) => (course.plan === null ? [] : [{ ...course, plan: course.plan }]))
    .filter((course) => datesOf(course).some((date) => date >= from && date <= to))
    .sort((a, b) => ((datesOf(a)[0] ?? '') < (datesOf(b)[0] ?? '') ? -1 : 1));
}
