import type { PresenceSource } from '#domain/ledger';
import { standingLines } from '../../models/ledger-entries.ts';
import type { LedgerRecord } from '../../models/ledger.ts';
import type { BodyMember } from './body-list.ts';
import type { Context } from './context.ts';

/** A stretch of presence, in epoch seconds, with what it rests on. */
export interface DossierInterval {
  from: number;
  to: number;
  source: PresenceSource;
  /** SHA-256 of the meeting report that it comes from, or ''. */
  fingerprint: string;
}

/** What a leader decided about a day, with why. */
export interface DossierDecision {
  dayId: string;
  kind: 'correction' | 'makeUp';
  seconds: number;
  reason: string;
  by: string;
  at: Date;
}

/** Documented presence of one participant (rule 19). */
export interface Dossier {
  member: BodyMember;
  /** By day; only what stands. */
  intervals: Map<string, DossierInterval[]>;
  decisions: DossierDecision[];
}

/**
 * What the presence of some participants rests on. Reasons for absences are left out: they may tell
 * of health, and document no presence.
 */
export async function readDossiers(
  { models, course }: Pick<Context, 'models' | 'course'>,
  members: readonly BodyMember[],
): Promise<Dossier[]> {
  const wanted = new Set(members.map(({ person }) => person.id));
  const all = (await models.ledger.ofCourse(course._id)).filter(({ personId }) =>
    wanted.has(personId),
  );
  const lines = standingLines(all);
  const decided = lines.filter(({ kind }) => kind === 'correction' || kind === 'makeUp');
  const [reasons, people] = await Promise.all([
    models.notes.ofEntries(decided.map((line) => line._id)),
    models.people.getPeople([...new Set(decided.map((line) => line.by))]),
  ]);
  return members.map((member) => {
    const own = lines.filter(({ personId }) => personId === member.person.id);
    return {
      member,
      intervals: intervalsByDay(own),
      decisions: own.flatMap((line): DossierDecision[] => {
        const { kind, dayId, seconds = 0, by, at } = line;
        if (kind !== 'correction' && kind !== 'makeUp') return [];
        const reason = reasons.get(line._id) ?? '';
        return [{ dayId, kind, seconds, reason, by: people.get(by)?.name ?? '', at }];
      }),
    };
  });
}

function intervalsByDay(lines: readonly LedgerRecord[]): Map<string, DossierInterval[]> {
  const byDay = new Map<string, DossierInterval[]>();
  for (const { kind, dayId, from = 0, to = 0, source = 'leader', evidence } of lines) {
    if (kind !== 'presence') continue;
    const known = byDay.get(dayId) ?? [];
    known.push({ from, to, source, fingerprint: evidence?.sha256 ?? '' });
    byDay.set(dayId, known);
  }
  for (const intervals of byDay.values()) intervals.sort((a, b) => a.from - b.from || a.to - b.to);
  return byDay;
}
