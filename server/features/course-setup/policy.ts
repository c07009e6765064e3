import { inOneInstitution } from '#domain/one-institution';
import type { CoursePlan } from '#domain/plan';
import type { Course } from '../../models/courses.ts';

/**
 * Whether a course may be set up with the plan of another one. That it was copied from there is Canvas'
 * own signed word, and Canvas has let somebody copy the content, so that whoever teaches the copy has
 * it. Within one institution alone.
 */
export function mayCopyFrom(course: Course, earlier: Course): boolean {
  return inOneInstitution(course, earlier);
}

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
