import { type Connection, Schema } from 'mongoose';

/** A meeting report as it was uploaded. Its bytes, and its name, are sealed blobs under its id. */
export interface ReportFile {
  _id: string;
  courseId: string;
  sha256: string;
  bytes: number;
  uploadedBy: string;
  uploadedAt: Date;
  /** An import, or a draft of one, uses it. */
  claimed: boolean;
  /** When the bytes were removed; the fingerprint stays. */
  removedAt: Date | null;
}

const fileSchema = new Schema<ReportFile>(
  {
    _id: String,
    courseId: { type: String, required: true },
    sha256: { type: String, required: true },
    bytes: { type: Number, required: true },
    uploadedBy: { type: String, required: true },
    uploadedAt: { type: Date, required: true },
    claimed: { type: Boolean, required: true },
    removedAt: { type: Date, default: null },
  },
  { versionKey: false },
)
  .index({ courseId: 1, sha256: 1 })
  .index({ removedAt: 1, uploadedAt: 1 });

/** Uploaded meeting reports: what is known of them beside their bytes. */
export function reportFileStore(connection: Connection) {
  const files = connection.model<ReportFile>('ReportFile', fileSchema, 'report_files');
  return {
    async add(file: ReportFile): Promise<void> {
      await files.create(file);
    },
    async get(courseId: string, ids: readonly string[]): Promise<Map<string, ReportFile>> {
      const found = await files.find({ courseId, _id: { $in: ids } }).lean();
      return new Map(found.map((one) => [one._id, one]));
    },
    async claim(courseId: string, ids: readonly string[]): Promise<void> {
      await files.updateMany({ courseId, _id: { $in: ids } }, { $set: { claimed: true } });
    },
    async countUnclaimed(courseId: string): Promise<number> {
      return files.countDocuments({ courseId, claimed: false, removedAt: null });
    },
    async setRemoved(ids: readonly string[], now: Date): Promise<void> {
      await files.updateMany({ _id: { $in: ids }, removedAt: null }, { $set: { removedAt: now } });
    },
    async ofHashes(courseId: string, hashes: readonly string[]): Promise<ReportFile[]> {
      return files.find({ courseId, sha256: { $in: hashes } }).lean();
    },
    /** Whose bytes are still kept. */
    async kept(): Promise<ReportFile[]> {
      return files.find({ removedAt: null }).lean();
    },
    async remove(ids: readonly string[]): Promise<void> {
      await files.deleteMany({ _id: { $in: ids } });
    },
  };
}
