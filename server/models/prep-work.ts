import { type Connection, Schema } from 'mongoose';
import { idFrom } from './ids.ts';

/** That a participant has done a prep task, and when: pseudonym and times, no texts. */
export interface PrepWork {
  _id: string;
  courseId: string;
  taskId: string;
  personId: string;
  /** The first time that it was done or handed in; null while it is not, or not any longer. */
  doneAt: Date | null;
}

/** Course, task and participant: one record of work and one of texts for each. */
export interface PrepKey {
  courseId: string;
  taskId: string;
  personId: string;
}

export function prepId({ courseId, taskId, personId }: PrepKey): string {
  return idFrom('prep', courseId, taskId, personId);
}

const workSchema = new Schema<PrepWork>(
  {
    _id: String,
    courseId: { type: String, required: true },
    taskId: { type: String, required: true },
    personId: { type: String, required: true },
    doneAt: { type: Date, default: null },
  },
  { versionKey: false },
)
  .index({ courseId: 1, taskId: 1 })
  .index({ personId: 1, courseId: 1 });

/** What participants have done of their preparation. */
export function prepWorkStore(connection: Connection) {
  const work = connection.model<PrepWork>('PrepWork', workSchema, 'prepWork');
  return {
    /** Marks as done; a task that is done already keeps its time. */
    async done(key: PrepKey, now: Date): Promise<void> {
      const _id = prepId(key);
      await work.updateOne({ _id }, { $setOnInsert: { ...key, doneAt: null } }, { upsert: true });
      await work.updateOne({ _id, doneAt: null }, { $set: { doneAt: now } });
    },
    async undone(key: PrepKey): Promise<void> {
      await work.updateOne({ _id: prepId(key) }, { $set: { doneAt: null } });
    },
    /** Everybody's work on a course that stands as done. */
    async doneInCourse(courseId: string): Promise<PrepWork[]> {
      return work.find({ courseId, doneAt: { $ne: null } }).lean();
    },
    async doneOfTasks(courseId: string, taskIds: readonly string[]): Promise<PrepWork[]> {
      return work.find({ courseId, taskId: { $in: taskIds }, doneAt: { $ne: null } }).lean();
    },
    async ofPerson(personId: string, courseId?: string): Promise<PrepWork[]> {
      return work.find({ personId, ...(courseId === undefined ? {} : { courseId }) }).lean();
    },
  };
}
