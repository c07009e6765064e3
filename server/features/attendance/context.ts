import type { CoursePlan, PlanDay } from '#domain/plan';
import { type ResolvedDay, resolveProgramme, type ResolvedProgramme } from '#domain/programme';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { Course } from '../../models/courses.ts';
import type { AuditEvent } from '../../models/audit.ts';
import type { Models } from '../../models/open.ts';

export type PlannedCourse = Course & { plan: CoursePlan };

/** What every use case of attendance is given: who acts, where and when. */
export interface Context {
  models: Models;
  course: PlannedCourse;
  programme: ResolvedProgramme;
  /** Pseudonym of the course leader. */
  by: string;
  now: Date;
  audit: (event: AuditEvent) => Promise<void>;
}

/** @throws AppError COURSE_NOT_SET_UP */
export function contextOf(deps: Deps, { course, session }: Caller): Context {
  if (course.plan === null) throw new AppError('COURSE_NOT_SET_UP');
  const now = deps.now();
  const by = session.personId;
  const who = { platformId: session.platformId, courseId: course._id, by };
  return {
    ...{ models: deps.models, by, now },
    course: { ...course, plan: course.plan },
    programme: resolveProgramme(course.plan),
    audit: (event) => deps.models.audit.record(who, event, now),
  };
}

/** A day as it was planned and as the rules see it. */
export interface Day {
  id: string;
  plan: PlanDay;
  resolved: ResolvedDay;
  /** From the start of its first segment to the end of its last one; null without segments. */
  span: { start: number; end: number } | null;
}

/** @throws AppError DAY_NOT_FOUND */
export function dayOf(
  { course, programme }: Pick<Context, 'course' | 'programme'>,
  id: string,
): Day {
  const plan = course.plan.days.find((one) => one.id === id);
  const resolved = programme.days.find((one) => one.id === id);
  if (!plan || !resolved) throw new AppError('DAY_NOT_FOUND');
  return { id, plan, resolved, span: spanOf(resolved) };
}

/** @throws AppError DAY_NOT_FOUND, DAY_CANCELLED, DAY_WITHOUT_PROGRAMME */
export function recordableDay(
  context: Pick<Context, 'course' | 'programme'>,
  id: string,
): Day & { span: { start: number; end: number } } {
  const day = dayOf(context, id);
  if (day.resolved.state === 'cancelled') throw new AppError('DAY_CANCELLED');
  const { span } = day;
  if (span === null || !day.resolved.segments.some((segment) => segment.counts)) {
    throw new AppError('DAY_WITHOUT_PROGRAMME');
  }
  return { ...day, span };
}

export function spanOf({ segments }: ResolvedDay): Day['span'] {
  const [first] = segments;
  return first === undefined
    ? null
    : { start: first.start, end: Math.max(...segments.map((segment) => segment.end)) };
}
