import { type Connection, Schema } from 'mongoose';

interface ReportSettings {
  /** The course's id. */
  _id: string;
  /** Days after the last course day that raw meeting reports are kept (rule 27). */
  keepDays: number;
}

const settingsSchema = new Schema<ReportSettings>(
  { _id: String, keepDays: { type: Number, required: true } },
  { versionKey: false },
);

/** Rule 27: unless the course says otherwise. */
export const defaultKeepDays = 90;

/** How long a course keeps raw meeting reports. */
export function reportSettingsStore(connection: Connection) {
  const settings = connection.model<ReportSettings>(
    'ReportSettings',
    settingsSchema,
    'report_settings',
  );
  return {
    async keepDays(courseId: string): Promise<number> {
      return (await settings.findById(courseId).lean())?.keepDays ?? defaultKeepDays;
    },
    async setKeepDays(courseId: string, keepDays: number): Promise<void> {
      await settings.updateOne({ _id: courseId }, { $set: { keepDays } }, { upsert: true });
    },
  };
}
