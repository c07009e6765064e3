import type { ReportPerson } from '../combine/persons.ts';
import { rememberBy } from '../matching/remember.ts';
import type { ReportSeal } from '../storage/seal.ts';

/**
 * A name for each person of the files that stays when the files are read anew, and tells nobody who
 * it is. Namesakes that were kept apart are numbered in their order.
 */
export function rowKeys(persons: readonly ReportPerson[], seal: ReportSeal): string[] {
  const seen = new Map<string, number>();
  return persons.map((person) => {
    const { by, value } = rememberBy(person);
    const same = `${by} ${value}`;
    const place = seen.get(same) ?? 0;
    seen.set(same, place + 1);
    return seal.fingerprint('row', by, value, String(place));
  });
}
