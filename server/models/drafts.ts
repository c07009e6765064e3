import { type Connection, Schema } from 'mongoose';

interface Draft {
  _id: string;
  personId: string;
  value: unknown;
  savedAt: Date;
}

const month = 60 * 60 * 24 * 30;
const draftSchema = new Schema<Draft>(
  {
    _id: String,
    personId: { type: String, required: true },
    value: Schema.Types.Mixed,
    savedAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false },
)
  .index({ savedAt: 1 }, { expireAfterSeconds: month })
  .index({ personId: 1 });

/** What a person was typing when a session or a connection broke; kept for thirty days. */
export function draftStore(connection: Connection) {
  const drafts = connection.model<Draft>('Draft', draftSchema, 'drafts');
  const id = (scope: string, personId: string, key: string) => `${personId}|${scope}|${key}`;
  return {
    async put(scope: string, personId: string, key: string, value: unknown, now: Date) {
      await drafts.updateOne(
        { _id: id(scope, personId, key) },
        { $set: { personId, value, savedAt: now } },
        { upsert: true },
      );
    },
    async get(scope: string, personId: string, key: string) {
      const found = await drafts.findById(id(scope, personId, key)).lean();
      return found === null ? null : { value: found.value, savedAt: found.savedAt };
    },
    async remove(scope: string, personId: string, key: string): Promise<void> {
      await drafts.deleteOne({ _id: id(scope, personId, key) });
    },
    async ofPerson(personId: string): Promise<{ value: unknown; savedAt: Date }[]> {
      return drafts.find({ personId }, { value: 1, savedAt: 1 }).lean();
    },
    async removeOfPerson(personId: string): Promise<void> {
      await drafts.deleteMany({ personId });
    },
    /** Ids of anybody's drafts in a course that hold one of these words, in any case. */
    async naming(scope: string, words: readonly string[]): Promise<string[]> {
      const found = await drafts.find().lean();
      const wanted = words.map((word) => word.toLowerCase());
      return found
        .filter(({ _id }) => _id.split('|')[1] === scope)
        .filter(({ value }) => {
          const text = JSON.stringify(value).toLowerCase();
          return wanted.some((word) => text.includes(word));
        })
        .map(({ _id }) => _id);
    },
    async removeAll(ids: readonly string[]): Promise<void> {
      await drafts.deleteMany({ _id: { $in: ids } });
    },
  };
}
