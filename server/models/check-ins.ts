import { type Connection, Schema } from 'mongoose';
import type { CheckInEvent, OpeningTimes } from '../domain/check-in.ts';
import { gathered, gatheredById, gatheredReads } from './gathered.ts';
import { idFrom, newId } from './ids.ts';

/** A day for which a leader has started self check-in. */
export interface CheckInDay {
  /** Of the course and the day. */
  _id: string;
  courseId: string;
  dayId: string;
  /** What the address in the QR code names the day by: random, and told to nobody but the room. */
  place: string;
  /** The codes' secret, in base32. */
  secret: string;
  /** Wall-clock times that the leader has set; null: around the day's programme. */
  opening: OpeningTimes | null;
}

/** Somebody at the door: a participant with a code, or a leader who says when they left. */
export interface StoredCheckIn {
  _id: string;
  courseId: string;
  dayId: string;
  personId: string;
  direction: CheckInEvent['direction'];
  /** Epoch seconds. */
  at: number;
  how: 'typed' | 'scanned' | 'leader';
  /** Pseudonym of who recorded it. */
  by: string;
}

const daySchema = new Schema<CheckInDay>(
  {
    _id: String,
    courseId: { type: String, required: true },
    dayId: { type: String, required: true },
    place: { type: String, required: true },
    secret: { type: String, required: true },
    opening: { type: { from: String, to: String }, _id: false, default: null },
  },
  { versionKey: false },
)
  .index({ place: 1 }, { unique: true })
  .index({ courseId: 1 });

const eventSchema = new Schema<StoredCheckIn>(
  {
    _id: String,
    courseId: { type: String, required: true },
    dayId: { type: String, required: true },
    personId: { type: String, required: true },
    direction: { type: String, required: true },
    at: { type: Number, required: true },
    how: { type: String, required: true },
    by: { type: String, required: true },
  },
  { versionKey: false },
)
  .index({ courseId: 1, dayId: 1, personId: 1 })
  .index({ personId: 1 });

/** Self check-in: secrets of days, and what happened at the door. Events are added, never changed. */
export function checkInStore(connection: Connection) {
  const days = connection.model<CheckInDay>('CheckInDay', daySchema, 'check_in_days');
  const events = connection.model<StoredCheckIn>('CheckIn', eventSchema, 'check_ins');
  const keyOf = (courseId: string, dayId: string) => idFrom('check-in', courseId, dayId);
  const dayOf = gatheredById<CheckInDay>((filter) => days.find(filter).lean());
  const eventsOf = gatheredReads<'courseId' | 'dayId' | 'personId', StoredCheckIn>(
    ['courseId', 'dayId', 'personId'],
    (filter) => events.find(filter).lean(),
  );
  return {
    async getDay(courseId: string, dayId: string): Promise<CheckInDay | null> {
      return dayOf(keyOf(courseId, dayId));
    },
    async findPlace(place: string): Promise<CheckInDay | null> {
      return days.findOne({ place }).lean();
    },
    async daysOf(courseId: string): Promise<CheckInDay[]> {
      return days.find({ courseId }).lean();
    },
    /**
     * Starts check-in for a day, with a secret of its own; a day that has one keeps it.
     * @returns whether this call started it
     */
    async start(courseId: string, dayId: string, secret: string): Promise<boolean> {
      const result = await days.updateOne(
        { _id: keyOf(courseId, dayId) },
        { $setOnInsert: { courseId, dayId, secret, place: newId(), opening: null } },
        { upsert: true },
      );
      return result.upsertedCount === 1;
    },
    async setOpening(
      courseId: string,
      dayId: string,
      opening: OpeningTimes | null,
    ): Promise<boolean> {
      const result = await days.updateOne({ _id: keyOf(courseId, dayId) }, { $set: { opening } });
      return result.matchedCount === 1;
    },
    /** Adds an event; false when one with its id stands already, which is left as it is. */
    add: gathered(async (added: readonly StoredCheckIn[]) => {
      const { upsertedIds } = await events.bulkWrite(
        added.map(({ _id, ...rest }) => ({
          updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
        })),
        { ordered: false },
      );
      return added.map((_event, i) => i in upsertedIds);
    }),
    async ofDay(courseId: string, dayId: string): Promise<StoredCheckIn[]> {
      return events.find({ courseId, dayId }).lean();
    },
    async ofPersonDay(courseId: string, dayId: string, personId: string): Promise<StoredCheckIn[]> {
      return eventsOf({ courseId, dayId, personId });
    },
    /** How many events a day has: since none is ever changed, it tells of every change. */
    async count(courseId: string, dayId: string): Promise<number> {
      return events.countDocuments({ courseId, dayId });
    },
    async ofPerson(personId: string): Promise<StoredCheckIn[]> {
      return events.find({ personId }).sort({ at: 1 }).lean();
    },
  };
}
