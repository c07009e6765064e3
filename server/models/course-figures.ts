import type { LedgerEntry } from '../domain/ledger.ts';
import {
  type CourseProgramme,
  resolveProgramme,
  type ResolvedProgramme,
} from '../domain/programme.ts';
import { type ParticipantStanding, standings } from '../domain/standing.ts';
import type { LedgerFigure } from './ledger.ts';
import { linesByPerson, toEntry } from './ledger-entries.ts';
import type { Models } from './open.ts';
import type { Participation } from './people.ts';

/** A course's participants, what the ledger says of them, and where that puts them. */
export interface CourseFigures {
  programme: ResolvedProgramme;
  /** Everyone on the list, in order of family name; who vanished from Canvas stays (`gone`). */
  members: Participation[];
  /** Set aside (frafall): outside lists and statistics unless asked for. */
  withdrawn: Participation[];
  /** Ledger lines by participant. */
  lines: Map<string, LedgerFigure[]>;
  /** By participant, of members and withdrawn. */
  standings: Map<string, ParticipantStanding>;
}

/**
 * Reads a course's participants and ledger, one query per collection, and applies the rules. The
 * only reader of figures: every page and document that shows them asks here.
 * @param only these participants, or this day: then the figures of other days say nothing
 * @throws DomainError when the plan is not sound
 */
export async function courseFigures(
  models: Pick<Models, 'people' | 'ledger'>,
  course: { _id: string; plan: CourseProgramme },
  only: { personIds?: readonly string[]; dayId?: string } = {},
): Promise<CourseFigures> {
  const programme = resolveProgramme(course.plan);
  const [people, figures] = await Promise.all([
    models.people.listParticipants(course._id, only.personIds),
    models.ledger.figures(course._id, only),
  ]);
  const lines = linesByPerson(figures);
  const results = standings(programme, people.map(asParticipant), entriesOf(lines));
  return {
    programme,
    members: people.filter((one) => !one.withdrawn),
    withdrawn: people.filter((one) => one.withdrawn),
    lines,
    standings: new Map(results.map((one) => [one.participant, one])),
  };
}

/** A participant as the domain knows them. */
export function asParticipant(one: Pick<Participation, 'personId' | 'group'>) {
  return { id: one.personId, group: one.group ?? undefined };
}

/** Stored lines as the domain's entries, by participant. */
export function entriesOf(
  lines: ReadonlyMap<string, readonly LedgerFigure[]>,
): Map<string, LedgerEntry[]> {
  return new Map([...lines].map(([person, own]) => [person, own.map(toEntry)]));
}
