import { type Connection, Schema } from 'mongoose';
import { type PrepContent, usualRules } from '../domain/prep.ts';

/** A prep task (forarbeid) of a session day. What participants do with it lies elsewhere. */
export interface PrepTask extends PrepContent {
  _id: string;
  courseId: string;
  dayId: string;
  /** Order within the day. */
  position: number;
  /** Counts every change of the content; a save names the one that it was based on. */
  revision: number;
  /** The latest revision that people were asked to look at again; 0 for none. */
  againRevision: number;
  changedAt: Date;
  /** Pseudonym of the course leader. */
  changedBy: string;
}

const moment = { type: { _id: false, date: String, time: String }, default: null };
const taskSchema = new Schema<PrepTask>(
  {
    _id: String,
    courseId: { type: String, required: true },
    dayId: { type: String, required: true },
    position: { type: Number, required: true },
    revision: { type: Number, required: true },
    againRevision: { type: Number, default: 0 },
    changedAt: { type: Date, required: true },
    changedBy: { type: String, required: true },
    title: { type: String, required: true },
    text: { type: String, default: '' },
    kind: { type: String, required: true },
    link: { type: String, default: '' },
    minutes: { type: Number, required: true },
    required: { type: Boolean, required: true },
    answer: { type: String, required: true },
    readers: { type: String, required: true },
    opens: moment,
    due: moment,
    published: { type: Boolean, required: true },
    maxMegabytes: { type: Number, default: usualRules.maxMegabytes },
    maxPages: { type: Number, default: usualRules.maxPages },
    together: { type: Boolean, default: usualRules.together },
    makeUpMinutes: { type: Number, default: usualRules.makeUpMinutes },
  },
  { versionKey: false },
).index({ courseId: 1, dayId: 1, position: 1 });

/** Prep tasks by course and day. */
export function prepTaskStore(connection: Connection) {
  const tasks = connection.model<PrepTask>('PrepTask', taskSchema, 'prepTasks');
  const inOrder = { position: 1, _id: 1 } as const;
  return {
    /** Adds tasks; one that is there already, as after a retry, is left as it is. */
    async add(records: readonly PrepTask[]): Promise<void> {
      if (records.length === 0) return;
      await tasks.bulkWrite(
        records.map(({ _id, ...rest }) => ({
          updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
        })),
      );
    },
    async get(courseId: string, id: string): Promise<PrepTask | null> {
      return tasks.findOne({ _id: id, courseId }).lean();
    },
    async ofDay(courseId: string, dayId: string): Promise<PrepTask[]> {
      return tasks.find({ courseId, dayId }).sort(inOrder).lean();
    },
    async ofCourse(courseId: string): Promise<PrepTask[]> {
      return tasks.find({ courseId }).sort(inOrder).lean();
    },
    /**
     * Saves over a revision.
     * @param again asks those who have done the task to look at it again
     * @returns null when somebody else was first, or the task is gone
     */
    async save(
      { _id, courseId, revision }: Pick<PrepTask, '_id' | 'courseId' | 'revision'>,
      content: PrepContent,
      { by, now, again }: { by: string; now: Date; again: boolean },
    ): Promise<PrepTask | null> {
      const asked = again ? { againRevision: revision + 1 } : {};
      return tasks
        .findOneAndUpdate(
          { _id, courseId, revision },
          {
            $set: { ...content, ...asked, changedAt: now, changedBy: by },
            $inc: { revision: 1 },
          },
          { returnDocument: 'after' },
        )
        .lean();
    },
    /** Publishes all drafts of a day. */
    async publish(courseId: string, dayId: string, by: string, now: Date): Promise<void> {
      await tasks.updateMany(
        { courseId, dayId, published: false },
        { $set: { published: true, changedAt: now, changedBy: by }, $inc: { revision: 1 } },
      );
    },
    /** Puts the tasks of a day into an order. */
    async order(courseId: string, dayId: string, ids: readonly string[]): Promise<void> {
      if (ids.length === 0) return;
      await tasks.bulkWrite(
        ids.map((_id, position) => ({
          updateOne: { filter: { _id, courseId, dayId }, update: { $set: { position } } },
        })),
      );
    },
    async remove(courseId: string, id: string): Promise<void> {
      await tasks.deleteOne({ _id: id, courseId });
    },
  };
}
