import type { Approval } from '#domain/approvals';
import type { Purpose } from '#contract/exports';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { Course } from '../../models/courses.ts';
import type { Models } from '../../models/open.ts';

export type PlannedCourse = Course & { plan: NonNullable<Course['plan']> };

/** What every list is made from: the course, and how it is noted that it was taken out. */
export interface Context {
  models: Models;
  course: PlannedCourse;
  now: Date;
  /** Notes what was taken out and why, under the people whom it tells of (rule 28). */
  taken: (what: ExportKind, why: Purpose, subjects: readonly string[]) => Promise<void>;
}

/** What is taken out, as the log names it. Never which body: that would tell of a membership. */
export type ExportKind = 'bodyList' | 'dossier' | 'attendanceList' | 'signingSheet' | 'fees';

/** @throws AppError COURSE_NOT_SET_UP */
export function contextOf({ models, now }: Deps, { course, session }: Caller): Context {
  const { plan } = course;
  if (plan === null) throw new AppError('COURSE_NOT_SET_UP');
  const at = now();
  const who = { platformId: session.platformId, courseId: course._id, by: session.personId };
  return {
    ...{ models, now: at, course: { ...course, plan } },
    taken: (what, why, subjects) =>
      models.audit.record(who, { kind: 'exported', what, why, subjects: [...subjects] }, at),
  };
}

/** @throws AppError APPROVAL_NOT_FOUND */
export function approvalOf({ course }: Pick<Context, 'course'>, id: string): Approval {
  const approval = course.plan.approvals.find((one) => one.id === id);
  if (!approval) throw new AppError('APPROVAL_NOT_FOUND');
  return approval;
}
