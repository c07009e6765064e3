import { type Connection, Schema } from 'mongoose';
import { prepId, type PrepKey } from './prep-work.ts';

/**
 * That a participant has handed in a prep task together with somebody, whose answer it is. One record
 * per task and participant: nobody is in two hand-ins. Pseudonyms and times alone.
 */
export interface PrepTogether extends PrepKey {
  _id: string;
  /** Pseudonym of the one who handed in. */
  ownerId: string;
  at: Date;
}

const togetherSchema = new Schema<PrepTogether>(
  {
    _id: String,
    courseId: { type: String, required: true },
    taskId: { type: String, required: true },
    personId: { type: String, required: true },
    ownerId: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
)
  .index({ courseId: 1, taskId: 1 })
  .index({ personId: 1, courseId: 1 })
  .index({ ownerId: 1, courseId: 1 });

/** Who has handed in with whom. */
export function prepTogetherStore(connection: Connection) {
  const together = connection.model<PrepTogether>('PrepTogether', togetherSchema, 'prepTogether');
  return {
    /** Puts a participant into somebody's hand-in, unless they are in one already. @returns whose */
    async join(key: PrepKey, ownerId: string, now: Date): Promise<string> {
      const joined = await together
        .findOneAndUpdate(
          { _id: prepId(key) },
          { $setOnInsert: { ...key, ownerId, at: now } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean()
        .orFail();
      return joined.ownerId;
    },
    async get(key: PrepKey): Promise<PrepTogether | null> {
      return together.findById(prepId(key)).lean();
    },
    /** @returns whether they were in that hand-in */
    async leave(key: PrepKey, ownerId: string): Promise<boolean> {
      const { deletedCount } = await together.deleteOne({ _id: prepId(key), ownerId });
      return deletedCount > 0;
    },
    async ofTasks(courseId: string, taskIds: readonly string[]): Promise<PrepTogether[]> {
      return together.find({ courseId, taskId: { $in: taskIds } }).lean();
    },
    async ofOwner(courseId: string, taskId: string, ownerId: string): Promise<PrepTogether[]> {
      return together.find({ courseId, taskId, ownerId }).lean();
    },
    async ofOwners(courseId: string, ownerIds: readonly string[]): Promise<PrepTogether[]> {
      return together.find({ courseId, ownerId: { $in: ownerIds } }).lean();
    },
    /** The hand-ins that a participant is in by others, everywhere. */
    async ofPerson(personId: string): Promise<PrepTogether[]> {
      return together.find({ personId }).lean();
    },
  };
}
