import { type Connection, Schema } from 'mongoose';
import { gathered } from './gathered.ts';

interface Attempts {
  _id: string;
  count: number;
  expiresAt: Date;
}

const attemptSchema = new Schema<Attempts>(
  {
    _id: String,
    count: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false },
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** Counts attempts at what can be guessed, so that any number of processes agree on them. */
export function attemptStore(connection: Connection) {
  const attempts = connection.model<Attempts>('Attempts', attemptSchema, 'attempts');
  // Counted first and read after: of attempts at the same moment, each may see the others, none less.
  const count = gathered(async (made: readonly Pick<Attempts, '_id' | 'expiresAt'>[]) => {
    await attempts.bulkWrite(
      made.map(({ _id, expiresAt }) => ({
        updateOne: {
          filter: { _id },
          update: { $inc: { count: 1 }, $setOnInsert: { expiresAt } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
    const found = await attempts.find({ _id: { $in: made.map(({ _id }) => _id) } }).lean();
    const counts = new Map(found.map((one) => [one._id, one.count]));
    return made.map(({ _id }) => counts.get(_id) ?? Infinity);
  });
  return {
    /**
     * Counts one more attempt in the present stretch of time.
     * @param seconds length of a stretch; a new one begins at zero
     * @returns how many there are in it, this one included
     */
    async count(key: string, seconds: number, now: Date): Promise<number> {
      const stretch = Math.floor(now.getTime() / 1000 / seconds);
      const expiresAt = new Date((stretch + 2) * seconds * 1000);
      return count({ _id: `${key}|${stretch}`, expiresAt });
    },
  };
}
