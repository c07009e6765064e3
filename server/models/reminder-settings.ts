import { type Connection, Schema } from 'mongoose';

/** Whether a course reminds its participants of the course days, and how long before. */
export interface ReminderSettings {
  /** The course's id. */
  _id: string;
  on: boolean;
  daysBefore: number;
  /** When it was switched on, or the number of days changed. */
  since: Date;
}

const settingsSchema = new Schema<ReminderSettings>(
  {
    _id: String,
    on: { type: Boolean, required: true },
    daysBefore: { type: Number, required: true },
    since: { type: Date, required: true },
  },
  { versionKey: false },
).index({ on: 1 });

/** Reminders by course. */
export function reminderSettingsStore(connection: Connection) {
  const settings = connection.model<ReminderSettings>(
    'ReminderSettings',
    settingsSchema,
    'reminderSettings',
  );
  return {
    async get(courseId: string): Promise<ReminderSettings | null> {
      return settings.findById(courseId).lean();
    },
    async put({ _id, ...values }: ReminderSettings): Promise<void> {
      await settings.updateOne({ _id }, { $set: values }, { upsert: true });
    },
    /** Courses that have them switched on. */
    async listOn(): Promise<ReminderSettings[]> {
      return settings.find({ on: true }).lean();
    },
  };
}
