import type { Deps } from '../../http/deps.ts';
import type { Gradebook } from '../../models/gradebook.ts';
import { fingerprintOf } from './fingerprint.ts';

/**
 * Looks through the courses that have the column switched on, and begins a sending where something
 * has changed since the last one, a leader has asked, a back-off is over, or a process was killed.
 */
export async function noticeChanges(
  deps: Deps,
  begin: (courseId: string) => Promise<void>,
): Promise<void> {
  for (const gradebook of await deps.models.gradebook.listOn()) {
    if (await isDue(deps, gradebook)) await begin(gradebook._id);
  }
}

async function isDue({ models, now }: Deps, gradebook: Gradebook): Promise<boolean> {
  if (gradebook.asked || gradebook.sending) return true;
  // Only the leader can say what shall become of a column that somebody has deleted.
  if (gradebook.problem === 'DELETED') return false;
  if (gradebook.nextTryAt !== null) return gradebook.nextTryAt <= now();
  const course = await models.courses.get(gradebook._id);
  return course !== null && (await fingerprintOf(models, course)) !== gradebook.fingerprint;
}
