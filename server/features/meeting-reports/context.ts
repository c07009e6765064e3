import type { CoursePlan, PlanDay } from '#domain/plan';
import { type ResolvedDay, resolveProgramme, type ResolvedProgramme } from '#domain/programme';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { AuditEvent } from '../../models/audit.ts';
import type { Course } from '../../models/courses.ts';
import type { Models } from '../../models/open.ts';
import type { ReportReadings } from './reading/readings.ts';
import type { ReportSeal } from './storage/seal.ts';
import type { Vault } from '../../models/vault.ts';

/** What all use cases of meeting reports share, whoever acts. */
export interface Tools {
  models: Models;
  seal: ReportSeal;
  vault: Vault;
  readings: ReportReadings;
}

/** What every use case is given: who acts, where and when. */
export interface Context extends Tools {
  course: Course & { plan: CoursePlan };
  programme: ResolvedProgramme;
  /** Pseudonym of the course leader. */
  by: string;
  now: Date;
  audit: (event: AuditEvent) => Promise<void>;
}

/** @throws AppError COURSE_NOT_SET_UP */
export function contextOf(deps: Deps, tools: Tools, { course, session }: Caller): Context {
  if (course.plan === null) throw new AppError('COURSE_NOT_SET_UP');
  const now = deps.now();
  const by = session.personId;
  const who = { platformId: session.platformId, courseId: course._id, by };
  return {
    ...tools,
    course: { ...course, plan: course.plan },
    programme: resolveProgramme(course.plan),
    ...{ by, now },
    audit: (event) => deps.models.audit.record(who, event, now),
  };
}

/** A day as it was planned and as the rules see it. */
export interface ReportDay {
  id: string;
  /** Its number in the course, from 1. */
  number: number;
  plan: PlanDay;
  resolved: ResolvedDay;
  /** From the start of its first segment to the end of its last one. */
  span: { start: number; end: number };
}

/** @throws AppError DAY_NOT_FOUND */
export function assertDay({ course }: Pick<Context, 'course'>, id: string): PlanDay {
  const plan = course.plan.days.find((one) => one.id === id);
  if (plan === undefined) throw new AppError('DAY_NOT_FOUND');
  return plan;
}

/** @throws AppError DAY_NOT_FOUND, DAY_CANCELLED, DAY_WITHOUT_PROGRAMME */
export function reportDay(context: Pick<Context, 'course' | 'programme'>, id: string): ReportDay {
  const plan = assertDay(context, id);
  const resolved = context.programme.days.find((one) => one.id === id);
  if (resolved === undefined) throw new AppError('DAY_NOT_FOUND');
  if (resolved.state === 'cancelled') throw new AppError('DAY_CANCELLED');
  const [first] = resolved.segments;
  if (first === undefined || !resolved.segments.some((segment) => segment.counts)) {
    throw new AppError('DAY_WITHOUT_PROGRAMME');
  }
  const end = Math.max(...resolved.segments.map((segment) => segment.end));
  const number = context.course.plan.days.indexOf(plan) + 1;
  return { id, number, plan, resolved, span: { start: first.start, end } };
}
