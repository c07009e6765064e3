import type { Body } from '#contract/endpoints';
import type { PrepDayPlan } from '#contract/prep-plan';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { idFrom } from '../../models/ids.ts';
import { prepDay } from './context.ts';
import { linkCopier, sourceCourse } from './other-courses.ts';
import { assertRoom, contentOf, nextPosition, readDayPlan, record } from './plan.ts';

type Who = Pick<Caller, 'course' | 'session'>;

/**
 * Puts the tasks of a day into an order; a task that another leader has added meanwhile comes last.
 * @throws AppError DAY_NOT_FOUND; PREP_TASK_NOT_FOUND for one that is not of this day
 */
export async function orderTasks(
  deps: Deps,
  who: Who,
  dayId: string,
  ids: readonly string[],
): Promise<PrepDayPlan> {
  const { models } = deps;
  prepDay(who.course, dayId);
  const known = (await models.prepTasks.ofDay(who.course._id, dayId)).map(({ _id }) => _id);
  if (ids.some((id) => !known.includes(id))) throw new AppError('PREP_TASK_NOT_FOUND');
  const wanted = [...new Set([...ids, ...known])];
  await models.prepTasks.order(who.course._id, dayId, wanted);
  return readDayPlan(deps, who, dayId);
}

/** Publishes all drafts of a day. @throws AppError DAY_NOT_FOUND */
export async function publishDay(deps: Deps, who: Who, dayId: string): Promise<PrepDayPlan> {
  const { course, session } = who;
  prepDay(course, dayId);
  await deps.models.prepTasks.publish(course._id, dayId, session.personId, deps.now());
  await record(deps, who, { kind: 'prepPublished', dayId });
  return readDayPlan(deps, who, dayId);
}

/**
 * Copies the tasks of another day to the end of a day, as drafts that open at once and are due when
 * the day begins: the other day's own times would be wrong here. The day may be of another course
 * that the caller leads; links into that course are left out, or lead to this course's own pages.
 * @throws AppError DAY_NOT_FOUND, COURSE_NOT_FOUND, PREP_TOO_MANY_TASKS
 */
export async function copyTasks(
  deps: Deps,
  who: Who,
  dayId: string,
  { requestId, from, courseId }: Body<'prep.copy'>,
): Promise<PrepDayPlan> {
  const { models } = deps;
  const { course, session } = who;
  prepDay(course, dayId);
  const other = courseId === undefined ? course : await sourceCourse(deps, who, courseId);
  prepDay(other, from);
  const [source, known, linkHere] = await Promise.all([
    models.prepTasks.ofDay(other._id, from),
    models.prepTasks.ofDay(course._id, dayId),
    linkCopier(deps, other, course),
  ]);
  const first = nextPosition(known);
  const now = deps.now();
  const copies = source.map((task, index) => ({
    _id: idFrom('prep-copy', course._id, dayId, requestId, task._id),
    ...{ courseId: course._id, dayId, position: first + index, revision: 1, againRevision: 0 },
    ...{ changedAt: now, changedBy: session.personId },
    ...{ ...contentOf(task), opens: null, due: null, published: false },
    link: linkHere(task.link),
  }));
  const added = copies.filter(({ _id }) => !known.some((one) => one._id === _id));
  assertRoom(known.length + added.length);
  await models.prepTasks.add(added);
  for (const { _id: task, revision } of added) {
    await record(deps, who, { kind: 'prepTaskSaved', dayId, task, revision });
  }
  return readDayPlan(deps, who, dayId);
}
