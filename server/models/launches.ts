import { type Connection, Schema } from 'mongoose';
import { isDuplicateKey } from './duplicate-key.ts';

/** The launch of a login: by being here the login is used up. */
interface LaunchRecord {
  /** Of the login. */
  _id: string;
  /** The secret with which the client fetches the grant; null once it has. */
  code: string | null;
  grant: unknown;
  codeUntil: Date;
  expiresAt: Date;
}

const launchSchema = new Schema<LaunchRecord>(
  {
    _id: String,
    code: { type: String, default: null },
    grant: { type: Schema.Types.Mixed, default: null },
    codeUntil: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false },
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** Launches that were accepted: two writes each, either of which only the first caller achieves. */
export function launchStore(connection: Connection) {
  const launches = connection.model<LaunchRecord>('Launch', launchSchema, 'launches');
  return {
    /**
     * Keeps what the launch of a login grants.
     * @param code the secret for which it is handed out, until `codeUntil`
     * @param expiresAt when the login itself is too old, so that its use need not be known any longer
     * @returns false for whoever is not the first
     */
    async accept(loginId: string, accepted: Omit<LaunchRecord, '_id'>): Promise<boolean> {
      try {
        await launches.create({ ...accepted, _id: loginId });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    /** Whether the launch of a login was accepted. */
    async isUsed(loginId: string): Promise<boolean> {
      return (await launches.exists({ _id: loginId })) !== null;
    },
    /** The grant that a code is for, untaken and in time; otherwise null. */
    async findGrant(loginId: string, code: string, now: Date): Promise<unknown> {
      const found = await launches.findOne({ _id: loginId, code }).lean();
      return found !== null && found.codeUntil > now ? found.grant : null;
    },
    /** Uses a code up. @returns false for whoever is not the first */
    async takeGrant(loginId: string, code: string): Promise<boolean> {
      const taken = { $set: { code: null, grant: null } };
      const { modifiedCount } = await launches.updateOne({ _id: loginId, code }, taken);
      return modifiedCount === 1;
    },
  };
}
