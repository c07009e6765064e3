import type { MyPrepTask } from '#contract/prep-mine';
import type { Models } from '../../models/open.ts';
import type { PrepTogether } from '../../models/prep-together.ts';
import { shownFile } from './shown-file.ts';

/** A participant's part in what is handed in together. */
export type Shared = Pick<MyPrepTask, 'colleagues' | 'handedInBy'>;

export const alone: Shared = { colleagues: [], handedInBy: null };

/** What a participant has handed in with others, and others with them, by task. */
export async function readShared(
  models: Models,
  courseId: string,
  personId: string,
): Promise<Map<string, Shared>> {
  const joined = (await models.prepTogether.ofPerson(personId)).filter(
    (one) => one.courseId === courseId,
  );
  const owners = [...new Set([personId, ...joined.map(({ ownerId }) => ownerId)])];
  const all = await models.prepTogether.ofOwners(courseId, owners);
  if (all.length === 0) return new Map();
  const ids = [...new Set(all.flatMap((one) => [one.personId, one.ownerId]))];
  const people = await models.people.getPeople(ids);
  const named = (id: string) => ({ id, name: people.get(id)?.name ?? '' });
  const others = (taskId: string, ownerId: string) =>
    all
      .filter((one) => one.taskId === taskId && one.ownerId === ownerId)
      .filter((one) => one.personId !== personId)
      .map((one) => named(one.personId));
  const handedIn = async ({ taskId, ownerId }: PrepTogether): Promise<Shared['handedInBy']> => {
    const text = await models.prepTexts.get({ courseId, taskId, personId: ownerId });
    const fileId = text?.handedInFileId ?? null;
    return {
      ...{ person: named(ownerId), others: others(taskId, ownerId), text: text?.handedIn ?? '' },
      file: shownFile(fileId === null ? null : await models.prepFiles.get(fileId)),
      at: joined.find((one) => one.taskId === taskId)?.at.toISOString() ?? '',
    };
  };
  const tasks = [...new Set(all.map(({ taskId }) => taskId))];
  return new Map(
    await Promise.all(
      tasks.map(async (taskId): Promise<[string, Shared]> => {
        const mine = joined.find((one) => one.taskId === taskId);
        const handedInBy = mine === undefined ? null : await handedIn(mine);
        return [taskId, { colleagues: others(taskId, personId), handedInBy }];
      }),
    ),
  );
}
