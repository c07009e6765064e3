import type { Reply } from '#contract/endpoints';
import type { PrepCounts } from '#contract/prep-board';
import { courseDays, isMeantFor } from '#domain/course-days';
import { type Preparedness, preparedness, type PrepTimes } from '#domain/prep';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { Participation } from '../../models/people.ts';
import type { PrepFile } from '../../models/prep-files.ts';
import type { PrepTask } from '../../models/prep-tasks.ts';
import type { PrepText } from '../../models/prep-texts.ts';
import type { PrepTogether } from '../../models/prep-together.ts';
import type { PrepWork } from '../../models/prep-work.ts';
import { planOf, type PrepDay, prepDay, shownDay, timesOf, wasInTime } from './context.ts';
import { currentWork } from './current.ts';
import { shownFile } from './shown-file.ts';

type Who = Pick<Caller, 'course'>;

/** Every day with its tasks and how prepared its participants are. @throws AppError COURSE_NOT_SET_UP */
export async function readOverview(
  { models }: Deps,
  { course }: Who,
): Promise<Reply<'prep.overview'>> {
  const days = courseDays(planOf(course));
  const [tasks, work, questions, everybody] = await Promise.all([
    models.prepTasks.ofCourse(course._id),
    models.prepWork.doneInCourse(course._id),
    models.prepTexts.questionsInCourse(course._id),
    models.people.listParticipants(course._id),
  ]);
  const current = currentWork(work, tasks);
  const [doneBy, againBy] = [tasksByPerson(current.done), tasksByPerson(current.again)];
  return {
    days: days.map((day) => {
      const own = tasks.filter(({ dayId }) => dayId === day.id);
      const published = own.filter((task) => task.published);
      const ids = new Set(own.map(({ _id }) => _id));
      return {
        ...shownDay(day),
        tasks: own.length,
        drafts: own.length - published.length,
        minutes: published.reduce((sum, one) => sum + (one.required ? one.minutes : 0), 0),
        questions: questions.filter(({ taskId }) => ids.has(taskId)).length,
        counts: countOf(
          whoPrepares(day, everybody).map(({ personId }) =>
            preparedness(
              asked(published),
              doneBy.get(personId) ?? new Set(),
              againBy.get(personId),
            ),
          ),
        ),
      };
    }),
  };
}

/** Who is prepared for a day, with answers and questions. @throws AppError DAY_NOT_FOUND */
export async function readBoard(
  { models }: Deps,
  { course }: Who,
  dayId: string,
): Promise<Reply<'prep.board'>> {
  const plan = planOf(course);
  const day = prepDay(course, dayId);
  const tasks = (await models.prepTasks.ofDay(course._id, dayId)).filter((one) => one.published);
  const ids = tasks.map(({ _id }) => _id);
  const [all, texts, everybody, together] = await Promise.all([
    models.prepWork.doneOfTasks(course._id, ids),
    models.prepTexts.ofTasks(course._id, ids),
    models.people.listParticipants(course._id),
    models.prepTogether.ofTasks(course._id, ids),
  ]);
  const files = await models.prepFiles.ofIds(texts.flatMap((one) => one.handedInFileId ?? []));
  const { done: work, again } = currentWork(all, tasks);
  const [doneBy, againBy] = [tasksByPerson(work), tasksByPerson(again)];
  const nothing = new Set<string>();
  const people = whoPrepares(day, everybody).map(({ personId, name }) => {
    const [done, lookAgain] = [doneBy.get(personId) ?? nothing, againBy.get(personId) ?? nothing];
    return {
      ...{ id: personId, name, done: done.size, again: lookAgain.size, tasks: tasks.length },
      preparedness: preparedness(asked(tasks), done, lookAgain),
    };
  });
  const meant = new Map(people.map((one) => [one.id, { id: one.id, name: one.name }]));
  const doneCount = new Map<string, number>();
  for (const { taskId, personId } of work) {
    if (meant.has(personId)) doneCount.set(taskId, (doneCount.get(taskId) ?? 0) + 1);
  }
  const readable: Readable = {
    ...{ meant, files, othersOf: othersByHandIn(together, meant) },
    nameOf: new Map(everybody.map((one) => [one.personId, one.name])),
  };
  const written = new Map<string, PrepText[]>(ids.map((id) => [id, []]));
  for (const text of texts) written.get(text.taskId)?.push(text);
  return {
    day: shownDay(day),
    days: courseDays(plan).map(shownDay),
    counts: countOf(people.map((one) => one.preparedness)),
    people,
    tasks: tasks.map((task) => ({
      ...{ id: task._id, title: task.title, answer: task.answer, required: task.required },
      ...{ done: doneCount.get(task._id) ?? 0, asked: people.length },
      ...wordsOf(written.get(task._id) ?? [], readable, timesOf(task, day, plan.timeZone)),
    })),
  };
}

type BoardTask = Reply<'prep.board'>['tasks'][number];

type Named = BoardTask['questions'][number]['person'];

/** Whom a board tells of, and what it tells of them. */
interface Readable {
  meant: ReadonlyMap<string, Named>;
  nameOf: ReadonlyMap<string, string>;
  files: ReadonlyMap<string, PrepFile>;
  /** Who else a hand-in is from, by task and the one who handed in. */
  othersOf: ReadonlyMap<string, Named[]>;
}

const handInOf = (taskId: string, ownerId: string) => `${taskId} ${ownerId}`;

function othersByHandIn(
  together: readonly PrepTogether[],
  meant: Readable['meant'],
): Map<string, Named[]> {
  const others = new Map<string, Named[]>();
  for (const { taskId, ownerId, personId } of together) {
    const other = meant.get(personId);
    if (other === undefined) continue;
    const key = handInOf(taskId, ownerId);
    const known = others.get(key);
    if (known) known.push(other);
    else others.set(key, [other]);
  }
  return others;
}

/** What of a task's texts the leaders read: what is handed in, and questions. */
function wordsOf(
  texts: readonly PrepText[],
  { meant, nameOf, files, othersOf }: Readable,
  times: PrepTimes,
): Pick<BoardTask, 'answers' | 'questions'> {
  const answers: BoardTask['answers'] = [];
  const questions: BoardTask['questions'] = [];
  for (const one of texts) {
    const { taskId, personId } = one;
    const others = othersOf.get(handInOf(taskId, personId)) ?? [];
    // What somebody who has left since handed in together is still the others'.
    if (!meant.has(personId) && others.length === 0) continue;
    const person = { id: personId, name: nameOf.get(personId) ?? '' };
    const { handedIn: text, handedInAt, handedInAgainAt: again, question, askedAt } = one;
    if (handedInAt !== null) {
      const changed = again !== null && again.getTime() > handedInAt.getTime();
      answers.push({
        ...{ person, text, at: handedInAt.toISOString(), inTime: wasInTime(handedInAt, times) },
        ...{ file: shownFile(files.get(one.handedInFileId ?? '')), together: others },
        changedAt: changed ? again.toISOString() : null,
      });
    }
    if (askedAt !== null) questions.push({ person, text: question, at: askedAt.toISOString() });
  }
  return { answers, questions };
}

/** Which tasks each participant has done. */
function tasksByPerson(work: readonly PrepWork[]): Map<string, Set<string>> {
  const doneBy = new Map<string, Set<string>>();
  for (const { personId, taskId } of work) {
    const own = doneBy.get(personId);
    if (own === undefined) doneBy.set(personId, new Set([taskId]));
    else own.add(taskId);
  }
  return doneBy;
}

function asked(tasks: readonly PrepTask[]) {
  return tasks.map(({ _id: id, required }) => ({ id, required }));
}

/** The participants that a day is meant for, without those who have left. */
function whoPrepares(day: PrepDay, everybody: readonly Participation[]): Participation[] {
  return everybody.filter(
    (one) => one.state === 'active' && !one.withdrawn && isMeantFor(day, one.group),
  );
}

function countOf(states: readonly Preparedness[]): PrepCounts {
  const of = (word: Preparedness) => states.filter((one) => one === word).length;
  return { prepared: of('prepared'), partly: of('partly'), none: of('none') };
}
