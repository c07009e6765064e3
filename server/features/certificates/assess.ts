import { type ApprovalOutcome, approvalOutcome } from '#domain/approvals';
import {
  certificateBasis,
  certificateDecision,
  courseHasEnded,
  type CertificateDecision,
} from '#domain/certificate';
import { mayConfirm } from '#domain/confirmation';
import { heldSeconds } from '#domain/counted-days';
import type { ResolvedProgramme } from '#domain/programme';
import type { ParticipantStanding } from '#domain/standing';
import { courseFigures } from '../../models/course-figures.ts';
import type { Certificate } from '../../models/certificates.ts';
import type { Models } from '../../models/open.ts';
import type { Participation } from '../../models/people.ts';
import { type PlannedCourse, sha256 } from './context.ts';

/** One participant as the rules see them now. */
export interface Assessed {
  member: Participation;
  standing: ParticipantStanding;
  decision: CertificateDecision;
  outcomes: ApprovalOutcome[];
  /** A confirmation of attendance may be issued (rule 25). */
  confirmable: boolean;
  /** Fingerprints of the figures under either kind: a difference means a changed basis (rule 22). */
  basis: Record<Certificate['kind'], string>;
}

export interface Assessment {
  programme: ResolvedProgramme;
  ended: boolean;
  heldSeconds: number;
  /** Members first, then those who left the course; each in order of family name. */
  people: Assessed[];
}

/** Decides about the participants of a course, or some of them, from the figures as they are now. */
export async function assess(
  models: Models,
  course: PlannedCourse,
  personIds?: readonly string[],
): Promise<Assessment> {
  const only = personIds === undefined ? {} : { personIds };
  const figures = await courseFigures(models, course, only);
  const { programme } = figures;
  const held = heldSeconds(programme);
  const people = [...figures.members, ...figures.withdrawn].map((member): Assessed => {
    const standing = figures.standings.get(member.personId);
    if (standing === undefined) throw new Error('a participant without a standing');
    const decision = certificateDecision(programme, standing);
    const outcomes = course.plan.approvals.map((approval) =>
      approvalOutcome(approval, standing, { percent: programme.percent, heldSeconds: held }),
    );
    const fingerprint = (counting: readonly ApprovalOutcome[]) =>
      sha256(JSON.stringify(certificateBasis(programme, standing, counting)));
    return {
      ...{ member, standing, decision, outcomes },
      confirmable: mayConfirm(decision, standing, member.withdrawn),
      basis: { certificate: fingerprint(outcomes), confirmation: fingerprint([]) },
    };
  });
  return { programme, ended: courseHasEnded(programme.days), heldSeconds: held, people };
}
