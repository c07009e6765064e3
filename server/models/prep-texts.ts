import { type Connection, Schema } from 'mongoose';
import type { PrepReaders } from '../domain/prep.ts';
import { prepId, type PrepKey } from './prep-work.ts';

/**
 * What a participant has written for a prep task. Free text may tell of health (rule 26): it lives
 * apart from the figures and can be erased.
 */
export interface PrepText {
  _id: string;
  courseId: string;
  taskId: string;
  personId: string;
  /** The answer as it is being written: for the participant's own eyes. */
  answer: string;
  /** The file that was put up, handed in or not; null where there is none. */
  fileId: string | null;
  /** Counts every saving of the answer; a save names the one that it was based on. */
  revision: number;
  savedAt: Date | null;
  /** What was handed in; '' where nothing is. */
  handedIn: string;
  handedInFileId: string | null;
  /** The first and the latest time; null where nothing is handed in. */
  handedInAt: Date | null;
  handedInAgainAt: Date | null;
  /** Who was to read it when it was handed in: nobody else does, whatever the task says later. */
  readers: PrepReaders;
  /** "This was unclear", or ''. */
  question: string;
  askedAt: Date | null;
}

const text = { type: String, default: '' };
const date = { type: Date, default: null };
const textSchema = new Schema<PrepText>(
  {
    _id: String,
    courseId: { type: String, required: true },
    taskId: { type: String, required: true },
    personId: { type: String, required: true },
    answer: text,
    fileId: { type: String, default: null },
    revision: { type: Number, required: true },
    savedAt: date,
    handedIn: text,
    handedInFileId: { type: String, default: null },
    handedInAt: date,
    handedInAgainAt: date,
    readers: { type: String, default: 'leaders' },
    question: text,
    askedAt: date,
  },
  { versionKey: false },
)
  .index({ courseId: 1, taskId: 1 })
  .index({ personId: 1, courseId: 1 });

const nothing = {
  ...{ answer: '', fileId: null, revision: 0, savedAt: null },
  ...{ handedIn: '', handedInFileId: null, handedInAt: null },
  ...{ handedInAgainAt: null, readers: 'leaders' as const, question: '', askedAt: null },
};

/** What of an answer is saved: the text, or the file. */
type Kept = Pick<PrepText, 'answer'> | Pick<PrepText, 'fileId'>;
type HandedIn = Pick<PrepText, 'revision' | 'handedIn' | 'handedInFileId'>;

/** Answers and questions of participants. */
export function prepTextStore(connection: Connection) {
  const texts = connection.model<PrepText>('PrepText', textSchema, 'prepTexts');
  const begin = (key: PrepKey) =>
    texts.updateOne(
      { _id: prepId(key) },
      { $setOnInsert: { ...key, ...nothing } },
      { upsert: true },
    );
  return {
    async get(key: PrepKey): Promise<PrepText | null> {
      return texts.findById(prepId(key)).lean();
    },
    /**
     * Keeps an answer as it is being written, over the revision that it began with. The same text
     * again, as after a lost reply, changes nothing.
     * @returns the record, or null when another tab was first
     */
    async keep(key: PrepKey, base: number, answer: Kept, now: Date): Promise<PrepText | null> {
      await begin(key);
      const _id = prepId(key);
      const kept = await texts
        .findOneAndUpdate(
          { _id, revision: base },
          { $set: { ...answer, savedAt: now }, $inc: { revision: 1 } },
          { returnDocument: 'after' },
        )
        .lean();
      return kept ?? texts.findOne({ _id, ...answer }).lean();
    },
    /**
     * Hands in what is kept, for those who may read it now; handed in before, it keeps its time.
     * @returns false when what is kept has changed meanwhile
     */
    async handIn(
      key: PrepKey,
      { revision, ...answer }: HandedIn,
      readers: PrepReaders,
      now: Date,
    ): Promise<boolean> {
      const _id = prepId(key);
      const change = { ...answer, readers, handedInAgainAt: now };
      const { matchedCount } = await texts.updateOne({ _id, revision }, { $set: change });
      if (matchedCount === 0) return false;
      await texts.updateOne({ _id, handedInAt: null }, { $set: { handedInAt: now } });
      return true;
    },
    /** Takes back what was handed in; the answer stays with the participant. */
    async takeBack(key: PrepKey): Promise<void> {
      await texts.updateOne(
        { _id: prepId(key) },
        {
          $set: {
            ...{ handedIn: '', handedInFileId: null },
            ...{ handedInAt: null, handedInAgainAt: null },
          },
        },
      );
    },
    async ask(key: PrepKey, question: string, now: Date): Promise<void> {
      await begin(key);
      const askedAt = question === '' ? null : now;
      await texts.updateOne({ _id: prepId(key) }, { $set: { question, askedAt } });
    },
    async ofTasks(courseId: string, taskIds: readonly string[]): Promise<PrepText[]> {
      return texts.find({ courseId, taskId: { $in: taskIds } }).lean();
    },
    /** How many questions stand on each task of a course. */
    async questionsInCourse(courseId: string): Promise<{ taskId: string; personId: string }[]> {
      return texts.find({ courseId, askedAt: { $ne: null } }, { taskId: 1, personId: 1 }).lean();
    },
    async ofPerson(personId: string, courseId?: string): Promise<PrepText[]> {
      return texts.find({ personId, ...(courseId === undefined ? {} : { courseId }) }).lean();
    },
    async eraseOfPerson(personId: string): Promise<void> {
      await texts.deleteMany({ personId });
    },
  };
}
