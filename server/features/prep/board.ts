import type { Reply } from '#contract/endpoints';
import type { PrepCounts } from '#contract/prep';
import { courseDays, isMeantFor } from '#domain/course-days';
import { type Preparedness, preparedness, type PrepTimes } from '#domain/prep';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { Participation } from '../../models/people.ts';
import type { PrepTask } from '../../models/prep-tasks.ts';
import type { PrepText } from '../../models/prep-texts.ts';
import type { PrepWork } from '../../models/prep-work.ts';
import { planOf, type PrepDay, prepDay, shownDay, timesOf, wasInTime } from './context.ts';

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
  const doneBy = tasksByPerson(work);
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
            preparedness(asked(published), doneBy.get(personId) ?? new Set()),
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
  const [work, texts, everybody] = await Promise.all([
    models.prepWork.doneOfTasks(course._id, ids),
    models.prepTexts.ofTasks(course._id, ids),
    models.people.listParticipants(course._id),
  ]);
  const doneBy = tasksByPerson(work);
  const nothing = new Set<string>();
  const people = whoPrepares(day, everybody).map(({ personId, name }) => {
    const done = doneBy.get(personId) ?? nothing;
    return {
      ...{ id: personId, name, done: done.size, tasks: tasks.length },
      preparedness: preparedness(asked(tasks), done),
    };
  });
  const meant = new Map(people.map((one) => [one.id, { id: one.id, name: one.name }]));
  const doneCount = new Map<string, number>();
  for (const { taskId, personId } of work) {
    if (meant.has(personId)) doneCount.set(taskId, (doneCount.get(taskId) ?? 0) + 1);
  }
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
      ...wordsOf(written.get(task._id) ?? [], meant, timesOf(task, day, plan.timeZone)),
    })),
  };
}

type BoardTask = Reply<'prep.board'>['tasks'][number];

/** What of a task's texts the leaders read: what is handed in, and questions. */
function wordsOf(
  texts: readonly PrepText[],
  meant: ReadonlyMap<string, BoardTask['questions'][number]['person']>,
  times: PrepTimes,
): Pick<BoardTask, 'answers' | 'questions'> {
  const answers: BoardTask['answers'] = [];
  const questions: BoardTask['questions'] = [];
  for (const one of texts) {
    const person = meant.get(one.personId);
    if (person === undefined) continue;
    const { handedIn: text, handedInAt, handedInAgainAt: again, question, askedAt } = one;
    if (handedInAt !== null) {
      const changed = again !== null && again.getTime() > handedInAt.getTime();
      answers.push({
        ...{ person, text, at: handedInAt.toISOString(), inTime: wasInTime(handedInAt, times) },
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
