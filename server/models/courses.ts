import { type Connection, Schema } from 'mongoose';
import type { CoursePlan } from '../domain/plan.ts';
import type { DayState } from '../domain/programme.ts';
import { gatheredById } from './gathered.ts';
import { newId } from './ids.ts';
import { planVersionStore } from './plan-versions.ts';

/** One Canvas course in which the tool was opened. `plan` is null until a leader has set it up. */
export interface Course {
  _id: string;
  platformId: string;
  deploymentId: string;
  /** The LTI context id. */
  contextId: string;
  title: string;
  /** Canvas' own ids and addresses, '' where Canvas did not say. */
  canvas: {
    courseId: string;
    accountId: string;
    accountName: string;
    rootAccountId: string;
    /** LTI context ids of the courses that this one was copied from, nearest first. */
    contextHistory: string[];
    /** Address of the NRPS service for this course. */
    membershipsUrl: string;
    /** Address of the AGS line items of this course. */
    lineItemsUrl: string;
    /** A page in Canvas that opens the tool in this course. */
    returnUrl: string;
  };
  plan: CoursePlan | null;
  /** Counts every change of the plan; a save names the one that it was based on. */
  revision: number;
  planChangedAt: Date | null;
  planChangedBy: string | null;
  rosterSyncedAt: Date | null;
  createdAt: Date;
}

const text = { type: String, default: '' };
const courseSchema = new Schema<Course>(
  {
    _id: String,
    platformId: { type: String, required: true },
    deploymentId: { type: String, required: true },
    contextId: { type: String, required: true },
    title: text,
    canvas: {
      courseId: text,
      accountId: text,
      accountName: text,
      rootAccountId: text,
      contextHistory: [String],
      membershipsUrl: text,
      lineItemsUrl: text,
      returnUrl: text,
    },
    plan: { type: Schema.Types.Mixed, default: null },
    revision: { type: Number, required: true },
    planChangedAt: { type: Date, default: null },
    planChangedBy: { type: String, default: null },
    rosterSyncedAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false },
)
  .index({ platformId: 1, deploymentId: 1, contextId: 1 }, { unique: true })
  .index({ platformId: 1, 'canvas.accountId': 1 });

/** Courses with their plans. */
export function courseStore(connection: Connection) {
  const courses = connection.model<Course>('Course', courseSchema, 'courses');
  const versions = planVersionStore(connection);
  const savePlan = async (
    id: string,
    baseRevision: number,
    plan: CoursePlan,
    by: string,
    now: Date,
  ): Promise<Course | null> => {
    const key = { _id: id, revision: baseRevision };
    const current = await courses.findOne(key, { plan: 1 }).lean();
    if (current === null) return null;
    if (current.plan !== null) await versions.keep(id, baseRevision, current.plan, now);
    return courses
      .findOneAndUpdate(
        key,
        { $set: { plan, planChangedAt: now, planChangedBy: by }, $inc: { revision: 1 } },
        { returnDocument: 'after' },
      )
      .lean();
  };
  return {
    get: gatheredById<Course>((filter) => courses.find(filter).lean()),
    /**
     * Saves a plan if the course still is at the revision that the change was based on.
     * @returns the course as saved, or null when somebody else was first.
     */
    savePlan,
    /** The plan as it was at an earlier revision; null when that is too long ago, or there was none. */
    planAt: (id: string, revision: number) => versions.get(id, revision),
    /**
     * Closes a day or opens it again, whatever else is being changed in the plan meanwhile.
     * @returns the state that the day has now, and whether this call changed it; null when there is
     * no such day (any longer). A cancelled day stays cancelled.
     */
    async setDayState(
      id: string,
      dayId: string,
      state: 'planned' | 'closed',
      by: string,
      now: Date,
    ): Promise<{ state: DayState; changed: boolean } | null> {
      for (;;) {
        const course = await courses.findById(id).lean();
        const day = course?.plan?.days.find((one) => one.id === dayId);
        if (!course?.plan || !day) return null;
        if (day.state === state || day.state === 'cancelled') {
          return { state: day.state, changed: false };
        }
        const days = course.plan.days.map((one) => (one.id === dayId ? { ...one, state } : one));
        const saved = await savePlan(id, course.revision, { ...course.plan, days }, by, now);
        if (saved !== null) return { state, changed: true };
      }
    },
    /** Remembers what a launch says of a course; creates it at the first launch. */
    async putFromLaunch(
      key: Pick<Course, 'platformId' | 'deploymentId' | 'contextId'>,
      facts: Pick<Course, 'title' | 'canvas'>,
      now: Date,
    ): Promise<Course> {
      return courses
        .findOneAndUpdate(
          key,
          { $set: facts, $setOnInsert: { _id: newId(), plan: null, revision: 0, createdAt: now } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean()
        .orFail();
    },
    async setRosterSynced(id: string, now: Date): Promise<void> {
      await courses.updateOne({ _id: id }, { $set: { rosterSyncedAt: now } });
    },
    /** Courses of an account; of the whole deployment when no account is named. */
    async listOfAccount(
      scope: { platformId: string; deploymentId: string },
      accountId: string | null,
    ): Promise<Course[]> {
      return courses
        .find({ ...scope, ...(accountId === null ? {} : { 'canvas.accountId': accountId }) })
        .sort({ createdAt: -1 })
        .lean();
    },
    /** Courses of a platform by their LTI context ids, whichever deployment they belong to. */
    async ofContexts(platformId: string, contextIds: string[]): Promise<Course[]> {
      return courses.find({ platformId, contextId: { $in: contextIds } }).lean();
    },
    async findByContext(
      scope: { platformId: string; deploymentId: string },
      contextIds: string[],
    ): Promise<Course[]> {
      return courses.find({ ...scope, contextId: { $in: contextIds } }).lean();
    },
  };
}
