import type { Body, Reply } from '#contract/endpoints';
import { planChanges } from '#domain/plan-changes';
import { mergePlans, type PlanConflict } from '#domain/plan-merge';
import { normalisePlan } from '#domain/plan-normal';
import { AppError } from '../../http/app-error.ts';
import type { Context } from './context.ts';
import { whoChanged } from './overview.ts';

type Merged = Reply<'course-setup.merge'>;

/**
 * Joins what a leader has written with what somebody else saved meanwhile. Nothing is saved: the
 * leader sees both, and saves on top of the revision that is given back.
 * @throws AppError COURSE_NOT_SET_UP when nobody has saved anything
 */
export async function mergePlan(
  context: Context,
  { baseRevision, plan: sent }: Body<'course-setup.merge'>,
): Promise<Merged> {
  const { models, course } = context;
  const changed = await whoChanged(context);
  if (course.plan === null || changed === null) throw new AppError('COURSE_NOT_SET_UP');
  const mine = normalisePlan(sent);
  const shared = { revision: course.revision, theirPlan: course.plan, changed };
  const base =
    baseRevision === course.revision
      ? course.plan
      : await models.courses.planAt(course._id, baseRevision);
  if (base === null) {
    return { ...shared, plan: mine, theirs: [], mine: [], conflicts: [], joined: false };
  }
  const { plan, conflicts } = mergePlans(base, mine, course.plan);
  return {
    ...shared,
    plan: normalisePlan(plan),
    theirs: planChanges(base, course.plan),
    mine: planChanges(base, mine),
    conflicts: conflicts.map(asJson),
    joined: true,
  };
}

/** A conflict's values as they travel; what is left out stays so. */
function asJson({ at, kind, mine, theirs }: PlanConflict): Merged['conflicts'][number] {
  return JSON.parse(JSON.stringify({ at, kind, mine, theirs })) as Merged['conflicts'][number];
}
