import type { Body, Reply } from '#contract/endpoints';
import type { MyPrepTask } from '#contract/prep-mine';
import { isMeantFor } from '#domain/course-days';
import { prepLimits } from '#domain/prep';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { Participation } from '../../models/people.ts';
import type { PrepTogether } from '../../models/prep-together.ts';
import type { PrepKey } from '../../models/prep-work.ts';
import { type Act, begin } from './begin.ts';
import type { PrepDay } from './context.ts';
import { readMyTask } from './mine.ts';
import { record } from './plan.ts';

type Who = Pick<Caller, 'course' | 'session'>;

/** Names are shown from this many letters on, so that nobody leafs through the list by accident. */
const leastLetters = 2;
const mostFound = 10;

/** @throws AppError PREP_NOT_TOGETHER where a task is handed in by each alone */
async function beginTogether(deps: Deps, who: Who, taskId: string): Promise<Act> {
  const act = await begin(deps, who, taskId);
  if (!act.task.together) throw new AppError('PREP_NOT_TOGETHER');
  return act;
}

/**
 * Participants of the course whose name has the letters: names, and nothing else of them.
 * @throws AppError see the contract's `prep.findColleagues`
 */
export async function findColleagues(
  deps: Deps,
  who: Who,
  taskId: string,
  { search }: Body<'prep.findColleagues'>,
): Promise<Reply<'prep.findColleagues'>> {
  const act = await beginTogether(deps, who, taskId);
  const words = folded(search).split(/\s+/).filter(Boolean);
  if (words.join('').length < leastLetters) return { people: [] };
  const people = (await deps.models.people.listParticipants(who.course._id)).filter(
    (one) => isColleague(one, act) && words.every((word) => folded(one.name).includes(word)),
  );
  return {
    people: people.slice(0, mostFound).map(({ personId: id, name }) => ({ id, name })),
  };
}

/** Adds somebody to what the participant has handed in. @throws AppError see `prep.addColleague` */
export async function addColleague(
  deps: Deps,
  who: Who,
  taskId: string,
  { personId }: Body<'prep.addColleague'>,
): Promise<MyPrepTask> {
  const { models } = deps;
  const act = await beginTogether(deps, who, taskId);
  const { courseId, personId: ownerId } = act.key;
  const key = { courseId, taskId, personId };
  const [mine, theirs, [found], known] = await Promise.all([
    models.prepTexts.get(act.key),
    models.prepTexts.get(key),
    models.people.listParticipants(courseId, [personId]),
    models.prepTogether.ofOwner(courseId, taskId, ownerId),
  ]);
  if (mine?.handedInAt == null) throw new AppError('PREP_NOT_HANDED_IN');
  if (found === undefined || !isColleague(found, act)) throw new AppError('PARTICIPANT_NOT_FOUND');
  if (theirs?.handedInAt != null) throw new AppError('PREP_COLLEAGUE_HANDED_IN');
  if (known.some((one) => one.personId === personId)) return readMyTask(deps, who, act);
  const max = prepLimits.colleagues;
  if (known.length >= max) throw new AppError('PREP_TOO_MANY_COLLEAGUES', { max });

  const joined = await models.prepTogether.join(key, ownerId, act.now);
  if (joined !== ownerId) throw new AppError('PREP_COLLEAGUE_HANDED_IN');
  const seen = (await models.prepWork.get(act.key))?.seenRevision ?? 0;
  await models.prepWork.done(key, mine.handedInAt, seen);
  // Taken back meanwhile, in another tab: then there is nothing to be together in.
  if ((await models.prepTexts.get(act.key))?.handedInAt == null) {
    await leave(deps, key, ownerId);
    throw new AppError('PREP_NOT_HANDED_IN');
  }
  await note(deps, who, act, 'prepColleagueAdded', personId);
  return readMyTask(deps, who, act);
}

/** Takes somebody out of it again. @throws AppError see the contract's `prep.removeColleague` */
export async function removeColleague(
  deps: Deps,
  who: Who,
  taskId: string,
  personId: string,
): Promise<MyPrepTask> {
  const act = await begin(deps, who, taskId);
  const left = await leave(deps, { ...act.key, personId }, act.key.personId);
  if (!left) throw new AppError('PARTICIPANT_NOT_FOUND');
  await note(deps, who, act, 'prepColleagueRemoved', personId);
  return readMyTask(deps, who, act);
}

/** "Not mine": the participant is no longer part of what somebody else has handed in. */
export async function leaveTogether(
  deps: Deps,
  who: Who,
  act: Act,
  { ownerId, personId }: Pick<PrepTogether, 'ownerId' | 'personId'>,
): Promise<void> {
  await leave(deps, act.key, ownerId);
  await note(deps, who, act, 'prepColleagueRemoved', personId);
}

/** Ends it for all others, when what was handed in is taken back. */
export async function endTogether(deps: Deps, { key }: Pick<Act, 'key'>): Promise<void> {
  const { courseId, taskId, personId: ownerId } = key;
  for (const { personId } of await deps.models.prepTogether.ofOwner(courseId, taskId, ownerId)) {
    await leave(deps, { courseId, taskId, personId }, ownerId);
  }
}

async function leave({ models }: Deps, key: PrepKey, ownerId: string): Promise<boolean> {
  const left = await models.prepTogether.leave(key, ownerId);
  // Whoever has handed in alone at the same moment has done it all the same.
  if (left && (await models.prepTexts.get(key))?.handedInAt == null) {
    await models.prepWork.undone(key);
  }
  return left;
}

function isColleague(one: Participation, { day, key }: { day: PrepDay; key: PrepKey }): boolean {
  const isOther = one.personId !== key.personId && one.name !== '';
  return isOther && one.state === 'active' && !one.withdrawn && isMeantFor(day, one.group);
}

/** Letters without their marks and case: "Øvrebø" is found by "øv" and "Ov". */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae');
}

function note(
  deps: Deps,
  who: Who,
  { task }: Act,
  kind: 'prepColleagueAdded' | 'prepColleagueRemoved',
  subject: string,
) {
  return record(deps, who, { kind, dayId: task.dayId, task: task._id, subject });
}
