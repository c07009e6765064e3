import type { Models } from './open.ts';

/**
 * Removes what a person has written and put up as preparation, the bytes of their files first, so
 * that nothing is left that no record names. What they have done, and when, stays under the
 * pseudonym (rule 26).
 */
export async function erasePrepOfPerson(
  { prepTexts, prepFiles, sealedBlobs }: Pick<Models, 'prepTexts' | 'prepFiles' | 'sealedBlobs'>,
  personId: string,
): Promise<void> {
  await prepTexts.eraseOfPerson(personId);
  const ids = (await prepFiles.ofPerson(personId)).map(({ _id }) => _id);
  await sealedBlobs.remove(ids);
  await prepFiles.remove(ids);
}
