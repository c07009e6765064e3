import type { Body, Reply } from '#contract/endpoints';
import { courseDays, isMeantFor } from '#domain/course-days';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { idFrom } from '../../models/ids.ts';
import type { Participation } from '../../models/people.ts';
import type { PrepMakeUp } from '../../models/prep-make-ups.ts';
import type { PrepTask } from '../../models/prep-tasks.ts';
import type { PrepKey } from '../../models/prep-work.ts';
import { planOf, type PrepDay, prepDay, shownDay } from './context.ts';
import { findTask, record } from './plan.ts';
import { handedInBy, makeUpEntryId, makeUpState, standingEntries } from './make-up-state.ts';

type Who = Pick<Caller, 'course' | 'session'>;

/**
 * The make-up minutes that a day's handed-in tasks propose, and what was decided of them. Who has
 * taken back what they had handed in is listed as long as a decision stands.
 * @throws AppError COURSE_NOT_SET_UP, DAY_NOT_FOUND
 */
export async function readMakeUps(
  { models }: Pick<Deps, 'models'>,
  { course }: Pick<Caller, 'course'>,
  dayId: string,
): Promise<Reply<'prep.makeUps'>> {
  prepDay(course, dayId);
  const all = await models.prepTasks.ofDay(course._id, dayId);
  const ids = all.map(({ _id }) => _id);
  const [texts, together, decisions, people] = await Promise.all([
    models.prepTexts.ofTasks(course._id, ids),
    models.prepTogether.ofTasks(course._id, ids),
    models.prepMakeUps.ofTasks(course._id, ids),
    models.people.listParticipants(course._id),
  ]);
  const leaders = await models.people.getPeople([...new Set(decisions.map(({ by }) => by))]);
  const entries = await standingEntries(models, course._id, decisions);
  const proposalsOf = (task: PrepTask) => {
    const handedIn = handedInBy(task._id, texts, together);
    return people.flatMap(({ personId, name, withdrawn }) => {
      const at = handedIn.get(personId) ?? null;
      const decided = decisions.find((one) => one.taskId === task._id && one.personId === personId);
      const offered = task.makeUpMinutes > 0 && task.published && at !== null && !withdrawn;
      if (decided === undefined && !offered) return [];
      return [
        {
          person: { id: personId, name },
          state: makeUpState(decided, entries),
          minutes: decided?.minutes ?? task.makeUpMinutes,
          dayId: decided?.dayId ?? task.dayId,
          handedInAt: at?.toISOString() ?? null,
          decidedBy: decided === undefined ? '' : (leaders.get(decided.by)?.name ?? ''),
          decidedAt: decided?.at.toISOString() ?? null,
        },
      ];
    });
  };
  return {
    days: courseDays(planOf(course)).map(shownDay),
    tasks: all
      .map((task) => ({ id: task._id, title: task.title, proposals: proposalsOf(task) }))
      .filter(({ proposals }) => proposals.length > 0),
  };
}

/**
 * Approves or declines. What is approved becomes a make-up entry in the ledger (rule 6), under an id
 * of its own: a retry, or two leaders at once, add nothing more.
 * @throws AppError see the contract's `prep.decideMakeUp`
 */
export async function decideMakeUp(
  deps: Deps,
  who: Who,
  { taskId, personId }: { taskId: string; personId: string },
  { approve, minutes, dayId }: Body<'prep.decideMakeUp'>,
): Promise<Reply<'prep.makeUps'>> {
  const { models } = deps;
  const { course, session } = who;
  const task = await findTask(deps, who, taskId);
  const key = { courseId: course._id, taskId, personId };
  const [person] = await models.people.listParticipants(course._id, [personId]);
  if (person === undefined) throw new AppError('PARTICIPANT_NOT_FOUND');
  const known = await models.prepMakeUps.get(key);
  if (known?.state !== 'approved') await assertDecidable(deps, task, key, minutes);
  if (approve) assertRecordable(prepDay(course, dayId), person);

  const state = approve ? ('approved' as const) : ('declined' as const);
  const decision = { state, minutes, dayId, by: session.personId, at: deps.now() };
  const { standing, changed } = await models.prepMakeUps.decide(key, decision);
  if (standing.state === 'approved') await enter(deps, who, task, standing);
  if (changed) {
    const event = { dayId: standing.dayId, task: taskId, subject: personId };
    await record(deps, who, {
      kind: approve ? 'prepMakeUpApproved' : 'prepMakeUpDeclined',
      ...event,
    });
  }
  return readMakeUps(deps, who, task.dayId);
}

async function assertDecidable(
  { models }: Deps,
  task: PrepTask,
  { courseId, taskId, personId }: PrepKey,
  minutes: number,
): Promise<void> {
  if (task.makeUpMinutes === 0 || task.makeUpMinutes !== minutes) {
    throw new AppError('PREP_MAKE_UP_CHANGED');
  }
  const [texts, together] = await Promise.all([
    models.prepTexts.ofTasks(courseId, [taskId]),
    models.prepTogether.ofTasks(courseId, [taskId]),
  ]);
  if (!handedInBy(taskId, texts, together).has(personId)) {
    throw new AppError('PREP_MAKE_UP_CHANGED');
  }
}

/** @throws AppError DAY_CANCELLED, DAY_WITHOUT_PROGRAMME, DAY_NOT_MEANT_FOR, PARTICIPANTS_WITHDRAWN */
function assertRecordable(day: PrepDay, person: Participation): void {
  if (day.state === 'cancelled') throw new AppError('DAY_CANCELLED');
  if (day.begins === null) throw new AppError('DAY_WITHOUT_PROGRAMME');
  if (!isMeantFor(day, person.group)) throw new AppError('DAY_NOT_MEANT_FOR');
  if (person.withdrawn) throw new AppError('PARTICIPANTS_WITHDRAWN');
}

async function enter(deps: Deps, who: Who, { title }: PrepTask, decided: PrepMakeUp) {
  const { models } = deps;
  const { courseId, personId, dayId, by, at, minutes } = decided;
  const _id = makeUpEntryId(decided);
  const word = planOf(who.course).language === 'en' ? 'Preparation' : 'Forarbeid';
  await models.notes.add([{ _id, courseId, personId, text: `${word}: ${title}` }]);
  const line = { kind: 'makeUp' as const, seconds: minutes * 60, batch: idFrom(_id, 'batch') };
  await models.ledger.append([{ _id, courseId, personId, dayId, by, at, ...line }]);
}
