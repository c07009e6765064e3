import { type Connection, Schema } from 'mongoose';

/**
 * What a leader decided about whoever stands in a meeting report, remembered for the course. Whoever
 * that is, is kept as a keyed fingerprint of the address or name: it is recognised, and cannot be read.
 */
export interface ReportLink {
  /** Course and fingerprint. */
  _id: string;
  courseId: string;
  kind: 'link' | 'notParticipant' | 'bot';
  /** Of a link: the participants behind the row; several for a room with one device. */
  personIds: string[];
  at: Date;
  by: string;
}

const linkSchema = new Schema<ReportLink>(
  {
    _id: String,
    courseId: { type: String, required: true },
    kind: { type: String, required: true },
    personIds: [String],
    at: { type: Date, required: true },
    by: { type: String, required: true },
  },
  { versionKey: false },
)
  .index({ courseId: 1 })
  .index({ personIds: 1 });

/** Links and set-asides of a course. */
export function reportLinkStore(connection: Connection) {
  const links = connection.model<ReportLink>('ReportLink', linkSchema, 'report_links');
  const idOf = (courseId: string, fingerprint: string) => `${courseId}|${fingerprint}`;
  return {
    /** The decisions of a course, by fingerprint. */
    async ofCourse(courseId: string): Promise<Map<string, ReportLink>> {
      const found = await links.find({ courseId }).lean();
      return new Map(found.map((one) => [one._id.slice(courseId.length + 1), one]));
    },
    /** Remembers a decision; a later one about the same takes its place. */
    async put(
      courseId: string,
      fingerprint: string,
      decision: Pick<ReportLink, 'kind' | 'personIds' | 'at' | 'by'>,
    ): Promise<void> {
      await links.updateOne(
        { _id: idOf(courseId, fingerprint) },
        { $set: { courseId, ...decision } },
        { upsert: true },
      );
    },
    async ofPerson(personId: string): Promise<ReportLink[]> {
      return links.find({ personIds: personId }).lean();
    },
    async removeOfPerson(personId: string): Promise<void> {
      await links.deleteMany({ personIds: personId });
    },
  };
}
