import { type Connection, Schema } from 'mongoose';

/**
 * A launch on its way, under its state: first a login that awaits the platform's word, then, when
 * that has been checked, what the client may fetch with a code. Then it is gone.
 */
interface LaunchRecord {
  _id: string;
  /** What the login is; null once the launch was accepted. */
  login: unknown;
  /** The secret with which the client fetches the grant; null before. */
  code: string | null;
  grant: unknown;
  expiresAt: Date;
}

const launchSchema = new Schema<LaunchRecord>(
  {
    _id: String,
    login: { type: Schema.Types.Mixed, default: null },
    code: { type: String, default: null },
    grant: { type: Schema.Types.Mixed, default: null },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false },
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** Launches on their way: three writes each, every one of which only the first caller achieves. */
export function launchStore(connection: Connection) {
  const launches = connection.model<LaunchRecord>('Launch', launchSchema, 'launches');
  return {
    async begin(state: string, login: unknown, expiresAt: Date): Promise<void> {
      await launches.create({ _id: state, login, expiresAt });
    },
    /** The login under a state; null where there is none, no more, or not in time. */
    async findLogin(state: string, now: Date): Promise<unknown> {
      const found = await launches.findById(state).lean();
      return found !== null && found.code === null && found.expiresAt > now ? found.login : null;
    },
    /**
     * Puts a grant in the place of a login.
     * @returns false for whoever is not the first
     */
    async accept(state: string, code: string, grant: unknown, expiresAt: Date): Promise<boolean> {
      const change = { $set: { login: null, code, grant, expiresAt } };
      const { modifiedCount } = await launches.updateOne({ _id: state, code: null }, change);
      return modifiedCount === 1;
    },
    /** The grant that a code is for, untaken and in time; otherwise null. */
    async findGrant(state: string, code: string, now: Date): Promise<unknown> {
      const found = await launches.findOne({ _id: state, code }).lean();
      return found !== null && found.expiresAt > now ? found.grant : null;
    },
    /** Uses a code up. @returns false for whoever is not the first */
    async takeGrant(state: string, code: string): Promise<boolean> {
      const { deletedCount } = await launches.deleteOne({ _id: state, code });
      return deletedCount === 1;
    },
  };
}
