import type { Body, Reply } from '#contract/endpoints';
import type { MyPrepTask } from '#contract/prep';
import { isWebLink, prepLimits } from '#domain/prep';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { PrepText } from '../../models/prep-texts.ts';
import type { PrepKey } from '../../models/prep-work.ts';
import { findMyTask, type MyTask, readMyTask } from './mine.ts';
import { record } from './plan.ts';

type Who = Pick<Caller, 'course' | 'session'>;

/** Something that a participant does with a task of theirs. */
interface Act extends MyTask {
  key: PrepKey;
  now: Date;
}

/** @throws AppError PREP_TASK_NOT_FOUND, NOT_FOR_TEST_USER, PREP_DAY_CANCELLED, PREP_NOT_OPEN */
async function begin(deps: Deps, who: Who, taskId: string): Promise<Act> {
  const { course, session } = who;
  const found = await findMyTask(deps, who, taskId);
  if (session.testUser) throw new AppError('NOT_FOR_TEST_USER');
  if (found.day.state === 'cancelled') throw new AppError('PREP_DAY_CANCELLED');
  if (!found.open) throw new AppError('PREP_NOT_OPEN');
  const key = { courseId: course._id, taskId, personId: session.personId };
  return { ...found, key, now: deps.now() };
}

/**
 * Marks a task as done or not. What was handed in is taken back with it, and stays with the
 * participant as what they have written.
 * @throws AppError see the contract's `prep.setDone`
 */
export async function setDone(
  deps: Deps,
  who: Who,
  taskId: string,
  { done }: Body<'prep.setDone'>,
): Promise<MyPrepTask> {
  const { models } = deps;
  const act = await begin(deps, who, taskId);
  if (done && act.task.answer !== 'none') throw new AppError('PREP_ANSWER_MISSING');
  if (done) await models.prepWork.done(act.key, act.now);
  else {
    const text = await models.prepTexts.get(act.key);
    await models.prepTexts.takeBack(act.key);
    await models.prepWork.undone(act.key);
    if (text?.handedInAt != null) await noteHandIn(deps, who, act, 'prepTakenBack');
  }
  return readMyTask(deps, who, act);
}

/** Keeps an answer as it is being written. @throws AppError see the contract's `prep.keepAnswer` */
export async function keepAnswer(
  deps: Deps,
  who: Who,
  taskId: string,
  { baseRevision, text }: Body<'prep.keepAnswer'>,
): Promise<MyPrepTask> {
  const act = await begin(deps, who, taskId);
  await keep(deps, act, baseRevision, text);
  return readMyTask(deps, who, act);
}

async function keep(deps: Deps, act: Act, base: number, text: string): Promise<PrepText> {
  if (act.task.answer === 'none') throw new AppError('PREP_NO_ANSWER_ASKED');
  const max = prepLimits.answer;
  if (text.length > max) throw new AppError('PREP_ANSWER_TOO_LONG', { max });
  const kept = await deps.models.prepTexts.keep(act.key, base, text, act.now);
  if (kept === null) throw new AppError('PREP_ANSWER_CHANGED');
  return kept;
}

/**
 * Hands in an answer; before or after it is due. Handed in again, it keeps the time of the first.
 * @throws AppError see the contract's `prep.handIn`
 */
export async function handIn(
  deps: Deps,
  who: Who,
  taskId: string,
  { baseRevision, text, readers }: Body<'prep.handIn'>,
): Promise<MyPrepTask> {
  const { models } = deps;
  const act = await begin(deps, who, taskId);
  const kept = await keep(deps, act, baseRevision, text);
  const answer = kept.answer.trim();
  if (answer === '') throw new AppError('PREP_ANSWER_MISSING');
  if (act.task.answer === 'link' && !isWebLink(answer)) throw new AppError('PREP_LINK_NOT_WEB');
  if (act.task.readers !== readers) throw new AppError('PREP_READERS_CHANGED');
  if (kept.handedIn !== answer || kept.readers !== readers || kept.handedInAt === null) {
    await models.prepTexts.handIn(act.key, answer, readers, act.now);
    await noteHandIn(deps, who, act, 'prepHandedIn');
  }
  await models.prepWork.done(act.key, act.now);
  return readMyTask(deps, who, act);
}

/** Leaves a question for the leaders, or takes it back. @throws AppError see the contract's `prep.ask` */
export async function ask(
  deps: Deps,
  who: Who,
  taskId: string,
  { text }: Body<'prep.ask'>,
): Promise<MyPrepTask> {
  const act = await begin(deps, who, taskId);
  const max = prepLimits.question;
  const question = text.trim();
  if (question.length > max) throw new AppError('PREP_QUESTION_TOO_LONG', { max });
  await deps.models.prepTexts.ask(act.key, question, act.now);
  return readMyTask(deps, who, act);
}

/**
 * What others have handed in for the group to read. What was handed in for the leaders alone stays
 * with them, whatever the task says now.
 * @throws AppError PREP_TASK_NOT_FOUND
 */
export async function readGroupAnswers(
  deps: Deps,
  who: Who,
  taskId: string,
): Promise<Reply<'prep.groupAnswers'>> {
  const { models } = deps;
  const { task, open } = await findMyTask(deps, who, taskId);
  if (task.readers !== 'group' || !open) return { answers: [] };
  const [texts, participants] = await Promise.all([
    models.prepTexts.ofTasks(who.course._id, [taskId]),
    models.people.listParticipants(who.course._id),
  ]);
  const nameOf = new Map(participants.map(({ personId, name }) => [personId, name]));
  return {
    answers: texts.flatMap(({ personId, handedIn, handedInAt, readers }) =>
      handedInAt === null || readers !== 'group' || personId === who.session.personId
        ? []
        : [
            {
              person: { id: personId, name: nameOf.get(personId) ?? '' },
              ...{ text: handedIn, at: handedInAt.toISOString() },
            },
          ],
    ),
  };
}

function noteHandIn(deps: Deps, who: Who, act: Act, kind: 'prepHandedIn' | 'prepTakenBack') {
  const { key, task } = act;
  return record(deps, who, { kind, dayId: task.dayId, task: task._id, subject: key.personId });
}
