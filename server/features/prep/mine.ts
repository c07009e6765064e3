import type { Reply } from '#contract/endpoints';
import type { MyPrepDay, MyPrepTask } from '#contract/prep-mine';
import { courseDays, isMeantFor } from '#domain/course-days';
import { preparedness, prepStanding } from '#domain/prep';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { PrepTask } from '../../models/prep-tasks.ts';
import type { Models } from '../../models/open.ts';
import type { PrepFile } from '../../models/prep-files.ts';
import type { PrepText } from '../../models/prep-texts.ts';
import type { PrepWork } from '../../models/prep-work.ts';
import { iso, planOf, type PrepDay, shownDay, timesOf, wasInTime } from './context.ts';
import { readMyMakeUps } from './make-up-state.ts';
import { safeHtml } from './safe-html.ts';
import { alone, readShared, type Shared } from './shared-hand-ins.ts';
import { shownFile } from './shown-file.ts';

type Who = Pick<Caller, 'course' | 'session'>;

interface Own {
  work: PrepWork | null;
  text: PrepText | null;
  file: PrepFile | null;
  shared: Shared;
  /** What was decided of make-up; null where nothing was. */
  makeUp: MyPrepTask['makeUp'];
}

/** The participant's own preparation of the days meant for them. @throws AppError COURSE_NOT_SET_UP */
export async function readMyPrep(deps: Deps, who: Who): Promise<Reply<'prep.mine'>> {
  const { models } = deps;
  const { course, session } = who;
  const { timeZone } = planOf(course);
  const seconds = deps.now().getTime() / 1000;
  const [days, tasks, ownOf] = await Promise.all([
    myDays(deps, who),
    models.prepTasks.ofCourse(course._id),
    readOwn(models, course._id, session.personId),
  ]);
  const shown = days.map((day) =>
    myDay(
      day,
      tasks
        .filter((task) => task.dayId === day.id && task.published)
        .map((task) => shownTask(task, day, ownOf(task._id), { timeZone, seconds })),
    ),
  );
  const coming = days
    .filter((day) => day.state !== 'cancelled' && (day.ends ?? 0) > seconds)
    .toSorted((a, b) => (a.begins ?? 0) - (b.begins ?? 0));
  return {
    days: shown,
    nextDayId: coming[0]?.id ?? null,
    timeZone,
    testUser: session.testUser,
  };
}

/** All that a participant has done in a course; answers for one task at a time. */
async function readOwn(
  models: Models,
  courseId: string,
  personId: string,
): Promise<(taskId: string) => Own> {
  const [work, texts, shared, makeUps] = await Promise.all([
    models.prepWork.ofPerson(personId, courseId),
    models.prepTexts.ofPerson(personId, courseId),
    readShared(models, courseId, personId),
    readMyMakeUps(models, courseId, personId),
  ]);
  const files = await models.prepFiles.ofIds(texts.flatMap((one) => one.fileId ?? []));
  const workOf = new Map(work.map((one) => [one.taskId, one]));
  const textOf = new Map(texts.map((one) => [one.taskId, one]));
  return (taskId) => {
    const text = textOf.get(taskId) ?? null;
    return {
      ...{ work: workOf.get(taskId) ?? null, text },
      file: files.get(text?.fileId ?? '') ?? null,
      shared: shared.get(taskId) ?? alone,
      makeUp: makeUps.get(taskId) ?? null,
    };
  };
}

async function myDays({ models }: Deps, { course, session }: Who): Promise<PrepDay[]> {
  const mine = await models.people.getEnrolment(course._id, session.personId);
  return courseDays(planOf(course)).filter((day) => isMeantFor(day, mine?.group));
}

function myDay(day: PrepDay, tasks: MyPrepTask[]): MyPrepDay {
  const idsOf = (some: readonly MyPrepTask[]) => new Set(some.map(({ id }) => id));
  const done = idsOf(tasks.filter(({ doneAt, again }) => doneAt !== null && !again));
  const again = idsOf(tasks.filter((task) => task.again));
  const required = tasks.filter((task) => task.required);
  const sum = (some: readonly MyPrepTask[]) => some.reduce((all, { minutes }) => all + minutes, 0);
  return {
    ...shownDay(day),
    tasks,
    preparedness: preparedness(tasks, done, again),
    minutes: sum(required),
    minutesLeft: sum(required.filter(({ id }) => !done.has(id))),
  };
}

interface Clock {
  timeZone: string;
  /** Now, in epoch seconds. */
  seconds: number;
}

function shownTask(task: PrepTask, day: PrepDay, own: Own, clock: Clock): MyPrepTask {
  const times = timesOf(task, day, clock.timeZone);
  const open = (times.opensAt ?? -Infinity) <= clock.seconds;
  const { title, kind, minutes, required, answer, readers } = task;
  const { maxMegabytes, maxPages, together } = task;
  const { work, text, file, shared } = own;
  const doneAt = work?.doneAt ?? null;
  return {
    ...{ id: task._id, title, kind, minutes, required, answer, readers, open },
    ...{ maxMegabytes, maxPages, together, taskRevision: task.revision },
    html: open ? safeHtml(task.text) : '',
    link: open ? task.link : '',
    ...{ opensAt: iso(times.opensAt), dueAt: iso(times.dueAt) },
    doneAt: doneAt?.toISOString() ?? null,
    inTime: wasInTime(doneAt, times),
    text: text?.answer ?? '',
    revision: text?.revision ?? 0,
    handedInAt: text?.handedInAt?.toISOString() ?? null,
    changedSince: text?.handedInAt != null && !isAsHandedIn(text, answer),
    question: text?.question ?? '',
    file: shownFile(file),
    again: work !== null && prepStanding(work, task.againRevision) === 'again',
    colleagues: shared.colleagues,
    handedInBy: text?.handedInAt == null ? shared.handedInBy : null,
    makeUp: own.makeUp ?? offeredMakeUp(task, doneAt),
  };
}

function offeredMakeUp(
  { makeUpMinutes: minutes }: PrepTask,
  handedInAt: Date | null,
): MyPrepTask['makeUp'] {
  if (minutes === 0) return null;
  return { minutes, state: handedInAt === null ? 'offered' : 'pending' };
}

function isAsHandedIn(text: PrepText, answer: PrepTask['answer']): boolean {
  return answer === 'file'
    ? text.handedInFileId === text.fileId
    : text.handedIn === text.answer.trim();
}

/** A published task of a day meant for the participant. */
export interface MyTask {
  task: PrepTask;
  day: PrepDay;
  open: boolean;
}

/** @throws AppError COURSE_NOT_SET_UP; PREP_TASK_NOT_FOUND also for a draft, and for others' days */
export async function findMyTask(deps: Deps, who: Who, taskId: string): Promise<MyTask> {
  const { timeZone } = planOf(who.course);
  const [task, days] = await Promise.all([
    deps.models.prepTasks.get(who.course._id, taskId),
    myDays(deps, who),
  ]);
  const day = days.find(({ id }) => id === task?.dayId);
  if (task?.published !== true || day === undefined) throw new AppError('PREP_TASK_NOT_FOUND');
  const { opensAt } = timesOf(task, day, timeZone);
  return { task, day, open: (opensAt ?? -Infinity) <= deps.now().getTime() / 1000 };
}

/** One task as it stands now. */
export async function readMyTask(
  deps: Deps,
  { course, session }: Who,
  { task, day }: MyTask,
): Promise<MyPrepTask> {
  const ownOf = await readOwn(deps.models, course._id, session.personId);
  const { timeZone } = planOf(course);
  const seconds = deps.now().getTime() / 1000;
  return shownTask(task, day, ownOf(task._id), { timeZone, seconds });
}
