import type { Reply } from '#contract/endpoints';
import type { PrepCounts } from '#contract/prep';
import { type Preparedness, preparedness } from '#domain/prep';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { Participation } from '../../models/people.ts';
import type { PrepTask } from '../../models/prep-tasks.ts';
import type { PrepText } from '../../models/prep-texts.ts';
import {
  isMeantFor,
  planOf,
  type PrepDay,
  prepDay,
  prepDays,
  shownDay,
  timesOf,
  wasInTime,
} from './context.ts';

type Who = Pick<Caller, 'course'>;

/** Every day with its tasks and how prepared its participants are. @throws AppError COURSE_NOT_SET_UP */
export async function readOverview(
  { models }: Deps,
  { course }: Who,
): Promise<Reply<'prep.overview'>> {
  const days = prepDays(planOf(course));
  const [tasks, work, questions, everybody] = await Promise.all([
    models.prepTasks.ofCourse(course._id),
    models.prepWork.doneInCourse(course._id),
    models.prepTexts.questionsInCourse(course._id),
    models.people.listParticipants(course._id),
  ]);
  const doneBy = new Map<string, Set<string>>();
  for (const { personId, taskId } of work) {
    doneBy.set(personId, (doneBy.get(personId) ?? new Set()).add(taskId));
  }
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
  const people = whoPrepares(day, everybody).map(({ personId, name }) => {
    const done = new Set(work.filter((one) => one.personId === personId).map((one) => one.taskId));
    return {
      ...{ id: personId, name, done: done.size, tasks: tasks.length },
      preparedness: preparedness(asked(tasks), done),
    };
  });
  const meant = new Map(people.map((one) => [one.id, { id: one.id, name: one.name }]));
  return {
    day: shownDay(day),
    days: prepDays(plan).map(shownDay),
    counts: countOf(people.map((one) => one.preparedness)),
    people,
    tasks: tasks.map((task) => {
      const own = texts.filter(
        ({ taskId, personId }) => taskId === task._id && meant.has(personId),
      );
      const of = ({ personId }: PrepText) => meant.get(personId) ?? { id: personId, name: '' };
      const times = timesOf(task, day, plan.timeZone);
      return {
        ...{ id: task._id, title: task.title, answer: task.answer, required: task.required },
        done: work.filter(({ taskId, personId }) => taskId === task._id && meant.has(personId))
          .length,
        asked: people.length,
        answers: own.flatMap((one) => {
          const { handedIn: text, handedInAt, handedInAgainAt: again } = one;
          if (handedInAt === null) return [];
          const changed = again !== null && again.getTime() > handedInAt.getTime();
          return [
            {
              ...{ person: of(one), text, at: handedInAt.toISOString() },
              inTime: wasInTime(handedInAt, times),
              changedAt: changed ? again.toISOString() : null,
            },
          ];
        }),
        questions: own.flatMap((one) =>
          one.askedAt === null
            ? []
            : [{ person: of(one), text: one.question, at: one.askedAt.toISOString() }],
        ),
      };
    }),
  };
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
