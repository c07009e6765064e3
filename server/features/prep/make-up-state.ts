import type { MakeUpState } from '#contract/prep';
import { idFrom } from '../../models/ids.ts';
import { standingLines } from '../../models/ledger-entries.ts';
import type { Models } from '../../models/open.ts';
import type { PrepMakeUp } from '../../models/prep-make-ups.ts';
import type { PrepText } from '../../models/prep-texts.ts';
import type { PrepTogether } from '../../models/prep-together.ts';
import type { PrepKey } from '../../models/prep-work.ts';

/** The id of the ledger entry that an approval makes: one for each task and participant. */
export function makeUpEntryId({ courseId, taskId, personId }: PrepKey): string {
  return idFrom('prep-make-up', courseId, taskId, personId);
}

/** The entries of approvals that are in the ledger, and whether they stand or were voided. */
export async function standingEntries(
  { ledger }: Pick<Models, 'ledger'>,
  courseId: string,
  decisions: readonly PrepMakeUp[],
): Promise<Map<string, 'stands' | 'voided'>> {
  const approved = decisions.filter(({ state }) => state === 'approved');
  if (approved.length === 0) return new Map();
  const personIds = [...new Set(approved.map(({ personId }) => personId))];
  const lines = await ledger.figures(courseId, { personIds });
  const standing = new Set(standingLines(lines).map(({ _id }) => _id));
  return new Map(lines.map(({ _id }) => [_id, standing.has(_id) ? 'stands' : 'voided']));
}

/** An approval whose entry is not in the ledger, as after a kill in between, is still to be made. */
export function makeUpState(
  decided: PrepMakeUp | undefined,
  entries: ReadonlyMap<string, 'stands' | 'voided'>,
): MakeUpState {
  if (decided === undefined) return 'pending';
  if (decided.state === 'declined') return 'declined';
  const entry = entries.get(makeUpEntryId(decided));
  if (entry === undefined) return 'pending';
  return entry === 'stands' ? 'approved' : 'voided';
}

/** Who has handed in a task, alone or together, and when. */
export function handedInBy(
  taskId: string,
  texts: readonly PrepText[],
  together: readonly PrepTogether[],
): Map<string, Date> {
  const own = new Map(
    texts.flatMap((one): [string, Date][] =>
      one.taskId === taskId && one.handedInAt !== null ? [[one.personId, one.handedInAt]] : [],
    ),
  );
  const shared = together.flatMap((one): [string, Date][] => {
    const at = one.taskId === taskId ? own.get(one.ownerId) : undefined;
    return at === undefined ? [] : [[one.personId, at]];
  });
  return new Map([...shared, ...own]);
}

/** What has become of a participant's own make-up, by task. */
export async function readMyMakeUps(
  models: Models,
  courseId: string,
  personId: string,
): Promise<Map<string, { state: MakeUpState; minutes: number }>> {
  const decisions = (await models.prepMakeUps.ofPerson(personId)).filter(
    (one) => one.courseId === courseId,
  );
  const entries = await standingEntries(models, courseId, decisions);
  return new Map(
    decisions.map((one) => [
      one.taskId,
      { state: makeUpState(one, entries), minutes: one.minutes },
    ]),
  );
}
