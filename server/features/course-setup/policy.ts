import type { CoursePlan } from '#domain/plan';

/**
 * The plan as a participant may read it. Programme, places, links, reasons for changes, and each
 * body's hours and wording are theirs to know; case numbers, what a body answered, and what its
 * export holds are between the leader and the body.
 */
export function publicPlan(plan: CoursePlan): CoursePlan {
  return {
    ...plan,
    approvals: plan.approvals.map((approval) => ({
      ...approval,
      ...{ reference: '', columns: [], answer: undefined },
    })),
  };
}
