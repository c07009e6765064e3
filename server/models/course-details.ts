import { knownDetails, type KnownDetails } from '../domain/known-details.ts';
import type { Models } from './open.ts';

const nothingKnown = knownDetails(null, null);

/**
 * What is known of the participants of a course, from themselves and from the registration list.
 * @returns by participant; whoever is not there has told nothing: ask with the returned function
 */
export async function courseDetails(
  models: Pick<Models, 'details' | 'registrations'>,
  courseId: string,
): Promise<(personId: string) => KnownDetails> {
  const [own, lists] = await Promise.all([
    models.details.ofCourse(courseId),
    models.registrations.ofCourse(courseId),
  ]);
  return (personId) => {
    const [told, listed] = [own.get(personId), lists.get(personId)];
    return told || listed ? knownDetails(told ?? null, listed ?? null) : nothingKnown;
  };
}
