import { createHash } from 'node:crypto';
import type { Course } from '../../models/courses.ts';
import type { Models } from '../../models/open.ts';

/**
 * Tells whether anything has changed that scores are reckoned from: the plan by its revision, the
 * ledger by its length, the people by who they are, and where the gradebook is. Cheap enough to be
 * asked for every course every minute.
 */
export async function fingerprintOf(
  { ledger, people }: Pick<Models, 'ledger' | 'people'>,
  course: Course,
): Promise<string> {
  const [entries, enrolments] = await Promise.all([
    ledger.count(course._id),
    people.listEnrolments([course._id]),
  ]);
  const parts = enrolments
    .filter((one) => one.role === 'participant' && !one.testUser)
    .map((one) => `${one.personId} ${one.state} ${one.group} ${one.withdrawnAt !== null}`)
    .sort();
  return createHash('sha256')
    .update([course.revision, course.canvas.lineItemsUrl, entries, ...parts].join('\n'))
    .digest('base64url');
}
