import { type Connection, Schema } from 'mongoose';

/**
 * Free text about a ledger entry or a decision: it may tell of health (rule 26), so it lives apart
 * from the figures and can be erased.
 */
export interface Note {
  /** The id of the entry that it belongs to. */
  _id: string;
  courseId: string;
  /** Whom the text is about. */
  personId: string;
  text: string;
}

const noteSchema = new Schema<Note>(
  {
    _id: String,
    courseId: { type: String, required: true },
    personId: { type: String, required: true },
    text: { type: String, required: true },
  },
  { versionKey: false },
)
  .index({ courseId: 1, personId: 1 })
  .index({ personId: 1 });

export function noteStore(connection: Connection) {
  const notes = connection.model<Note>('Note', noteSchema, 'notes');
  return {
    /** Adds notes; one that stands already is left as it is. */
    async add(records: Note[]): Promise<void> {
      if (records.length === 0) return;
      await notes.bulkWrite(
        records.map(({ _id, ...rest }) => ({
          updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
        })),
      );
    },
    async ofEntries(ids: string[]): Promise<Map<string, string>> {
      const found = await notes.find({ _id: { $in: ids } }).lean();
      return new Map(found.map((one) => [one._id, one.text]));
    },
    async ofPerson(personId: string): Promise<Note[]> {
      return notes.find({ personId }).lean();
    },
    async eraseOfPerson(personId: string): Promise<void> {
      await notes.deleteMany({ personId });
    },
  };
}
