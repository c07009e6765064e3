import { type Connection, Schema } from 'mongoose';
import type { CoursePlan } from '../domain/plan.ts';

/** A plan that a later one has replaced. */
export interface PlanVersion {
  _id: string;
  courseId: string;
  revision: number;
  plan: CoursePlan;
  replacedAt: Date;
}

const sixtyDays = 60 * 60 * 24 * 60;
const planVersionSchema = new Schema<PlanVersion>(
  {
    _id: String,
    courseId: { type: String, required: true },
    revision: { type: Number, required: true },
    plan: { type: Schema.Types.Mixed, required: true },
    replacedAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false },
).index({ replacedAt: 1 }, { expireAfterSeconds: sixtyDays });

/**
 * Earlier revisions of plans, kept as long as somebody may still have a draft that began with one
 * (drafts live thirty days), so that two people's changes can be told apart and joined.
 */
export function planVersionStore(connection: Connection) {
  const versions = connection.model<PlanVersion>('PlanVersion', planVersionSchema, 'plan_versions');
  const idOf = (courseId: string, revision: number) => `${courseId}:${revision}`;
  return {
    /** Keeps a revision that is about to be replaced; keeping it twice changes nothing. */
    async keep(courseId: string, revision: number, plan: CoursePlan, now: Date): Promise<void> {
      await versions.updateOne(
        { _id: idOf(courseId, revision) },
        { $setOnInsert: { courseId, revision, plan, replacedAt: now } },
        { upsert: true },
      );
    },
    async get(courseId: string, revision: number): Promise<CoursePlan | null> {
      const found = await versions.findById(idOf(courseId, revision)).lean();
      return found?.plan ?? null;
    },
  };
}
