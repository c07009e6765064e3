import { type Connection, Schema } from 'mongoose';
import { prepId, type PrepKey } from './prep-work.ts';

/** What a leader has decided of the make-up minutes that a handed-in task proposes (rule 6). */
export interface PrepMakeUp extends PrepKey {
  _id: string;
  state: 'approved' | 'declined';
  minutes: number;
  /** The session day that the minutes make up for. */
  dayId: string;
  /** Pseudonym of the course leader. */
  by: string;
  at: Date;
}

const makeUpSchema = new Schema<PrepMakeUp>(
  {
    _id: String,
    courseId: { type: String, required: true },
    taskId: { type: String, required: true },
    personId: { type: String, required: true },
    state: { type: String, required: true },
    minutes: { type: Number, required: true },
    dayId: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
)
  .index({ courseId: 1, taskId: 1 })
  .index({ personId: 1, courseId: 1 });

export type Decision = Pick<PrepMakeUp, 'state' | 'minutes' | 'dayId' | 'by' | 'at'>;

/** Decisions about make-up, one for each task and participant. */
export function prepMakeUpStore(connection: Connection) {
  const makeUps = connection.model<PrepMakeUp>('PrepMakeUp', makeUpSchema, 'prepMakeUps');
  return {
    /**
     * Decides, unless somebody has decided before; only what was declined can still be approved.
     * @returns the decision that stands, and whether it is this one
     */
    async decide(
      key: PrepKey,
      decision: Decision,
    ): Promise<{ standing: PrepMakeUp; changed: boolean }> {
      const _id = prepId(key);
      const { upsertedCount } = await makeUps.updateOne(
        { _id },
        { $setOnInsert: { ...key, ...decision } },
        { upsert: true },
      );
      let changed = upsertedCount > 0;
      if (!changed && decision.state === 'approved') {
        const { modifiedCount } = await makeUps.updateOne(
          { _id, state: 'declined' },
          { $set: decision },
        );
        changed = modifiedCount > 0;
      }
      return { standing: await makeUps.findById(_id).lean().orFail(), changed };
    },
    async get(key: PrepKey): Promise<PrepMakeUp | null> {
      return makeUps.findById(prepId(key)).lean();
    },
    async ofTasks(courseId: string, taskIds: readonly string[]): Promise<PrepMakeUp[]> {
      return makeUps.find({ courseId, taskId: { $in: taskIds } }).lean();
    },
    async ofPerson(personId: string): Promise<PrepMakeUp[]> {
      return makeUps.find({ personId }).lean();
    },
  };
}
