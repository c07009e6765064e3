import type { Body } from '#contract/endpoints';
import type { PrepContentShape } from '#contract/prep';
import type { PrepDayPlan } from '#contract/prep-plan';
import { courseDays } from '#domain/course-days';
import {
  type PrepContent,
  prepLimits,
  type PrepProblem,
  prepProblem,
  type PrepRules,
} from '#domain/prep';
import { prepFileLimits } from '#domain/prep-file';
import type { ErrorCode } from '#contract/errors';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { AuditEvent } from '../../models/audit.ts';
import { idFrom } from '../../models/ids.ts';
import type { PrepTask } from '../../models/prep-tasks.ts';
import { iso, planOf, prepDay, shownDay, timesOf, type PrepDay } from './context.ts';
import { safeHtml } from './safe-html.ts';

type Who = Pick<Caller, 'course' | 'session'>;

/** The tasks of a day as a leader plans them. @throws AppError COURSE_NOT_SET_UP, DAY_NOT_FOUND */
export async function readDayPlan(
  { models }: Pick<Deps, 'models'>,
  { course }: Pick<Caller, 'course'>,
  dayId: string,
): Promise<PrepDayPlan> {
  const plan = planOf(course);
  const day = prepDay(course, dayId);
  const tasks = await models.prepTasks.ofDay(course._id, dayId);
  const [work, leaders] = await Promise.all([
    models.prepWork.doneOfTasks(
      course._id,
      tasks.map(({ _id }) => _id),
    ),
    models.people.getPeople([...new Set(tasks.map(({ changedBy }) => changedBy))]),
  ]);
  return {
    day: shownDay(day),
    days: courseDays(plan).map(shownDay),
    tasks: tasks.map((task) => {
      const { opensAt, dueAt } = timesOf(task, day, plan.timeZone);
      return {
        ...contentOf(task),
        ...{ id: task._id, revision: task.revision, html: safeHtml(task.text) },
        ...{ opensAt: iso(opensAt), dueAt: iso(dueAt), changedAt: task.changedAt.toISOString() },
        changedBy: leaders.get(task.changedBy)?.name ?? '',
        done: work.filter(({ taskId }) => taskId === task._id).length,
      };
    }),
  };
}

/** Adds a task at the end of a day. @throws AppError see the contract's `prep.add` */
export async function addTask(
  deps: Deps,
  who: Who,
  dayId: string,
  { requestId, task }: { requestId: string; task: PrepContentShape },
): Promise<PrepDayPlan> {
  const { models } = deps;
  const { course, session } = who;
  const day = prepDay(course, dayId);
  const content = checked(task, day, planOf(course).timeZone);
  const _id = idFrom('prep-task', course._id, dayId, requestId);
  const known = await models.prepTasks.ofDay(course._id, dayId);
  if (!known.some((one) => one._id === _id)) {
    assertRoom(known.length + 1);
    const position = nextPosition(known);
    const by = session.personId;
    const now = deps.now();
    await models.prepTasks.add([
      {
        ...{ _id, courseId: course._id, dayId, position, revision: 1, againRevision: 0 },
        ...{ changedAt: now, changedBy: by, ...content },
      },
    ]);
    await record(deps, who, { kind: 'prepTaskSaved', dayId, task: _id, revision: 1 });
  }
  return readDayPlan(deps, who, dayId);
}

/**
 * Saves a task over the revision that the change began with; those who have done it are asked to look
 * again when the leader says so. @throws AppError PREP_TASK_CHANGED …
 */
export async function saveTask(
  deps: Deps,
  who: Who,
  taskId: string,
  { baseRevision, task, askAgain }: Body<'prep.save'>,
): Promise<PrepDayPlan> {
  const { models } = deps;
  const { course, session } = who;
  const known = await findTask(deps, who, taskId);
  const { dayId } = known;
  const content = checked(task, prepDay(course, dayId), planOf(course).timeZone);
  if (askAgain || !sameContent(content, contentOf(known))) {
    const key = { _id: taskId, courseId: course._id, revision: baseRevision };
    const act = { by: session.personId, now: deps.now(), again: askAgain };
    const saved = await models.prepTasks.save(key, content, act);
    if (saved === null) throw new AppError('PREP_TASK_CHANGED');
    const { revision } = saved;
    await record(deps, who, { kind: 'prepTaskSaved', dayId, task: taskId, revision });
  }
  return readDayPlan(deps, who, dayId);
}

/** Removes a task that nobody has touched. @throws AppError PREP_TASK_NOT_FOUND, PREP_TASK_IN_USE */
export async function removeTask(deps: Deps, who: Who, taskId: string): Promise<PrepDayPlan> {
  const { models } = deps;
  const { course } = who;
  const { dayId } = await findTask(deps, who, taskId);
  const [work, texts, decided] = await Promise.all([
    models.prepWork.doneOfTasks(course._id, [taskId]),
    models.prepTexts.ofTasks(course._id, [taskId]),
    models.prepMakeUps.ofTasks(course._id, [taskId]),
  ]);
  const written = texts.some(
    ({ answer, handedIn, question, fileId }) => answer + handedIn + question + (fileId ?? ''),
  );
  if (work.length + decided.length > 0 || written) throw new AppError('PREP_TASK_IN_USE');
  await models.prepTasks.remove(course._id, taskId);
  await record(deps, who, { kind: 'prepTaskRemoved', dayId, task: taskId });
  return readDayPlan(deps, who, dayId);
}

/** @throws AppError COURSE_NOT_SET_UP, PREP_TASK_NOT_FOUND */
export async function findTask(
  { models }: Pick<Deps, 'models'>,
  { course }: Pick<Caller, 'course'>,
  taskId: string,
): Promise<PrepTask> {
  planOf(course);
  const task = await models.prepTasks.get(course._id, taskId);
  if (task === null) throw new AppError('PREP_TASK_NOT_FOUND');
  return task;
}

/** @throws AppError PREP_TOO_MANY_TASKS */
export function assertRoom(tasks: number): void {
  const max = prepLimits.tasksPerDay;
  if (tasks > max) throw new AppError('PREP_TOO_MANY_TASKS', { max });
}

export function nextPosition(tasks: readonly PrepTask[]): number {
  return Math.max(-1, ...tasks.map(({ position }) => position)) + 1;
}

export function record({ models, now }: Deps, { course, session }: Who, event: AuditEvent) {
  const { platformId, personId: by } = session;
  return models.audit.record({ platformId, courseId: course._id, by }, event, now());
}

/** What of a stored task a leader writes. */
export function contentOf(task: PrepContent): PrepContent {
  const { title, text, kind, link, minutes, required, answer, readers, published } = task;
  const moment = (one: PrepContent['due']) =>
    one === null ? null : { date: one.date, time: one.time };
  return {
    ...{ title, text, kind, link, minutes, required, answer, readers },
    ...{ opens: moment(task.opens), due: moment(task.due), published },
    ...rulesOf(task),
  };
}

function rulesOf(task: PrepRules): PrepRules {
  const { maxMegabytes, maxPages, together, makeUpMinutes } = task;
  return { maxMegabytes, maxPages, together, makeUpMinutes };
}

function sameContent(a: PrepContent, b: PrepContent): boolean {
  return JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b));
}

const refusals: Record<PrepProblem, { code: ErrorCode; max?: number; details?: object }> = {
  NO_TITLE: { code: 'PREP_NO_TITLE' },
  TITLE_TOO_LONG: { code: 'PREP_TITLE_TOO_LONG', max: prepLimits.title },
  TEXT_TOO_LONG: { code: 'PREP_TEXT_TOO_LONG', max: prepLimits.text },
  LINK_NOT_WEB: { code: 'PREP_LINK_NOT_WEB' },
  MINUTES_OUT_OF_RANGE: { code: 'PREP_MINUTES_OUT_OF_RANGE', max: prepLimits.minutes },
  FILE_LIMITS_OUT_OF_RANGE: { code: 'PREP_FILE_LIMITS_OUT_OF_RANGE', details: prepFileLimits },
  MAKE_UP_OUT_OF_RANGE: { code: 'PREP_MAKE_UP_OUT_OF_RANGE', max: prepLimits.makeUpMinutes },
  TIME_NOT_VALID: { code: 'PREP_TIME_NOT_VALID' },
  DUE_BEFORE_OPENS: { code: 'PREP_DUE_BEFORE_OPENS' },
};

function checked(task: PrepContentShape, day: PrepDay, zone: string): PrepContent {
  const content: PrepContent = {
    ...task,
    title: task.title.replace(/\s+/g, ' ').trim(),
    text: task.text.replace(/\r\n?/g, '\n').trim(),
    link: task.link.trim(),
    ...(task.answer === 'none' ? { together: false, makeUpMinutes: 0 } : {}),
  };
  const problem = prepProblem(content, day.begins, zone);
  if (problem === null) return content;
  const { code, max, details } = refusals[problem];
  throw new AppError(code, { ...details, ...(max === undefined ? {} : { max }) });
}
