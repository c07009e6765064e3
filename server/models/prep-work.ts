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
  /** The revision of the task that was done, or confirmed since. */
  seenRevision: number;
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
    seenRevision: { type: Number, default: 0 },
  },
  { versionKey: false },
)
  .index({ courseId: 1, taskId: 1 })
  .index({ personId: 1, courseId: 1 });

/** What participants have done of their preparation. */
export function prepWorkStore(connection: Connection) {
  const work = connection.model<PrepWork>('PrepWork', workSchema, 'prepWork');
  /** Never back to an earlier revision, whichever of two acts comes last. */
  const seen = (_id: string, seenRevision: number) =>
    work.updateOne({ _id, seenRevision: { $lt: seenRevision } }, { $set: { seenRevision } });
  return {
    /** Marks a revision of a task as done; a task that is done already keeps its time. */
    async done(key: PrepKey, now: Date, seenRevision: number): Promise<void> {
      const _id = prepId(key);
      await work.updateOne(
        { _id },
        { $setOnInsert: { ...key, doneAt: null, seenRevision: 0 } },
        { upsert: true },
      );
      await seen(_id, seenRevision);
      await work.updateOne({ _id, doneAt: null }, { $set: { doneAt: now } });
    },
    async get(key: PrepKey): Promise<PrepWork | null> {
      return work.findById(prepId(key)).lean();
    },
    /** What is done has been looked at again, at a revision. */
    async confirm(key: PrepKey, seenRevision: number): Promise<void> {
      await seen(prepId(key), seenRevision);
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
