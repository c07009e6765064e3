import { type Connection, Schema } from 'mongoose';
import type { PrepFileFacts } from '../domain/prep-file.ts';
import type { PrepKey } from './prep-work.ts';

/**
 * A file that a participant has put up as an answer. Its bytes are a sealed blob under its id; the
 * name that it had is not kept.
 */
export interface PrepFile extends PrepFileFacts, PrepKey {
  _id: string;
  sha256: string;
  at: Date;
}

const fileSchema = new Schema<PrepFile>(
  {
    _id: String,
    courseId: { type: String, required: true },
    taskId: { type: String, required: true },
    personId: { type: String, required: true },
    kind: { type: String, required: true },
    bytes: { type: Number, required: true },
    pages: { type: Number, default: null },
    counted: { type: Boolean, required: true },
    sha256: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
).index({ personId: 1, courseId: 1, taskId: 1 });

/** Files as answers: what is known of them beside their bytes. */
export function prepFileStore(connection: Connection) {
  const files = connection.model<PrepFile>('PrepFile', fileSchema, 'prepFiles');
  return {
    async add(file: PrepFile): Promise<void> {
      await files.create(file);
    },
    async get(id: string): Promise<PrepFile | null> {
      return files.findById(id).lean();
    },
    async ofIds(ids: readonly string[]): Promise<Map<string, PrepFile>> {
      if (ids.length === 0) return new Map();
      const found = await files.find({ _id: { $in: ids } }).lean();
      return new Map(found.map((one) => [one._id, one]));
    },
    async ofKey({ personId, courseId, taskId }: PrepKey): Promise<PrepFile[]> {
      return files.find({ personId, courseId, taskId }).lean();
    },
    async ofPerson(personId: string): Promise<PrepFile[]> {
      return files.find({ personId }).lean();
    },
    async remove(ids: readonly string[]): Promise<void> {
      await files.deleteMany({ _id: { $in: ids } });
    },
  };
}
