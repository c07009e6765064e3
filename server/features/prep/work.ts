import type { Body, Reply } from '#contract/endpoints';
import type { MyPrepTask } from '#contract/prep-mine';
import { isWebLink, prepLimits } from '#domain/prep';
import { prepFileProblem } from '#domain/prep-file';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { PrepText } from '../../models/prep-texts.ts';
import { type Act, begin } from './begin.ts';
import { sweep } from './files.ts';
import { findMyTask, readMyTask } from './mine.ts';
import { record } from './plan.ts';
import { shownFile } from './shown-file.ts';
import { endTogether, leaveTogether } from './together.ts';

type Who = Pick<Caller, 'course' | 'session'>;

/**
 * Marks a task as done or not. What was handed in is taken back with it, and stays with the
 * participant as what they have written; what others have handed in with them is theirs no longer.
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
  if (done) await models.prepWork.done(act.key, act.now, act.task.revision);
  else {
    const text = await models.prepTexts.get(act.key);
    await models.prepTexts.takeBack(act.key);
    await models.prepWork.undone(act.key);
    await sweep(deps, act, text?.handedInFileId);
    if (text?.handedInAt != null) {
      await endTogether(deps, act);
      await noteHandIn(deps, who, act, 'prepTakenBack');
    }
    const shared = await models.prepTogether.get(act.key);
    if (shared !== null) await leaveTogether(deps, who, act, shared);
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
  if (!['text', 'link'].includes(act.task.answer)) throw new AppError('PREP_NO_ANSWER_ASKED');
  const max = prepLimits.answer;
  if (text.length > max) throw new AppError('PREP_ANSWER_TOO_LONG', { max });
  const kept = await deps.models.prepTexts.keep(act.key, base, { answer: text }, act.now);
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
  const kept =
    act.task.answer === 'file'
      ? await keptFile(deps, act, baseRevision)
      : await keep(deps, act, baseRevision, text);
  const answer = {
    revision: kept.revision,
    handedIn: act.task.answer === 'file' ? '' : kept.answer.trim(),
    handedInFileId: act.task.answer === 'file' ? kept.fileId : null,
  };
  if (answer.handedIn === '' && answer.handedInFileId === null) {
    throw new AppError('PREP_ANSWER_MISSING');
  }
  if (act.task.answer === 'link' && !isWebLink(answer.handedIn)) {
    throw new AppError('PREP_LINK_NOT_WEB');
  }
  if (kept.handedInAt === null && (await models.prepTogether.get(act.key)) !== null) {
    throw new AppError('PREP_HANDED_IN_TOGETHER');
  }
  if (act.task.readers !== readers) throw new AppError('PREP_READERS_CHANGED');
  if (!isHandedIn(kept, { ...answer, readers })) {
    const done = await models.prepTexts.handIn(act.key, answer, readers, act.now);
    if (!done) throw new AppError('PREP_ANSWER_CHANGED');
    await sweep(deps, act, kept.handedInFileId);
    await noteHandIn(deps, who, act, 'prepHandedIn');
  }
  await models.prepWork.done(act.key, act.now, act.task.revision);
  return readMyTask(deps, who, act);
}

/** The file that was put up, as the participant last saw it. */
async function keptFile(deps: Deps, { key, task }: Act, base: number): Promise<PrepText> {
  const kept = await deps.models.prepTexts.get(key);
  if (kept?.fileId == null) throw new AppError('PREP_FILE_MISSING');
  if (kept.revision !== base) throw new AppError('PREP_ANSWER_CHANGED');
  const file = await deps.models.prepFiles.get(kept.fileId);
  const { maxPages: max } = task;
  if (file !== null && prepFileProblem(file, task) === 'TOO_MANY_PAGES') {
    throw new AppError('PREP_FILE_TOO_MANY_PAGES', { max, pages: file.pages });
  }
  return kept;
}

function isHandedIn(
  kept: PrepText,
  answer: Pick<PrepText, 'handedIn' | 'handedInFileId' | 'readers'>,
): boolean {
  return (
    kept.handedInAt !== null &&
    kept.handedIn === answer.handedIn &&
    kept.handedInFileId === answer.handedInFileId &&
    kept.readers === answer.readers
  );
}

/** Confirms that a task was looked at again. @throws AppError see the contract's `prep.confirm` */
export async function confirm(
  deps: Deps,
  who: Who,
  taskId: string,
  { revision }: Body<'prep.confirm'>,
): Promise<MyPrepTask> {
  const act = await begin(deps, who, taskId);
  await deps.models.prepWork.confirm(act.key, Math.min(revision, act.task.revision));
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
  const files = await models.prepFiles.ofIds(texts.flatMap((one) => one.handedInFileId ?? []));
  return {
    answers: texts.flatMap(({ personId, handedIn, handedInFileId, handedInAt, readers }) =>
      handedInAt === null || readers !== 'group' || personId === who.session.personId
        ? []
        : [
            {
              person: { id: personId, name: nameOf.get(personId) ?? '' },
              ...{ text: handedIn, at: handedInAt.toISOString() },
              file: shownFile(files.get(handedInFileId ?? '')),
            },
          ],
    ),
  };
}

function noteHandIn(deps: Deps, who: Who, act: Act, kind: 'prepHandedIn' | 'prepTakenBack') {
  const { key, task } = act;
  return record(deps, who, { kind, dayId: task.dayId, task: task._id, subject: key.personId });
}
