import type { Template } from '#contract/course-setup';
import type { CoursePlan } from '#domain/plan';
import { planFigures } from '#domain/plan-figures';
import type { Course } from '../../models/courses.ts';
import type { Context } from './context.ts';
import { mayCopyFrom } from './policy.ts';
import { minutesDown } from './shown.ts';

/** A course that this one was copied from, and that has a plan. */
export type EarlierCourse = Course & { plan: CoursePlan };

const prefix = 'earlier-';
/** More than these nobody looks through. */
const most = 3;

/**
 * The courses that Canvas says this one was copied from, nearest first, as far as their plans may be
 * taken over. Canvas says so in launches (`$Context.id.history`) and in notices of copies.
 */
export async function earlierCourses({ models, course }: Context): Promise<EarlierCourse[]> {
  const told = await models.contextCopies.originsOf(course.platformId, course.contextId);
  const history = [...new Set([...course.canvas.contextHistory, ...told])];
  if (history.length === 0) return [];
  const found = await models.courses.ofContexts(course.platformId, history);
  const order = ({ contextId }: Course) => history.indexOf(contextId);
  return found
    .filter((one): one is EarlierCourse => one.plan !== null && one.plan.days.length > 0)
    .filter((one) => one._id !== course._id && mayCopyFrom(course, one))
    .toSorted((a, b) => order(a) - order(b))
    .slice(0, most);
}

/** The earlier course that a template's id names; null where the id is another template's. */
export async function earlierCourse(context: Context, id: string): Promise<EarlierCourse | null> {
  if (!id.startsWith(prefix)) return null;
  const all = await earlierCourses(context);
  return all.find((one) => one._id === id.slice(prefix.length)) ?? null;
}

/** An earlier course as it is offered beside the templates. */
export function describeEarlier({ _id, plan }: EarlierCourse): Template {
  const firstDate = plan.days.map(({ date }) => date).toSorted()[0] ?? '';
  return {
    id: prefix + _id,
    kind: 'earlier',
    name: plan.title,
    summary: '',
    days: plan.days.length,
    wholeDays: plan.days.length,
    planned: minutesDown(planFigures(plan).heldSeconds),
    forSome: plan.days.some(({ audience }) => audience !== undefined),
    approvals: plan.approvals.map(({ body }) => body),
    earlier: { firstDate, percent: plan.percent, language: plan.language },
  };
}
