import type { CertificateDecision } from './certificate.ts';
import type { ParticipantStanding } from './standing.ts';

/**
 * Whether a confirmation of attendance may be issued (rule 25): the course has ended, a certificate
 * is not to be had, and the person was there. For someone who left the course nothing more is
 * recorded; for everyone else it must be settled first that the threshold is not met.
 */
export function mayConfirm(
  { decision, reason }: Pick<CertificateDecision, 'decision' | 'reason'>,
  { earnedSeconds }: Pick<ParticipantStanding, 'earnedSeconds'>,
  withdrawn: boolean,
): boolean {
  if (earnedSeconds === 0 || reason === 'courseNotEnded') return false;
  switch (decision) {
    case 'issue':
      return false;
    case 'notMet':
      return true;
    case 'undecided':
      return withdrawn;
  }
}
