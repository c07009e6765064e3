import { prepStanding } from '#domain/prep';
import type { PrepTask } from '../../models/prep-tasks.ts';
import type { PrepWork } from '../../models/prep-work.ts';

/**
 * The work that counts as done: without that on tasks which a leader has asked people to look at
 * again since, and which they have not confirmed.
 */
export function currentWork(
  work: readonly PrepWork[],
  tasks: readonly Pick<PrepTask, '_id' | 'againRevision'>[],
): { done: PrepWork[]; again: PrepWork[] } {
  const asked = new Map(tasks.map(({ _id, againRevision }) => [_id, againRevision]));
  const as = (wanted: 'done' | 'again') =>
    work.filter((one) => prepStanding(one, asked.get(one.taskId) ?? 0) === wanted);
  return { done: as('done'), again: as('again') };
}
