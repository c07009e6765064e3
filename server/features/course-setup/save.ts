import type { Body, Reply } from '#contract/endpoints';
import type { CoursePlan } from '#domain/plan';
import { planChanges, same } from '#domain/plan-changes';
import { normalisePlan } from '#domain/plan-normal';
import { AppError } from '../../http/app-error.ts';
import type { Course } from '../../models/courses.ts';
import { assess } from './assess.ts';
import { bringPrep } from './bring-prep.ts';
import type { Context } from './context.ts';

/**
 * Saves a plan over the one that it began with. Sending the same plan again changes nothing, so a
 * save whose answer was lost may be repeated.
 * @throws AppError PLAN_CHANGED with what somebody else changed, PLAN_NOT_VALID with all problems
 */
export async function savePlan(
  context: Context,
  { baseRevision, plan: sent, templateId }: Body<'course-setup.save'>,
): Promise<Reply<'course-setup.save'>> {
  const { models, course, by, now } = context;
  const plan = normalisePlan(sent);
  const first = baseRevision === 0 && templateId !== undefined;
  if (same(plan, course.plan)) {
    if (first) await bringPrep(context, plan, templateId);
    return { revision: course.revision, plan, moved: 0 };
  }
  if (course.revision !== baseRevision) throw await planChanged(context, course, baseRevision);

  const { problems, impact } = await assess(context, plan, 'figures');
  if (problems.length > 0) {
    throw new AppError('PLAN_NOT_VALID', { count: problems.length, problems });
  }
  const saved = await models.courses.savePlan(course._id, baseRevision, plan, by, now);
  if (saved === null) {
    const latest = await models.courses.get(course._id);
    if (latest === null) throw new AppError('COURSE_NOT_FOUND');
    throw await planChanged(context, latest, baseRevision);
  }
  if (first) await bringPrep(context, plan, templateId);
  const moved = impact?.moved ?? 0;
  await recordChange(context, plan, saved.revision, moved);
  return { revision: saved.revision, plan, moved };
}

/** What was changed, by whom and when: ids alone, names come with `course-setup.merge`. */
async function planChanged(
  { models }: Context,
  { _id, plan, revision, planChangedAt, planChangedBy }: Course,
  baseRevision: number,
): Promise<AppError> {
  const base = await models.courses.planAt(_id, baseRevision);
  return new AppError('PLAN_CHANGED', {
    revision,
    changedAt: planChangedAt?.toISOString() ?? null,
    changedBy: planChangedBy,
    changes: base === null || plan === null ? null : planChanges(base, plan),
  });
}

async function recordChange(
  { course, audit }: Context,
  plan: CoursePlan,
  revision: number,
  moved: number,
): Promise<void> {
  await audit({ kind: 'planSaved', revision, moved });
  const before = new Map(course.plan?.days.map(({ id, state }) => [id, state]));
  for (const { id, state } of plan.days) {
    const was = before.get(id);
    if (was !== undefined && was !== state) {
      await audit({ kind: 'dayStateChanged', dayId: id, state });
    }
  }
}
