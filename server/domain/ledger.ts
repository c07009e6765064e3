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
