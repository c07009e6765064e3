import { type Connection, Schema } from 'mongoose';

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
  return {
    /**
     * Counts one more attempt in the present stretch of time.
     * @param seconds length of a stretch; a new one begins at zero
     * @returns how many there are in it, this one included
     */
    async count(key: string, seconds: number, now: Date): Promise<number> {
      const stretch = Math.floor(now.getTime() / 1000 / seconds);
      const found = await attempts
        .findOneAndUpdate(
          { _id: `${key}|${stretch}` },
          {
            $inc: { count: 1 },
            $setOnInsert: { expiresAt: new Date((stretch + 2) * seconds * 1000) },
          },
          { upsert: true, returnDocument: 'after' },
        )
        .lean()
        .orFail();
      return found.count;
    },
  };
}
