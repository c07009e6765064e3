import { clip, type Interval, intersect, lengthOf, subtract, union } from '#domain/intervals';
import type { LocalDay } from '#domain/time';
import { idFrom } from '../../../models/ids.ts';
import type { LedgerFigure } from '../../../models/ledger.ts';
import type { SourcedTotal } from '../combine/persons.ts';
import { tolerance } from '../reader/instants.ts';
import { clipPieces, isCovered, joinedByFile, type Piece } from './pieces.ts';
import { piecesFor, type ReportRowFacts } from './rows.ts';

/** One line that a commit would add to the ledger. */
export interface PlannedEntry {
  readonly id: string;
  readonly personId: string;
  readonly kind: 'presence' | 'correction';
  readonly from?: number;
  readonly to?: number;
  readonly seconds?: number;
  readonly source?: 'report' | 'room';
  readonly evidence: { readonly sha256: string; readonly rows: number[] };
  /** Why, as it is kept beside the entry; '' for what speaks for itself. */
  readonly note: string;
}

export type Approximate = 'least' | 'span';

interface Given {
  readonly importId: string;
  readonly date: LocalDay;
  readonly approximate: Approximate;
  readonly approximateNote: string;
}

interface One {
  readonly personId: string;
  readonly rows: readonly ReportRowFacts[];
  /** The day's counted time that is meant for them. */
  readonly counted: readonly Interval[];
  /** Ledger lines of the day that stand. */
  readonly standing: readonly LedgerFigure[];
}

export interface PlannedFor {
  readonly entries: readonly PlannedEntry[];
  /** Something of the files is recorded already. */
  readonly known: boolean;
  /** Sums without gaps: taken in part, or not at all. */
  readonly approximate: 'taken' | 'nothing' | null;
}

/**
 * What a commit would record for one participant. Presence is kept as the files tell it, on the date
 * of the day: what of it counts is for the rules (rule 4), also when the day gets other times later.
 * What the ledger has from a report or a room already is not recorded again.
 */
export function planFor(one: One, given: Given): PlannedFor {
  const { personId, rows, standing } = one;
  const ofReports = standing.filter(({ source }) => source === 'report' || source === 'room');
  let covered = union(presenceIn(ofReports));
  let known = false;
  const entries: PlannedEntry[] = [];
  for (const source of ['report', 'room'] as const) {
    const own = rows.filter((row) => (row.resolution?.state === 'room') === (source === 'room'));
    const pieces = own.flatMap((row) => piecesFor(row, personId, given.date));
    const reasons = own.map((row) => row.resolution?.reason ?? '').filter(Boolean);
    for (const joined of joinedByFile(clipPieces(pieces, given.date)).values()) {
      const fresh = joined.filter((piece) => !isCovered(piece, covered));
      known ||= fresh.length < joined.length;
      const note = source === 'room' ? (reasons[0] ?? '') : '';
      entries.push(...fresh.map((piece) => presence(piece, personId, source, note, given)));
      covered = union([...covered, ...fresh]);
    }
  }
  const sums = planSums(one, given, { covered, entries });
  return {
    entries: [...entries, ...sums.entries],
    known: known || sums.known,
    approximate: sums.approximate,
  };
}

/** Sums without gaps: the least that is sure, or all from first join to last leave. */
function planSums(
  { personId, rows, counted, standing }: One,
  given: Given,
  before: { covered: readonly Interval[]; entries: readonly PlannedEntry[] },
): PlannedFor {
  const entries: PlannedEntry[] = [];
  let { covered } = before;
  let known = false;
  let approximate: PlannedFor['approximate'] = null;
  let present = union([...presenceIn(standing), ...presenceIn(before.entries)]);
  const own = rows.filter((row) => row.resolution?.state === 'matched');
  for (const total of own.flatMap((row) => row.person.totals)) {
    const piece = pieceOf(total, given.date);
    if (piece !== null && isCovered(piece, covered)) {
      known = true;
      continue;
    }
    const taken = piece === null ? null : withoutGaps(total, piece, { counted, present }, given);
    if (piece === null || taken === null) {
      approximate ??= 'nothing';
      continue;
    }
    approximate = 'taken';
    const note = given.approximateNote;
    entries.push(presence(piece, personId, 'report', note, given));
    if (taken > 0) entries.push(correction(piece, personId, -taken, given));
    covered = union([...covered, piece]);
    present = union([...present, piece]);
  }
  return { entries, known, approximate };
}

/** Seconds to take off for gaps that nobody knows; null when nothing sure is left. */
function withoutGaps(
  { seconds, span }: SourcedTotal,
  piece: Piece,
  { counted, present }: { counted: readonly Interval[]; present: readonly Interval[] },
  { approximate }: Given,
): number | null {
  if (approximate === 'span' || span === null) return 0;
  const length = span.end - span.start;
  // More than the span: two devices, summed. How much of it overlaps is not told.
  if (seconds > length + tolerance) return null;
  const gaps = Math.min(Math.max(0, length - seconds), lengthOf(intersect([piece], counted)));
  const added = lengthOf(intersect(subtract([piece], present), counted));
  return counted.length > 0 && added <= gaps ? null : gaps;
}

function pieceOf({ span, sources }: SourcedTotal, date: LocalDay): Piece | null {
  const [first] = sources;
  if (span === null || first === undefined) return null;
  const [inside] = clip([span], date);
  return inside === undefined ? null : { ...inside, sha256: first.sha256, rows: first.rows };
}

function presence(
  { start, end, sha256, rows }: Piece,
  personId: string,
  source: 'report' | 'room',
  note: string,
  { importId }: Given,
): PlannedEntry {
  return {
    id: idFrom(importId, personId, source, sha256, start, end),
    ...{ personId, kind: 'presence', from: start, to: end, source, note },
    evidence: { sha256, rows: [...rows] },
  };
}

function correction(
  { start, end, sha256, rows }: Piece,
  personId: string,
  seconds: number,
  { importId, approximateNote: note }: Given,
): PlannedEntry {
  return {
    id: idFrom(importId, personId, 'gaps', sha256, start, end),
    ...{ personId, kind: 'correction', seconds, note },
    evidence: { sha256, rows: [...rows] },
  };
}

type SaysPresence = Pick<LedgerFigure, 'kind' | 'from' | 'to'> | PlannedEntry;

export function presenceIn(lines: readonly SaysPresence[]): Interval[] {
  return lines.flatMap(({ kind, from, to }) =>
    kind === 'presence' && from !== undefined && to !== undefined ? [{ start: from, end: to }] : [],
  );
}
