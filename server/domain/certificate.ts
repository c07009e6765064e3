import type { ApprovalOutcome } from './approvals.ts';
import type { DayState, ResolvedProgramme } from './programme.ts';
import type { ParticipantStanding } from './standing.ts';

/** Version of these rules; part of every certificate's snapshot (rule 22). */
export const policyVersion = 1;

/** Whether a participant gets a certificate now, and what that rests on (rule 21: the dry run). */
export interface CertificateDecision {
  participant: string;
  decision: 'issue' | 'notMet' | 'undecided';
  reason:
    | 'met'
    | 'belowThreshold'
    /** Some days are neither closed nor cancelled: `openDays` (rule 20). */
    | 'courseNotEnded'
    | 'noPlannedTime'
    /** The threshold depends on closed days where nothing is recorded: `unrecordedDays` (rule 9). */
    | 'daysNotRecorded';
  openDays: string[];
  /** May be there for a certificate that is to be issued, too: its hours could still grow. */
  unrecordedDays: string[];
  stillNeededSeconds: number;
}

/** What a certificate rests on: when this differs from what was issued, the basis has changed (rule 22). */
export interface CertificateBasis {
  policy: number;
  percent: number;
  plannedSeconds: number;
  earnedSeconds: number;
  makeUpSeconds: number;
  days: {
    day: string;
    date: string;
    plannedSeconds: number;
    attendedSeconds: number;
    makeUpSeconds: number;
  }[];
  /** The bodies whose hours count, with the clock minutes that do. */
  approvals: { approval: string; minutes: number }[];
}

/** Rule 20: every day is closed or cancelled. A course without days has not ended. */
export function courseHasEnded(days: readonly { state: DayState }[]): boolean {
  return days.length > 0 && days.every((day) => day.state !== 'planned');
}

/** Decides about one participant; whose name stands in Canvas' list plays no part (rule 20). */
export function certificateDecision(
  programme: ResolvedProgramme,
  standing: ParticipantStanding,
): CertificateDecision {
  const openDays = programme.days.filter((day) => day.state === 'planned').map((day) => day.id);
  const unrecordedDays = standing.days
    .filter((day) => day.plannedSeconds > 0 && !day.recorded)
    .map((day) => day.day);
  const { participant, stillNeededSeconds } = standing;
  const figures = { participant, openDays, unrecordedDays, stillNeededSeconds };
  if (!courseHasEnded(programme.days)) {
    return { decision: 'undecided', reason: 'courseNotEnded', ...figures };
  }
  switch (standing.standing) {
    case 'met':
      return { decision: 'issue', reason: 'met', ...figures };
    case 'outOfReach':
      return { decision: 'notMet', reason: 'belowThreshold', ...figures };
    case 'open': {
      const reason = standing.plannedSeconds === 0 ? 'noPlannedTime' : 'daysNotRecorded';
      return { decision: 'undecided', reason, ...figures };
    }
  }
}

/**
 * The figures under a certificate as a plain object: the same figures always serialise to the same
 * JSON, whatever the order of days and approvals. Its hash is the certificate's fingerprint.
 */
export function certificateBasis(
  programme: ResolvedProgramme,
  standing: ParticipantStanding,
  outcomes: readonly ApprovalOutcome[],
): CertificateBasis {
  const dates = new Map(programme.days.map((day) => [day.id, day.date]));
  return {
    policy: policyVersion,
    percent: programme.percent,
    plannedSeconds: standing.plannedSeconds,
    earnedSeconds: standing.earnedSeconds,
    makeUpSeconds: standing.makeUpSeconds,
    days: standing.days
      .filter((day) => day.plannedSeconds > 0)
      .map(({ day, plannedSeconds, attendedSeconds, makeUpSeconds }) => {
        const date = dates.get(day) ?? '';
        return { day, date, plannedSeconds, attendedSeconds, makeUpSeconds };
      })
      .toSorted((a, b) => compare(a.date, b.date) || compare(a.day, b.day)),
    approvals: outcomes
      .filter((outcome) => outcome.status === 'met')
      .map(({ approval, minutes }) => ({ approval, minutes }))
      .toSorted((a, b) => compare(a.approval, b.approval)),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
