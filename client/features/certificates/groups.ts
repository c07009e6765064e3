import type { Candidate } from '#contract/certificates';

export const groups = ['issue', 'notMet', 'undecided', 'withdrawn'] as const;
export type Group = (typeof groups)[number];

/** Where a participant stands in the dry run. */
export function groupOf({ withdrawn, decision }: Candidate): Group {
  return withdrawn ? 'withdrawn' : decision;
}

/** What can be issued to a participant now; null when nothing can, or they have it. */
export function offerOf(one: Candidate): 'certificate' | 'confirmation' | null {
  if (one.problem !== null) return null;
  const kind = one.decision === 'issue' ? 'certificate' : one.confirmable ? 'confirmation' : null;
  return kind === null || one.standing[kind] !== null ? null : kind;
}
