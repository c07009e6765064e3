import { randomBytes } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';

/** By what a participant stops the reminders of one course, and whether they have. */
export interface ReminderStop {
  /** Random, 144 bits: it stands in a link that works without a login. */
  _id: string;
  courseId: string;
  personId: string;
  stoppedAt: Date | null;
}

const stopSchema = new Schema<ReminderStop>(
  {
    _id: String,
    courseId: { type: String, required: true },
    personId: { type: String, required: true },
    stoppedAt: { type: Date, default: null },
  },
  { versionKey: false },
)
  .index({ courseId: 1, personId: 1 }, { unique: true })
  .index({ personId: 1 });

type Key = Pick<ReminderStop, 'courseId' | 'personId'>;

/** Participants' codes for stopping reminders. */
export function reminderStopStore(connection: Connection) {
  const stops = connection.model<ReminderStop>('ReminderStop', stopSchema, 'reminderStops');
  /** One code per person and course; the first one that was made stays. */
  const ensure = ({ courseId, personId }: Key): Promise<ReminderStop> =>
    stops
      .findOneAndUpdate(
        { courseId, personId },
        { $setOnInsert: { _id: randomBytes(18).toString('base64url'), stoppedAt: null } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean()
      .orFail();
  return {
    ensure,
    async get({ courseId, personId }: Key): Promise<ReminderStop | null> {
      return stops.findOne({ courseId, personId }).lean();
    },
    async find(code: string): Promise<ReminderStop | null> {
      return stops.findById(code).lean();
    },
    /** Stops or resumes; true when that changed anything. */
    async set({ courseId, personId }: Key, stopped: boolean, now: Date): Promise<boolean> {
      await ensure({ courseId, personId });
      const { modifiedCount } = await stops.updateOne(
        { courseId, personId, stoppedAt: stopped ? null : { $ne: null } },
        { $set: { stoppedAt: stopped ? now : null } },
      );
      return modifiedCount === 1;
    },
    /** Who has stopped the reminders of a course. */
    async ofCourse(courseId: string): Promise<Set<string>> {
      const found = await stops
        .find({ courseId, stoppedAt: { $ne: null } }, { personId: 1 })
        .lean();
      return new Set(found.map(({ personId }) => personId));
    },
    async ofPerson(personId: string): Promise<ReminderStop[]> {
      return stops.find({ personId }).lean();
    },
    async removeOfPerson(personId: string): Promise<void> {
      await stops.deleteMany({ personId });
    },
  };
}
