import type { LedgerEntry } from './ledger.ts';
import type { ResolvedProgramme } from './programme.ts';
import { type Participant, type ParticipantStanding, standings } from './standing.ts';

/** One participant whom a change moves, from what to what. */
export interface Impact {
  participant: string;
  before: ParticipantStanding;
  after: ParticipantStanding;
  /** Met, open, out of reach or at risk changes: what a leader should see first. */
  changesStanding: boolean;
}

const standingFields = ['standing', 'atRisk'] as const;
const fields = [
  ...standingFields,
  'plannedSeconds',
  'requiredSeconds',
  'earnedSeconds',
  'makeUpSeconds',
  'reachableSeconds',
] as const;

/** Whom a change of the programme would move, before it is saved; in the order of the participants. */
export function impactOf(
  before: ResolvedProgramme,
  after: ResolvedProgramme,
  participants: readonly Participant[],
  entriesByParticipant: ReadonlyMap<string, readonly LedgerEntry[]>,
): Impact[] {
  const afterwards = standings(after, participants, entriesByParticipant);
  return standings(before, participants, entriesByParticipant).flatMap((now, i) => {
    const then = afterwards[i];
    if (!then || fields.every((field) => now[field] === then[field])) return [];
    const changesStanding = standingFields.some((field) => now[field] !== then[field]);
    return [{ participant: now.participant, before: now, after: then, changesStanding }];
  });
}
