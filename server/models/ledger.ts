import { type Connection, Schema } from 'mongoose';
import type { PresenceSource } from '../domain/ledger.ts';
import { isDuplicateKey } from './duplicate-key.ts';

/**
 * One line of the ledger of evidence (rule 5) as it is stored: added once, never changed or
 * removed. Free text about it lives in notes, under the same id, and can be erased.
 */
export interface LedgerRecord {
  _id: string;
  courseId: string;
  dayId: string;
  personId: string;
  kind: 'presence' | 'absence' | 'correction' | 'makeUp' | 'void';
  /** Presence: instants in epoch seconds, UTC, half-open. */
  from?: number;
  to?: number;
  source?: PresenceSource;
  /** Correction (signed) and make-up: seconds. */
  seconds?: number;
  /** Absence: documented as excused; no smaller course for that (rule 9). */
  excused?: boolean;
  /** Void: the id of the entry that it voids. */
  voids?: string;
  /**
   * Why the line was added, where an act brought it along and no person wrote a reason: a new mark
   * took the place of the voided one, an act was undone, an undone void gave its entry back.
   */
  cause?: 'replaced' | 'undone' | 'restored';
  /** What was recorded by one act (an import, a mark on many) shares a batch. */
  batch: string;
  /** SHA-256 of the meeting report that the entry comes from, and its rows there. */
  evidence?: { sha256: string; rows: number[] };
  /** Pseudonym of who recorded it, and when. */
  by: string;
  at: Date;
}

/** What the arithmetic needs of a line, and what a mark on a day needs beside it. */
export type LedgerFigure = Pick<
  LedgerRecord,
  '_id' | 'personId' | 'dayId' | 'kind' | 'from' | 'to' | 'source' | 'seconds' | 'voids' | 'excused'
>;

const ledgerSchema = new Schema<LedgerRecord>(
  {
    _id: String,
    courseId: { type: String, required: true },
    dayId: { type: String, required: true },
    personId: { type: String, required: true },
    kind: { type: String, required: true },
    from: Number,
    to: Number,
    source: String,
    seconds: Number,
    excused: Boolean,
    voids: String,
    cause: String,
    batch: { type: String, required: true },
    evidence: { type: { sha256: String, rows: [Number] }, _id: false },
    by: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
)
  .index({ courseId: 1, personId: 1, dayId: 1 })
  .index({ courseId: 1, dayId: 1 })
  .index({ courseId: 1, batch: 1 })
  .index({ courseId: 1, voids: 1 }, { unique: true, partialFilterExpression: { kind: 'void' } });

/** The projection to a LedgerFigure. */
const figure = {
  ...{ personId: 1, dayId: 1, kind: 1, from: 1, to: 1 },
  ...{ source: 1, seconds: 1, voids: 1, excused: 1 },
} as const;

/** The append-only ledger of a course. */
export function ledgerStore(connection: Connection) {
  const ledger = connection.model<LedgerRecord>('LedgerEntry', ledgerSchema, 'ledger');
  return {
    /**
     * Appends entries; those whose id stands already are left as they are, so that a retry changes
     * nothing. An entry that voids what another one has voided meanwhile is refused by its index.
     * @returns ids of the entries that were refused because their target is voided already.
     */
    async append(entries: LedgerRecord[]): Promise<{ alreadyVoided: string[] }> {
      if (entries.length === 0) return { alreadyVoided: [] };
      try {
        await ledger.insertMany(entries, { ordered: false, lean: true });
        return { alreadyVoided: [] };
      } catch (error) {
        const failed = duplicateIndexes(error);
        if (failed === null) throw error;
        const standing = await ledger.find({ _id: { $in: entries.map((one) => one._id) } }).lean();
        const known = new Set(standing.map((one) => one._id));
        return {
          alreadyVoided: entries.filter((one) => !known.has(one._id)).map((one) => one._id),
        };
      }
    },
    async ofCourse(courseId: string): Promise<LedgerRecord[]> {
      return ledger.find({ courseId }).sort({ at: 1, _id: 1 }).lean();
    },
    async ofPerson(courseId: string, personId: string): Promise<LedgerRecord[]> {
      return ledger.find({ courseId, personId }).sort({ at: 1, _id: 1 }).lean();
    },
    async ofDay(courseId: string, dayId: string): Promise<LedgerRecord[]> {
      return ledger.find({ courseId, dayId }).sort({ at: 1, _id: 1 }).lean();
    },
    /** What one act recorded. */
    async ofBatch(courseId: string, batch: string): Promise<LedgerRecord[]> {
      return ledger.find({ courseId, batch }).sort({ at: 1, _id: 1 }).lean();
    },
    async ofPersonDay(courseId: string, personId: string, dayId: string): Promise<LedgerRecord[]> {
      return ledger.find({ courseId, personId, dayId }).sort({ at: 1, _id: 1 }).lean();
    },
    async ofEntries(courseId: string, ids: string[]): Promise<LedgerRecord[]> {
      return ledger.find({ courseId, _id: { $in: ids } }).lean();
    },
    /** What the arithmetic needs, in no order: of the whole course, or of some participants or one day. */
    async figures(
      courseId: string,
      only: { personIds?: readonly string[]; dayId?: string } = {},
    ): Promise<LedgerFigure[]> {
      return ledger
        .find(
          {
            courseId,
            ...(only.personIds === undefined ? {} : { personId: { $in: only.personIds } }),
            ...(only.dayId === undefined ? {} : { dayId: only.dayId }),
          },
          figure,
        )
        .lean();
    },
    /** How many entries there are: since none is ever changed or removed, it tells of every change. */
    async count(courseId: string): Promise<number> {
      return ledger.countDocuments({ courseId });
    },
    /** Days of which anything was ever recorded. */
    async daysWithEntries(courseId: string): Promise<string[]> {
      const days = await ledger.aggregate<{ _id: string }>([
        { $match: { courseId } },
        { $group: { _id: '$dayId' } },
      ]);
      return days.map(({ _id }) => _id);
    },
    async get(courseId: string, id: string): Promise<LedgerRecord | null> {
      return ledger.findOne({ _id: id, courseId }).lean();
    },
    async ofCourses(courseIds: string[]): Promise<LedgerRecord[]> {
      return ledger.find({ courseId: { $in: courseIds } }).lean();
    },
    async ofPersonEverywhere(personId: string): Promise<LedgerRecord[]> {
      return ledger.find({ personId }).sort({ at: 1, _id: 1 }).lean();
    },
  };
}

/** Indexes of the writes that a unique index refused, or null when the failure was another. */
function duplicateIndexes(error: unknown): number[] | null {
  if (!isDuplicateKey(error)) return null;
  const writes =
    'writeErrors' in error && Array.isArray(error.writeErrors) ? error.writeErrors : [];
  return writes.every((one: { code?: number }) => one.code === 11000)
    ? writes.map((one: { index?: number }) => one.index ?? 0)
    : null;
}
