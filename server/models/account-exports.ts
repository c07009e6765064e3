import { type Connection, Schema } from 'mongoose';
import { newId } from './ids.ts';

/** What an administrator asked to have taken out of many courses at once. */
export interface AccountExportOrder {
  platformId: string;
  deploymentId: string;
  /** Canvas' id of the account; null for all courses of the deployment. */
  accountId: string | null;
  /** Pseudonym of the administrator: nobody else sees the file. */
  by: string;
  what: 'bodyList' | 'attendanceList' | 'dossiers';
  /** Name of the body, or ''. */
  body: string;
  /** Local dates, inclusive. */
  from: string;
  to: string;
  format: 'xlsx' | 'csv' | 'pdf' | 'zip';
  why: string;
  locale: 'nb' | 'nn' | 'en';
}

/** The order, how far it has come, and its file, which is forgotten after a day. */
export interface AccountExport extends AccountExportOrder {
  _id: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** Courses that are done, of how many. */
  done: number;
  total: number;
  rows: number;
  fileName: string;
  createdAt: Date;
}

interface Stored extends AccountExport {
  file?: Buffer;
}

const text = { type: String, required: true } as const;
const plain = { type: String, default: '' } as const;
const exportSchema = new Schema<Stored>(
  {
    _id: String,
    ...{ platformId: text, deploymentId: text, by: text, what: text, format: text, why: text },
    accountId: { type: String, default: null },
    ...{ body: plain, from: plain, to: plain, fileName: plain, locale: text, state: text },
    done: { type: Number, default: 0 },
    total: { type: Number, default: 0 },
    rows: { type: Number, default: 0 },
    createdAt: { type: Date, required: true },
    file: Buffer,
  },
  { versionKey: false },
)
  .index({ by: 1, createdAt: -1 })
  .index({ createdAt: 1 });

/** Exports over many courses. */
export function accountExportStore(connection: Connection) {
  const exports = connection.model<Stored>('AccountExport', exportSchema, 'account_exports');
  return {
    async add(order: AccountExportOrder, now: Date): Promise<string> {
      const _id = newId();
      await exports.create({
        ...{ _id, ...order, state: 'waiting', createdAt: now },
        ...{ done: 0, total: 0, rows: 0, fileName: '' },
      });
      return _id;
    },
    async get(id: string): Promise<AccountExport | null> {
      return exports.findById(id, { file: 0 }).lean();
    },
    /** What one administrator has asked for, newest first. */
    async ofPerson(by: string): Promise<AccountExport[]> {
      return exports.find({ by }, { file: 0 }).sort({ createdAt: -1 }).limit(20).lean();
    },
    async progress(
      id: string,
      change: Partial<Pick<AccountExport, 'state' | 'done' | 'total'>>,
    ): Promise<void> {
      await exports.updateOne({ _id: id }, { $set: change });
    },
    async finish(id: string, result: { file: Buffer; fileName: string; rows: number }) {
      await exports.updateOne({ _id: id }, { $set: { ...result, state: 'done' } });
    },
    async file(id: string): Promise<Buffer | null> {
      const found = await exports.findById(id);
      return found?.file ? Buffer.from(found.file) : null;
    },
    /** How many lists of a platform are kept just now. */
    async countOfPlatform(platformId: string): Promise<number> {
      return exports.countDocuments({ platformId });
    },
    async forgetOfPlatform(platformId: string): Promise<void> {
      await exports.deleteMany({ platformId });
    },
    /** Forgets files and orders from before a moment: they tell of many people. */
    async forgetBefore(moment: Date): Promise<void> {
      await exports.deleteMany({ createdAt: { $lt: moment } });
    },
  };
}
