import type { LedgerEntry } from '../domain/ledger.ts';
import type { LedgerFigure } from './ledger.ts';

/** A stored ledger line as the domain knows it. */
export function toEntry(line: LedgerFigure): LedgerEntry {
  const place = { id: line._id, participant: line.personId, day: line.dayId };
  switch (line.kind) {
    case 'presence':
      return {
        ...place,
        kind: line.kind,
        from: line.from ?? 0,
        to: line.to ?? 0,
        source: line.source ?? 'leader',
      };
    case 'absence':
      return { ...place, kind: line.kind };
    case 'correction':
    case 'makeUp':
      return { ...place, kind: line.kind, seconds: line.seconds ?? 0 };
    case 'void':
      return { ...place, kind: line.kind, entry: line.voids ?? '' };
    default:
      return line.kind satisfies never;
  }
}

/** The lines that stand: neither a void nor named by one. */
export function standingLines<Line extends LedgerFigure>(lines: readonly Line[]): Line[] {
  const voided = new Set(lines.map((line) => line.voids));
  return lines.filter((line) => line.kind !== 'void' && !voided.has(line._id));
}

/** Lines by participant. */
export function linesByPerson<Line extends { personId: string }>(
  lines: readonly Line[],
): Map<string, Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(line.personId);
    if (group) group.push(line);
    else groups.set(line.personId, [line]);
  }
  return groups;
}
