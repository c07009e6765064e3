import type { Reply } from '#contract/endpoints';
import type { MyPrepDay, MyPrepTask } from '#contract/prep';
import { courseDays, isMeantFor } from '#domain/course-days';
import { preparedness } from '#domain/prep';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { PrepTask } from '../../models/prep-tasks.ts';
import type { PrepText } from '../../models/prep-texts.ts';
import { iso, planOf, type PrepDay, shownDay, timesOf, wasInTime } from './context.ts';
import { safeHtml } from './safe-html.ts';

type Who = Pick<Caller, 'course' | 'session'>;

interface Own {
  doneAt: Date | null;
  text: PrepText | null;
}

/** The participant's own preparation of the days meant for them. @throws AppError COURSE_NOT_SET_UP */
export async function readMyPrep(deps: Deps, who: Who): Promise<Reply<'prep.mine'>> {
  const { models } = deps;
  const { course, session } = who;
  const { timeZone } = planOf(course);
  const seconds = deps.now().getTime() / 1000;
  const [days, tasks, work, texts] = await Promise.all([
    myDays(deps, who),
    models.prepTasks.ofCourse(course._id),
    models.prepWork.ofPerson(session.personId, course._id),
    models.prepTexts.ofPerson(session.personId, course._id),
  ]);
  const doneAt = new Map(work.map((one) => [one.taskId, one.doneAt]));
  const written = new Map(texts.map((one) => [one.taskId, one]));
  const shown = days.map((day) =>
    myDay(
      day,
      tasks
        .filter((task) => task.dayId === day.id && task.published)
        .map((task) => {
          const own = { doneAt: doneAt.get(task._id) ?? null, text: written.get(task._id) ?? null };
          return shownTask(task, day, own, { timeZone, seconds });
        }),
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

async function myDays({ models }: Deps, { course, session }: Who): Promise<PrepDay[]> {
  const mine = await models.people.getEnrolment(course._id, session.personId);
  return courseDays(planOf(course)).filter((day) => isMeantFor(day, mine?.group));
}

function myDay(day: PrepDay, tasks: MyPrepTask[]): MyPrepDay {
  const done = new Set(tasks.filter(({ doneAt }) => doneAt !== null).map(({ id }) => id));
  const required = tasks.filter((task) => task.required);
  const sum = (some: readonly MyPrepTask[]) => some.reduce((all, { minutes }) => all + minutes, 0);
  return {
    ...shownDay(day),
    tasks,
    preparedness: preparedness(tasks, done),
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
  const { doneAt, text } = own;
  return {
    ...{ id: task._id, title, kind, minutes, required, answer, readers, open },
    html: open ? safeHtml(task.text) : '',
    link: open ? task.link : '',
    ...{ opensAt: iso(times.opensAt), dueAt: iso(times.dueAt) },
    doneAt: doneAt?.toISOString() ?? null,
    inTime: wasInTime(doneAt, times),
    text: text?.answer ?? '',
    revision: text?.revision ?? 0,
    handedInAt: text?.handedInAt?.toISOString() ?? null,
    changedSince: text?.handedInAt != null && text.handedIn !== text.answer.trim(),
    question: text?.question ?? '',
  };
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
  const { models } = deps;
  const key = { courseId: course._id, taskId: task._id, personId: session.personId };
  const [work, text] = await Promise.all([
    models.prepWork.ofPerson(session.personId, course._id),
    models.prepTexts.get(key),
  ]);
  const doneAt = work.find(({ taskId }) => taskId === task._id)?.doneAt ?? null;
  const { timeZone } = planOf(course);
  return shownTask(task, day, { doneAt, text }, { timeZone, seconds: deps.now().getTime() / 1000 });
}
