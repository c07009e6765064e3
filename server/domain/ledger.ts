import { DomainError } from './errors.ts';

/** Where a presence comes from (rule 5): the leader, a self check-in, a meeting report, a room
 * (one device, several people) or a credited segment. */
export type PresenceSource = 'leader' | 'checkIn' | 'report' | 'room' | 'credited';

interface EntryOf<Kind extends string> {
  id: string;
  kind: Kind;
  participant: string;
  day: string;
}

/** Was there during [from, to), epoch seconds (UTC). */
export interface PresenceEntry extends EntryOf<'presence'> {
  from: number;
  to: number;
  source: PresenceSource;
}

/** Nothing more will come of this day (rule 9). */
export type AbsenceEntry = EntryOf<'absence'>;

/** Signed seconds that the leader adds to or takes from the attended time of the day (rule 6). */
export interface CorrectionEntry extends EntryOf<'correction'> {
  seconds: number;
}

/** Seconds, above 0, credited for agreed work after an absence (rule 6). */
export interface MakeUpEntry extends EntryOf<'makeUp'> {
  seconds: number;
}

/** Declares another entry of the same participant and day wrong (rule 5). */
export interface VoidEntry extends EntryOf<'void'> {
  entry: string;
}

/** What says something about a day, as long as no void names it. */
export type EvidenceEntry = PresenceEntry | AbsenceEntry | CorrectionEntry | MakeUpEntry;

/** A line of the ledger of evidence (rule 5): added, never changed or removed. */
export type LedgerEntry = EvidenceEntry | VoidEntry;

/** The largest correction or make-up, in seconds: no sum of a day's entries is ever inexact. */
const mostSeconds = 1_000_000_000;

/** The entries that stand: neither a void nor named by one. Their order does not matter. */
export function validEntries(entries: readonly LedgerEntry[]): EvidenceEntry[] {
  const voided = new Set<string>();
  for (const entry of entries) if (entry.kind === 'void') voided.add(entry.entry);
  return entries.filter(
    (entry): entry is EvidenceEntry => entry.kind !== 'void' && !voided.has(entry.id),
  );
}

/**
 * Refuses a ledger that holds what the rules do not allow. That an entry is voided twice, as when
 * two leaders void it at once, changes nothing and is let pass.
 * @throws DomainError DUPLICATE_ID, or as {@link checkEntry}
 */
export function checkLedger(entries: readonly LedgerEntry[]): void {
  const byId = new Map<string, LedgerEntry>();
  for (const entry of entries) {
    if (byId.has(entry.id)) throw new DomainError('DUPLICATE_ID', { id: entry.id });
    byId.set(entry.id, entry);
  }
  for (const entry of entries) checkEntry(entry, byId);
}

/**
 * Refuses a new entry that may not be added to a ledger (of the course, or of its participant).
 * @throws DomainError ALREADY_VOIDED, or as {@link checkLedger}
 */
export function checkAddition(entry: LedgerEntry, ledger: readonly LedgerEntry[]): void {
  const byId = new Map(ledger.map((one) => [one.id, one]));
  if (byId.has(entry.id)) throw new DomainError('DUPLICATE_ID', { id: entry.id });
  checkEntry(entry, byId);
  if (entry.kind !== 'void') return;
  const voidedAlready = ledger.some((one) => one.kind === 'void' && one.entry === entry.entry);
  if (voidedAlready) throw new DomainError('ALREADY_VOIDED', { id: entry.id, entry: entry.entry });
}

/**
 * @throws DomainError END_NOT_AFTER_START, SECONDS_OUT_OF_RANGE; of a void UNKNOWN_ENTRY,
 * VOID_OF_VOID, VOID_OF_OTHER (another participant or day)
 */
function checkEntry(entry: LedgerEntry, byId: ReadonlyMap<string, LedgerEntry>): void {
  switch (entry.kind) {
    case 'presence':
      checkPresence(entry);
      break;
    case 'absence':
      break;
    case 'correction':
      checkSeconds(entry, -mostSeconds);
      break;
    case 'makeUp':
      checkSeconds(entry, 1);
      break;
    case 'void':
      checkVoid(entry, byId.get(entry.entry));
      break;
    default:
      entry satisfies never;
  }
}

function checkPresence({ id, from, to }: PresenceEntry): void {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to)) {
    throw new DomainError('SECONDS_OUT_OF_RANGE', { id, from, to });
  }
  if (to <= from) throw new DomainError('END_NOT_AFTER_START', { id });
}

function checkSeconds({ id, seconds }: CorrectionEntry | MakeUpEntry, least: number): void {
  if (Number.isInteger(seconds) && seconds >= least && seconds <= mostSeconds) return;
  throw new DomainError('SECONDS_OUT_OF_RANGE', { id, seconds });
}

function checkVoid({ id, entry, participant, day }: VoidEntry, voided?: LedgerEntry): void {
  if (!voided) throw new DomainError('UNKNOWN_ENTRY', { id, entry });
  if (voided.kind === 'void') throw new DomainError('VOID_OF_VOID', { id, entry });
  if (voided.participant !== participant || voided.day !== day) {
    throw new DomainError('VOID_OF_OTHER', { id, entry });
  }
}

/** A course's entries by participant. */
export function byParticipant(entries: readonly LedgerEntry[]): Map<string, LedgerEntry[]> {
  return groupBy(entries, (entry) => entry.participant);
}

/** A participant's entries by day. */
export function byDay<Entry extends LedgerEntry>(entries: readonly Entry[]): Map<string, Entry[]> {
  return groupBy(entries, (entry) => entry.day);
}

function groupBy<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return groups;
}
