import { type ParticipantStanding, requiredSeconds } from './standing.ts';

/** What the body answered when the time held had fallen below what it approved (rule 18). */
export type BodyAnswer =
  | { kind: 'approved'; approvedMinutes: number; heldSeconds: number }
  | { kind: 'refused'; heldSeconds: number };

/** What decides whose hours count for a professional body (rules 16 to 18). */
export interface ApprovalTerms {
  id: string;
  /** Clock minutes that the body approved; `unit` only says how they are worded as hours. */
  approvedMinutes: number;
  /** Minutes of one hour in the body's wording. */
  unit: 60 | 45;
  /** The body's own demand, an integer from 1 to 100; the course's percent where it has none. */
  minimumPercent?: number | undefined;
  /** Whether agreed work after an absence counts in the body's own test. */
  acceptsMakeUp: boolean;
  /** `heldSeconds` is the time held that the body was told of: a further fall asks for a new answer. */
  answer?: BodyAnswer | undefined;
}

/** The hours that one professional body has approved for one course (rule 16). */
export interface Approval extends ApprovalTerms {
  body: string;
  /** The body's own sentence, printed on the certificate. */
  wording: string;
  /** The body's case number or the like, or ''. */
  reference: string;
  /** Whether its export must document the digital presence (rule 19). */
  documentedPresence: boolean;
  /** Columns of its export, in order. */
  columns: readonly string[];
}

/**
 * What a participant has of a body's hours. `noCertificate`: the course's own threshold is not met
 * (yet). `belowMinimum`: a certificate, but not the body's own minimum. `waits`: the time held fell
 * below the approved time and the leader has not recorded the body's answer. `refused`: it answered no.
 */
export type ApprovalStatus = 'met' | 'noCertificate' | 'belowMinimum' | 'waits' | 'refused';

export interface ApprovalOutcome {
  approval: string;
  status: ApprovalStatus;
  /** Clock minutes that count: the approved ones in full when met, else 0 (rule 17). */
  minutes: number;
}

/** What the body's hours depend on besides the participant: the time held is that of the whole course, whomever it is meant for. */
export interface CourseHeld {
  percent: number;
  heldSeconds: number;
}

/** Whether one body's hours count for one participant (rules 17 and 18). */
export function approvalOutcome(
  terms: ApprovalTerms,
  standing: ParticipantStanding,
  course: CourseHeld,
): ApprovalOutcome {
  const outcome = (status: ApprovalStatus, minutes = 0) => ({
    approval: terms.id,
    status,
    minutes,
  });
  if (standing.standing !== 'met') return outcome('noCertificate');
  if (!meetsMinimum(terms, standing, course.percent)) return outcome('belowMinimum');
  const granted = grantedMinutes(terms, course.heldSeconds);
  return typeof granted === 'number' ? outcome('met', granted) : outcome(granted);
}

function meetsMinimum(
  { minimumPercent, acceptsMakeUp }: ApprovalTerms,
  { earnedSeconds, makeUpSeconds, plannedSeconds }: ParticipantStanding,
  coursePercent: number,
): boolean {
  const accepted = earnedSeconds - (acceptsMakeUp ? 0 : makeUpSeconds);
  return accepted >= requiredSeconds(minimumPercent ?? coursePercent, plannedSeconds);
}

/** What a body grants whoever meets its demands (rule 18). An answer holds as long as the time held does not fall below what the body was told of. */
export function grantedMinutes(
  { approvedMinutes, answer }: ApprovalTerms,
  heldSeconds: number,
): number | 'waits' | 'refused' {
  if (heldSeconds >= approvedMinutes * 60) return approvedMinutes;
  if (!answer || heldSeconds < answer.heldSeconds) return 'waits';
  return answer.kind === 'refused' ? 'refused' : answer.approvedMinutes;
}
