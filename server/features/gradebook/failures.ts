import type { ServiceRefused } from '../../lti/service-call.ts';
import type { GradebookProblem, ScoreRefusal } from '../../models/gradebook.ts';

/** What stands in the way of the whole column, from what Canvas answered. */
export function problemOf({ status, answer }: ServiceRefused): Exclude<GradebookProblem, ''> {
  if (status === 0) return 'UNREACHABLE';
  if (status === 200) return 'UNREADABLE';
  if (status === 404) return 'DELETED';
  if (status === 429 || /rate limit/i.test(answer)) return 'THROTTLED';
  if (/concluded/i.test(answer)) return 'CONCLUDED';
  return status >= 500 ? 'FAILING' : 'REFUSED';
}

/** Sentences of Canvas by which its refusals with 422 are told apart. */
const refusals: readonly (readonly [RegExp, Exclude<ScoreRefusal, ''>])[] = [
  [/not a student|not found in course/i, 'NOT_STUDENT'],
  [/unpublished/i, 'UNPUBLISHED'],
  [/concluded/i, 'CONCLUDED'],
];

/**
 * Why Canvas did not take one score; null where the answer is about the column or the platform and
 * not about this person.
 */
export function refusalOf({ status, answer }: ServiceRefused): Exclude<ScoreRefusal, ''> | null {
  if (status !== 400 && status !== 422) return null;
  return refusals.find(([pattern]) => pattern.test(answer))?.[1] ?? 'OTHER';
}

/** Refusals that meet everyone in the column: who comes after the first is not even asked about. */
export function meetsAll(refusal: ScoreRefusal): boolean {
  return refusal === 'UNPUBLISHED' || refusal === 'CONCLUDED';
}

const minute = 60_000;

/** How long a sending waits after so many failures in a row: 1, 2, 4 … minutes, an hour at most. */
export function backOff(failures: number): number {
  return Math.min(minute * 2 ** Math.max(0, failures - 1), 60 * minute);
}

/** What a person has to put right in Canvas is looked at again after an hour. */
export const afterRefusal = 60 * minute;
