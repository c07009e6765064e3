import { type Connection, Schema } from 'mongoose';

/**
 * What a participant has told of themselves for one course, by their own choice (rule 26).
 * Membership of a union is a special category of personal data (GDPR article 9): it is kept here
 * alone, with the consent that covers it, and goes with the consent.
 */
export interface Details {
  /** Course and person, so that there is one. */
  _id: string;
  courseId: string;
  personId: string;
  profession: string;
  workplace: string;
  memberships: { body: string; memberNumber: string }[];
  /** Version of the text that was consented to, and when. */
  consentVersion: string;
  consentAt: Date;
  changedAt: Date;
}

const text = { type: String, default: '' };
const detailsSchema = new Schema<Details>(
  {
    _id: String,
    courseId: { type: String, required: true },
    personId: { type: String, required: true },
    profession: text,
    workplace: text,
    memberships: [{ _id: false, body: String, memberNumber: text }],
    consentVersion: { type: String, required: true },
    consentAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
  },
  { versionKey: false },
)
  .index({ courseId: 1 })
  .index({ personId: 1 });

type NewDetails = Pick<Details, 'profession' | 'workplace' | 'memberships' | 'consentVersion'>;

/** Voluntary details of participants. */
export function detailsStore(connection: Connection) {
  const details = connection.model<Details>('Details', detailsSchema, 'details');
  const key = (courseId: string, personId: string) => `${courseId}|${personId}`;
  return {
    async get(courseId: string, personId: string): Promise<Details | null> {
      return details.findById(key(courseId, personId)).lean();
    },
    /** Saves details; the moment of consent is that of the first save under its version. */
    async put(
      courseId: string,
      personId: string,
      values: NewDetails,
      now: Date,
    ): Promise<{ newConsent: boolean }> {
      const known = await details.findById(key(courseId, personId)).lean();
      const newConsent = known?.consentVersion !== values.consentVersion;
      await details.updateOne(
        { _id: key(courseId, personId) },
        {
          $set: {
            courseId,
            personId,
            ...values,
            changedAt: now,
            ...(newConsent ? { consentAt: now } : {}),
          },
        },
        { upsert: true },
      );
      return { newConsent };
    },
    /** Forgets all of it; true when there was something. */
    async remove(courseId: string, personId: string): Promise<boolean> {
      const result = await details.deleteOne({ _id: key(courseId, personId) });
      return result.deletedCount === 1;
    },
    async ofCourse(courseId: string): Promise<Map<string, Details>> {
      const found = await details.find({ courseId }).lean();
      return new Map(found.map((one) => [one.personId, one]));
    },
    async ofPerson(personId: string): Promise<Details[]> {
      return details.find({ personId }).lean();
    },
    async removeOfPerson(personId: string): Promise<void> {
      await details.deleteMany({ personId });
    },
  };
}
