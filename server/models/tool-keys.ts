import { type Connection, Schema } from 'mongoose';

/** One of the tool's own key pairs, with which it signs what it sends to platforms. */
export interface ToolKey {
  /** The key id, `kid`. */
  _id: string;
  /** As served in the key set. */
  publicJwk: Record<string, unknown>;
  /** The private JWK as JSON, sealed with the tool's secret. */
  sealedPrivateJwk: string;
  createdAt: Date;
  /** It signs from then on: platforms that keep our key set have seen it by then. */
  signsFrom: Date;
  /** It leaves the key set then; null while it is the one that signs or will. */
  leavesAt: Date | null;
}

const toolKeySchema = new Schema<ToolKey>(
  {
    _id: String,
    publicJwk: { type: Schema.Types.Mixed, required: true },
    sealedPrivateJwk: { type: String, required: true },
    createdAt: { type: Date, required: true },
    signsFrom: { type: Date, required: true },
    leavesAt: { type: Date, default: null },
  },
  { versionKey: false },
).index({ leavesAt: 1 }, { expireAfterSeconds: 0 });

/** The tool's key pairs. Those that have left are removed by the database. */
export function toolKeyStore(connection: Connection) {
  const keys = connection.model<ToolKey>('ToolKey', toolKeySchema, 'tool_keys');
  return {
    /** All that are in the key set at a time, the one that signs last. */
    async list(now: Date): Promise<ToolKey[]> {
      return keys
        .find({ $or: [{ leavesAt: null }, { leavesAt: { $gt: now } }] })
        .sort({ signsFrom: 1, _id: 1 })
        .lean();
    },
    async add(key: ToolKey): Promise<void> {
      await keys.create(key);
    },
    /** Lets the keys that signed until now leave the key set at a time; a leaving key stays as it is. */
    async retire(ids: string[], leavesAt: Date): Promise<void> {
      await keys.updateMany({ _id: { $in: ids }, leavesAt: null }, { $set: { leavesAt } });
    },
  };
}
