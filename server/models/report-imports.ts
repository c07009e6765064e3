import { type Connection, Schema } from 'mongoose';

export type ReportImportState =
  /** A worker reads the files. */
  | 'reading'
  /** A file could not be read: nothing is shown until it is left out or read in another way. */
  | 'refused'
  /** Can be looked at; nothing is recorded. */
  | 'draft'
  /** What the preview showed is being recorded; goes on after a restart. */
  | 'committing'
  | 'committed'
  | 'undone';

/** How one file is to be read where the leader says so; null: as the reader finds it. */
export interface ChosenReading {
  fileId: string;
  dateOrder: 'dmy' | 'mdy' | 'ymd' | null;
  timeZone: string | null;
}

/**
 * One import of meeting reports for a day, from its draft on. Names, addresses and what the leader
 * decided about rows are sealed blobs under its id; here are ids and figures alone.
 */
export interface ReportImport {
  _id: string;
  courseId: string;
  dayId: string;
  state: ReportImportState;
  /** Counts every change; a commit names the one that was looked at. */
  revision: number;
  files: ChosenReading[];
  /** What is taken for sums whose gaps are unknown: the least that is sure, or first join to last leave. */
  approximate: 'least' | 'span';
  /** The sealed blobs of what was read, '' before, and of what the leader decided. */
  content: string;
  choices: string;
  /** Fingerprint of the preview that is, or was last, recorded; '' before. */
  fingerprint: string;
  /** Entries recorded so far. */
  entries: number;
  createdBy: string;
  createdAt: Date;
  readingSince: Date | null;
  committedBy: string | null;
  committedAt: Date | null;
  undoneAt: Date | null;
  /** When names and rows were removed. */
  removedAt: Date | null;
}

const importSchema = new Schema<ReportImport>(
  {
    _id: String,
    courseId: { type: String, required: true },
    dayId: { type: String, required: true },
    state: { type: String, required: true },
    revision: { type: Number, required: true },
    files: [
      {
        _id: false,
        fileId: { type: String, required: true },
        dateOrder: { type: String, default: null },
        timeZone: { type: String, default: null },
      },
    ],
    approximate: { type: String, required: true },
    content: { type: String, default: '' },
    choices: { type: String, required: true },
    fingerprint: { type: String, default: '' },
    entries: { type: Number, required: true },
    createdBy: { type: String, required: true },
    createdAt: { type: Date, required: true },
    readingSince: { type: Date, default: null },
    committedBy: { type: String, default: null },
    committedAt: { type: Date, default: null },
    undoneAt: { type: Date, default: null },
    removedAt: { type: Date, default: null },
  },
  { versionKey: false },
)
  .index({ courseId: 1, dayId: 1, createdAt: 1 })
  .index({ state: 1 });

type Change = Partial<Omit<ReportImport, '_id' | 'courseId' | 'revision'>>;

/** Imports of meeting reports, drafts among them. */
export function reportImportStore(connection: Connection) {
  const imports = connection.model<ReportImport>('ReportImport', importSchema, 'report_imports');
  return {
    async add(one: ReportImport): Promise<void> {
      await imports.create(one);
    },
    async get(courseId: string, id: string): Promise<ReportImport | null> {
      return imports.findOne({ _id: id, courseId }).lean();
    },
    async ofDay(courseId: string, dayId: string): Promise<ReportImport[]> {
      return imports.find({ courseId, dayId }).sort({ createdAt: 1, _id: 1 }).lean();
    },
    async ofCourse(courseId: string): Promise<ReportImport[]> {
      return imports.find({ courseId }).sort({ createdAt: 1, _id: 1 }).lean();
    },
    /** Changes an import if it still is at a revision; null when somebody else was first. */
    async change(
      courseId: string,
      id: string,
      revision: number,
      change: Change,
    ): Promise<ReportImport | null> {
      return imports
        .findOneAndUpdate(
          { _id: id, courseId, revision },
          { $set: change, $inc: { revision: 1 } },
          { returnDocument: 'after' },
        )
        .lean();
    },
    async inState(state: ReportImportState): Promise<ReportImport[]> {
      return imports.find({ state }).lean();
    },
    async setRemoved(ids: readonly string[], now: Date): Promise<void> {
      await imports.updateMany(
        { _id: { $in: ids }, removedAt: null },
        { $set: { removedAt: now }, $inc: { revision: 1 } },
      );
    },
    async remove(ids: readonly string[]): Promise<void> {
      await imports.deleteMany({ _id: { $in: ids } });
    },
  };
}
