import type { ErrorCode } from '#contract/errors';
import { openingOf, phaseOf } from '#domain/check-in';
import { countedDaysByGroup } from '#domain/counted-days';
import { DomainError, type DomainErrorCode } from '#domain/errors';
import type { Interval } from '#domain/intervals';
import type { CoursePlan, PlanDay } from '#domain/plan';
import { type ResolvedDay, resolveProgramme } from '#domain/programme';
import { type LocalDay, localDay, wallTimeOf } from '#domain/time';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { CheckInDay } from '../../models/check-ins.ts';
import type { Course } from '../../models/courses.ts';
import type { Models } from '../../models/open.ts';
import type { Participation } from '../../models/people.ts';

/** What every use case of check-in is given: the course, and the instant in epoch seconds. */
export interface Context {
  models: Models;
  course: Course & { plan: CoursePlan };
  now: Date;
  seconds: number;
}

/** @throws AppError COURSE_NOT_SET_UP */
export function contextOf({ models, now }: Deps, { course }: Pick<Caller, 'course'>): Context {
  if (course.plan === null) throw new AppError('COURSE_NOT_SET_UP');
  const instant = now();
  return {
    ...{ models, course: { ...course, plan: course.plan } },
    ...{ now: instant, seconds: Math.floor(instant.getTime() / 1000) },
  };
}

/** A day that one can come to: with a date, a programme, and its place in the course. */
export interface Day {
  id: string;
  number: number;
  plan: PlanDay;
  resolved: ResolvedDay;
  local: LocalDay;
  /** From the start of its first segment to the end of its last one. */
  span: Interval;
}

/** What has been worked out already, by course, revision of its plan, and day. */
const known = new Map<string, Day>();
const mostKnown = 100;

/**
 * Of the whole programme this day alone is resolved, once for each revision of the plan: hundreds
 * may be at the door at once.
 * @throws AppError DAY_NOT_FOUND, DAY_CANCELLED, DAY_WITHOUT_PROGRAMME
 */
export function dayOf({ course }: Pick<Context, 'course'>, id: string): Day {
  const key = JSON.stringify([course._id, course.revision, id]);
  const day = known.get(key) ?? resolveDay(course, id);
  if (known.size >= mostKnown) known.clear();
  known.set(key, day);
  return day;
}

function resolveDay(course: Context['course'], id: string): Day {
  const { days, ...rest } = course.plan;
  const index = days.findIndex((one) => one.id === id);
  const plan = days[index];
  if (!plan) throw new AppError('DAY_NOT_FOUND');
  const [resolved] = resolveProgramme({ ...rest, days: [plan] }).days;
  if (!resolved) throw new AppError('DAY_NOT_FOUND');
  if (resolved.state === 'cancelled') throw new AppError('DAY_CANCELLED');
  const [first] = resolved.segments;
  if (first === undefined) throw new AppError('DAY_WITHOUT_PROGRAMME');
  const end = Math.max(...resolved.segments.map((segment) => segment.end));
  const local = localDay(plan.date, course.plan.timeZone);
  return { id, number: index + 1, plan, resolved, local, span: { start: first.start, end } };
}

/** The head of a day as replies show it. */
export function headOf({ id, number, plan }: Day) {
  return { id, number, title: plan.title, date: plan.date, state: plan.state };
}

/**
 * When the day is open. Times that were set and that a change of the plan has made impossible give
 * way to the rule's.
 */
export function openingOfDay(day: Day, record: Pick<CheckInDay, 'opening'> | null): Interval {
  try {
    return openingOf(day.span, day.local, record?.opening ?? null);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return openingOf(day.span, day.local, null);
  }
}

/** The opening times as replies show them. */
export function shownOpening(opening: Interval, seconds: number) {
  return {
    ...{ opensAt: opening.start, closesAt: opening.end },
    phase: phaseOf(opening, seconds),
  };
}

/** Hours and minutes on the clock of the course. */
export function clockOf({ course }: Pick<Context, 'course'>, instant: number): string {
  return wallTimeOf(instant, course.plan.timeZone).time.slice(0, 5);
}

/** Whether a day has planned time for a participant who takes part in the course. */
export function isForPerson(
  { course }: Pick<Context, 'course'>,
  { resolved }: Day,
  person: Pick<Participation, 'group' | 'withdrawn'>,
): boolean {
  if (person.withdrawn) return false;
  const programme = { percent: course.plan.percent, days: [resolved] };
  const [counted] = countedDaysByGroup(programme)(person.group ?? undefined);
  return (counted?.plannedSeconds ?? 0) > 0;
}

/** The same for whoever is signed in. */
export async function isForMe(
  context: Pick<Context, 'course' | 'models'>,
  day: Day,
  personId: string,
): Promise<boolean> {
  const one = await context.models.people.getEnrolment(context.course._id, personId);
  if (one?.role !== 'participant' || one.testUser) return false;
  return isForPerson(context, day, { group: one.group, withdrawn: one.withdrawnAt !== null });
}

const codes: Partial<Record<DomainErrorCode, ErrorCode>> = {
  ...{ INVALID_TIME: 'INVALID_TIME', SKIPPED_TIME: 'SKIPPED_TIME' },
  END_NOT_AFTER_START: 'END_NOT_AFTER_START',
};

/** Does what the rules may refuse; a refusal becomes an error of the contract. */
export function underRules<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    const code = error instanceof DomainError ? codes[error.code] : undefined;
    if (code === undefined) throw error;
    throw new AppError(code);
  }
}
