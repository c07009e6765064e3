import { type Connection, Schema } from 'mongoose';

interface Chunk {
  _id: string;
  blob: string;
  place: number;
  data: Uint8Array;
}

const chunkSchema = new Schema<Chunk>(
  {
    _id: String,
    blob: { type: String, required: true },
    place: { type: Number, required: true },
    data: { type: Schema.Types.Buffer, required: true },
  },
  { versionKey: false },
).index({ blob: 1, place: 1 });

/** Well below what one document can hold. */
const chunkBytes = 4 * 1024 * 1024;

/** Sealed bytes of any length under a name of their own. What they hold, only their feature can read. */
export function sealedBlobStore(connection: Connection) {
  const chunks = connection.model<Chunk>('SealedBlob', chunkSchema, 'sealed_blobs');
  return {
    async put(blob: string, bytes: Uint8Array): Promise<void> {
      const count = Math.max(1, Math.ceil(bytes.length / chunkBytes));
      for (let place = 0; place < count; place += 1) {
        const data = Buffer.from(bytes.subarray(place * chunkBytes, (place + 1) * chunkBytes));
        await chunks.updateOne(
          { _id: `${blob}:${place}` },
          { $set: { blob, place, data } },
          { upsert: true },
        );
      }
      await chunks.deleteMany({ blob, place: { $gte: count } });
    },
    /** Null where there is no such blob (any longer). */
    async get(blob: string): Promise<Uint8Array | null> {
      const found = await chunks.find({ blob }).sort({ place: 1 }).lean();
      return found.length === 0 ? null : Buffer.concat(found.map((one) => bytesOf(one.data)));
    },
    async remove(blobs: readonly string[]): Promise<void> {
      await chunks.deleteMany({ blob: { $in: blobs } });
    },
  };
}

/** The driver hands out its own Binary, which holds the bytes. */
function bytesOf(data: Uint8Array | { buffer: Uint8Array }): Uint8Array {
  return data instanceof Uint8Array ? data : data.buffer;
}
