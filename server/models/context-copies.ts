import { type Connection, Schema } from 'mongoose';
import { idFrom } from './ids.ts';

/** That one context of a platform was copied from others. No personal data. */
interface ContextCopy {
  _id: string;
  platformId: string;
  contextId: string;
  originIds: string[];
  /** When it was last told of. */
  at: Date;
}

const keptSeconds = 60 * 60 * 24 * 400;
const contextCopySchema = new Schema<ContextCopy>(
  {
    _id: String,
    platformId: { type: String, required: true },
    contextId: { type: String, required: true },
    originIds: [String],
    at: { type: Date, required: true },
  },
  { versionKey: false },
).index({ at: 1 }, { expireAfterSeconds: keptSeconds });

/** What platforms tell of copied courses, kept until somebody sets the copy up. */
export function contextCopyStore(connection: Connection) {
  const copies = connection.model<ContextCopy>('ContextCopy', contextCopySchema, 'context_copies');
  return {
    async put(platformId: string, contextId: string, originIds: string[], at: Date): Promise<void> {
      await copies.updateOne(
        { _id: idFrom(platformId, contextId) },
        {
          $set: { platformId, contextId, at },
          $addToSet: { originIds: { $each: originIds } },
        },
        { upsert: true },
      );
    },
    async originsOf(platformId: string, contextId: string): Promise<string[]> {
      const found = await copies.findById(idFrom(platformId, contextId)).lean();
      return found?.originIds ?? [];
    },
  };
}
