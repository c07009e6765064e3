import { type Connection, Schema } from 'mongoose';
import type { Certificate } from './certificates.ts';

/** What became of one person in a run; '' while nothing has. */
export type IssueOutcome =
  | ''
  | 'issued'
  /** Has a valid one of this kind already: another leader was first, or it was replaced already. */
  | 'standing'
  /** The figures are not those that the leader saw. */
  | 'changed'
  /** The one to be replaced is not valid any more. */
  | 'ended'
  /** No name is known. */
  | 'noName'
  /** A letter of the name or of the course that no font has. */
  | 'letter'
  /** Something of ours failed. */
  | 'failed';

export interface IssueItem {
  personId: string;
  kind: Certificate['kind'];
  /** Hash of the figures that the leader saw. */
  basis: string;
  /** Id of the certificate whose place the new one takes, or null. */
  replaces: string | null;
  outcome: IssueOutcome;
}

/** What a leader, or the course's own rule, asked to be issued at once. It outlives a restart. */
export interface IssueRun {
  _id: string;
  courseId: string;
  by: string;
  automatic: boolean;
  createdAt: Date;
  items: IssueItem[];
  /** Id of the note that says why certificates are replaced; null where none is. */
  note: string | null;
  /** Nobody else works on it until then. */
  leaseUntil: Date;
  doneAt: Date | null;
}

const text = { type: String, required: true } as const;
const runSchema = new Schema<IssueRun>(
  {
    _id: String,
    ...{ courseId: text, by: text },
    automatic: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
    items: [
      {
        _id: false,
        ...{ personId: text, kind: text, basis: text },
        replaces: { type: String, default: null },
        outcome: { type: String, default: '' },
      },
    ],
    note: { type: String, default: null },
    leaseUntil: { type: Date, required: true },
    doneAt: { type: Date, default: null },
  },
  { versionKey: false },
)
  .index({ courseId: 1, createdAt: -1 })
  .index({ doneAt: 1, leaseUntil: 1 });

type NewRun = Pick<IssueRun, '_id' | 'courseId' | 'by' | 'automatic' | 'items' | 'note'>;

/** Runs of issuing, and how far each has come. */
export function issueRunStore(connection: Connection) {
  const runs = connection.model<IssueRun>('IssueRun', runSchema, 'certificate_runs');
  return {
    /** Adds a run; the same id twice is one run. */
    async add(run: NewRun, now: Date): Promise<void> {
      const { _id, ...rest } = run;
      await runs.updateOne(
        { _id },
        { $setOnInsert: { ...rest, createdAt: now, leaseUntil: new Date(0), doneAt: null } },
        { upsert: true },
      );
    },
    async get(id: string): Promise<IssueRun | null> {
      return runs.findById(id).lean();
    },
    /** Takes a run that is not done and that nobody works on; null otherwise. */
    async claim(id: string, now: Date, until: Date): Promise<IssueRun | null> {
      return runs
        .findOneAndUpdate(
          { _id: id, doneAt: null, leaseUntil: { $lte: now } },
          { $set: { leaseUntil: until } },
          { returnDocument: 'after' },
        )
        .lean();
    },
    /** Notes how far a run has come, and keeps it for longer. */
    async progress(id: string, items: IssueItem[], leaseUntil: Date): Promise<void> {
      await runs.updateOne({ _id: id, doneAt: null }, { $set: { items, leaseUntil } });
    },
    async done(id: string, items: IssueItem[], now: Date): Promise<void> {
      await runs.updateOne({ _id: id }, { $set: { items, doneAt: now } });
    },
    /** Runs that nobody works on, though they are not done. */
    async abandoned(now: Date): Promise<string[]> {
      const found = await runs.find({ doneAt: null, leaseUntil: { $lte: now } }, { _id: 1 }).lean();
      return found.map((one) => one._id);
    },
    /** The run of a course that is under way, the last one where none is; null before the first. */
    async current(courseId: string): Promise<IssueRun | null> {
      const underWay = await runs
        .findOne({ courseId, doneAt: null })
        .sort({ createdAt: -1 })
        .lean();
      return underWay ?? runs.findOne({ courseId }).sort({ createdAt: -1 }).lean();
    },
  };
}
