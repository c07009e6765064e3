import type { Overview } from '#contract/course-setup';
import type { Role } from '#contract/roles';
import { planFigures } from '#domain/plan-figures';
import { planWarnings } from '#domain/plan-warnings';
import { todayIn } from './assess.ts';
import type { Context } from './context.ts';
import { publicPlan } from './policy.ts';
import { shownFigures } from './shown.ts';

/** The course as its plan stands: all of it for leaders and administrators, its public part for participants. */
export async function readOverview(context: Context, role: Role): Promise<Overview> {
  const { title, plan, revision } = context.course;
  const figures = plan === null ? null : shownFigures(planFigures(plan));
  const shared = { title, revision, figures };
  if (role === 'participant') {
    return {
      ...shared,
      plan: plan === null ? null : publicPlan(plan),
      ...{ warnings: null, changed: null, people: null, daysWithEvidence: null },
    };
  }
  const [people, changed, daysWithEvidence] = await Promise.all([
    countPeople(context),
    whoChanged(context),
    context.models.ledger.daysWithEntries(context.course._id),
  ]);
  return { ...shared, plan, changed, ...people, daysWithEvidence };
}

async function countPeople({ models, course, now }: Context) {
  const parts = (await models.people.listEnrolments([course._id])).filter((one) => !one.testUser);
  const all = parts.filter(({ role }) => role === 'participant');
  const taking = all.filter(({ withdrawnAt }) => withdrawnAt === null);
  const { plan } = course;
  const warnings =
    plan === null
      ? []
      : planWarnings({
          ...{ before: plan, after: plan, figures: planFigures(plan), presence: [] },
          today: todayIn(plan.timeZone, now),
          participants: taking.map(({ group }) => group),
        });
  return {
    warnings,
    people: {
      participants: taking.length,
      withdrawn: all.length - taking.length,
      leaders: parts.filter(({ role, state }) => role === 'leader' && state === 'active').length,
      withoutGroup: taking.filter(({ group }) => group === null).length,
    },
  };
}

/** Who saved the plan last, and when; null before the first save. */
export async function whoChanged({ models, course }: Context): Promise<Overview['changed']> {
  const { planChangedAt: at, planChangedBy: byId } = course;
  if (at === null || byId === null) return null;
  const person = await models.people.getPerson(byId);
  return { at: at.toISOString(), byId, by: person?.name ?? '' };
}
