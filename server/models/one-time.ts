import { type Connection, Schema } from 'mongoose';

interface OneTime {
  _id: string;
  value: unknown;
  expiresAt: Date;
}

const oneTimeSchema = new Schema<OneTime>(
  { _id: String, value: Schema.Types.Mixed, expiresAt: { type: Date, required: true } },
  { versionKey: false, minimize: false },
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** Values that may be used once: launch codes, nonces, registration links. */
export function oneTimeStore(connection: Connection) {
  const values = connection.model<OneTime>('OneTime', oneTimeSchema, 'one_time');
  return {
    async put(key: string, value: unknown, expiresAt: Date): Promise<void> {
      await values.create({ _id: key, value, expiresAt });
    },
    /** Takes a value: the first caller gets it, everybody later gets null, so does one too late. */
    async take(key: string, now: Date): Promise<unknown> {
      const found = await values.findOneAndDelete({ _id: key }).lean();
      return found !== null && found.expiresAt > now ? found.value : null;
    },
    /** Looks at a value without taking it; null where there is none any more. */
    async peek(key: string, now: Date): Promise<unknown> {
      const found = await values.findById(key).lean();
      return found !== null && found.expiresAt > now ? found.value : null;
    },
    /** True for the first who claims the key before it expires; false for everyone after. */
    async claim(key: string, expiresAt: Date): Promise<boolean> {
      const result = await values.updateOne(
        { _id: key },
        { $setOnInsert: { value: true, expiresAt } },
        { upsert: true },
      );
      return result.upsertedCount === 1;
    },
  };
}
