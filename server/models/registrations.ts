import { type Connection, Schema } from 'mongoose';

/**
 * What the course leader's registration list says of a participant (rule 27): the sign-up form gave
 * it, with the consent that the leader vouches for. Kept apart from what participants have told
 * themselves, shown to them with its source, and erasable by them: then only that it was erased stays,
 * so that the same list does not bring it back.
 */
export interface Registration {
  /** Course and person, so that there is one. */
  _id: string;
  courseId: string;
  personId: string;
  profession: string;
  workplace: string;
  memberships: { body: string; memberNumber: string }[];
  /** Pseudonym of the leader who brought it in, and when. */
  by: string;
  at: Date;
  /** When the participant had it erased. */
  erasedAt: Date | null;
}

const text = { type: String, default: '' };
const registrationSchema = new Schema<Registration>(
  {
    _id: String,
    courseId: { type: String, required: true },
    personId: { type: String, required: true },
    profession: text,
    workplace: text,
    memberships: [{ _id: false, body: String, memberNumber: text }],
    by: { type: String, required: true },
    at: { type: Date, required: true },
    erasedAt: { type: Date, default: null },
  },
  { versionKey: false },
)
  .index({ courseId: 1 })
  .index({ personId: 1 });

export type NewRegistration = Pick<
  Registration,
  'personId' | 'profession' | 'workplace' | 'memberships'
>;

const nothing = { profession: '', workplace: '', memberships: [] };

/** Registration lists of courses. */
export function registrationStore(connection: Connection) {
  const registrations = connection.model<Registration>(
    'Registration',
    registrationSchema,
    'registrations',
  );
  const key = (courseId: string, personId: string) => `${courseId}|${personId}`;
  return {
    async ofCourse(courseId: string): Promise<Map<string, Registration>> {
      const found = await registrations.find({ courseId }).lean();
      return new Map(found.map((one) => [one.personId, one]));
    },
    async get(courseId: string, personId: string): Promise<Registration | null> {
      return registrations.findById(key(courseId, personId)).lean();
    },
    /** Puts what the list says in the place of what it said before; not for who had it erased. */
    async put(
      courseId: string,
      records: readonly NewRegistration[],
      by: string,
      now: Date,
    ): Promise<void> {
      for (const { personId, ...facts } of records) {
        const _id = key(courseId, personId);
        await registrations.updateOne(
          { _id },
          {
            $setOnInsert: { _id, courseId, personId, erasedAt: null, ...nothing, by, at: now },
          },
          { upsert: true },
        );
        await registrations.updateOne({ _id, erasedAt: null }, { $set: { ...facts, by, at: now } });
      }
    },
    /** A leader takes it out again; it may come back with another list. */
    async remove(courseId: string, personId: string): Promise<boolean> {
      const { deletedCount } = await registrations.deleteOne({
        _id: key(courseId, personId),
        erasedAt: null,
      });
      return deletedCount === 1;
    },
    /** The participant has it erased: it does not come back. False when there was nothing. */
    async erase(courseId: string, personId: string, now: Date): Promise<boolean> {
      const { modifiedCount } = await registrations.updateOne(
        { _id: key(courseId, personId), erasedAt: null },
        { $set: { ...nothing, erasedAt: now } },
      );
      return modifiedCount === 1;
    },
    /** What lists said of a person, in all courses. */
    async removeOfPerson(personId: string): Promise<void> {
      await registrations.deleteMany({ personId });
    },
    async ofPerson(personId: string): Promise<Registration[]> {
      return registrations.find({ personId }).lean();
    },
  };
}
