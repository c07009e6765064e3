import { type Connection, Schema } from 'mongoose';

/** What became of one person in a reading of Canvas' list. */
export interface RosterChange {
  personId: string;
  kind: 'joined' | 'left' | 'renamed' | 'newAddress' | 'newRole' | 'newSections';
}

/**
 * The latest reading of a course's list from Canvas: how far it has come, so that it goes on after a
 * restart, and what it changed.
 */
export interface RosterSync {
  /** The course's id. */
  _id: string;
  state: 'running' | 'done' | 'failed';
  /** Whoever was not seen since then when the last page is read has left. */
  startedAt: Date;
  finishedAt: Date | null;
  /** Address of the next page; '' before the first. */
  nextUrl: string;
  pages: number;
  members: number;
  changes: RosterChange[];
  /** Why it failed: a code of the client's texts. */
  failure: string;
  /** Until when somebody is reading it; a later time with each page. */
  readerUntil: Date | null;
}

const syncSchema = new Schema<RosterSync>(
  {
    _id: String,
    state: { type: String, required: true },
    startedAt: { type: Date, required: true },
    finishedAt: { type: Date, default: null },
    nextUrl: { type: String, default: '' },
    pages: { type: Number, required: true },
    members: { type: Number, required: true },
    changes: [{ _id: false, personId: String, kind: { type: String } }],
    failure: { type: String, default: '' },
    readerUntil: { type: Date, default: null },
  },
  { versionKey: false },
).index({ state: 1 });

export function rosterSyncStore(connection: Connection) {
  const syncs = connection.model<RosterSync>('RosterSync', syncSchema, 'roster_syncs');
  return {
    async get(courseId: string): Promise<RosterSync | null> {
      return syncs.findById(courseId).lean();
    },
    /** Begins anew, unless a reading is under way: then that one goes on. */
    async begin(courseId: string, now: Date): Promise<RosterSync> {
      const running = await syncs.findOne({ _id: courseId, state: 'running' }).lean();
      if (running) return running;
      const fresh = {
        ...{ state: 'running' as const, startedAt: now, finishedAt: null, nextUrl: '' },
        ...{ pages: 0, members: 0, changes: [], failure: '', readerUntil: null },
      };
      return syncs
        .findOneAndUpdate(
          { _id: courseId },
          { $set: fresh },
          { upsert: true, returnDocument: 'after' },
        )
        .lean()
        .orFail();
    },
    /**
     * Gives one reader a reading that is under way, until `until` unless a page is read before.
     * @returns null when somebody else has it, or there is none
     */
    async claim(courseId: string, now: Date, until: Date): Promise<RosterSync | null> {
      const free = { $or: [{ readerUntil: null }, { readerUntil: { $lte: now } }] };
      return syncs
        .findOneAndUpdate(
          { _id: courseId, state: 'running', ...free },
          { $set: { readerUntil: until } },
          { returnDocument: 'after' },
        )
        .lean();
    },
    async pageRead(
      courseId: string,
      page: { nextUrl: string; members: number; changes: RosterChange[]; readerUntil: Date },
    ): Promise<void> {
      await syncs.updateOne(
        { _id: courseId },
        {
          $set: { nextUrl: page.nextUrl, readerUntil: page.readerUntil },
          $inc: { pages: 1, members: page.members },
          $push: { changes: { $each: page.changes } },
        },
      );
    },
    async finish(courseId: string, left: RosterChange[], now: Date): Promise<void> {
      await syncs.updateOne(
        { _id: courseId },
        {
          $set: { state: 'done', finishedAt: now, nextUrl: '', readerUntil: null },
          $push: { changes: { $each: left } },
        },
      );
    },
    async fail(courseId: string, failure: string, now: Date): Promise<void> {
      await syncs.updateOne(
        { _id: courseId },
        { $set: { state: 'failed', finishedAt: now, failure, readerUntil: null } },
      );
    },
    /** Courses whose reading nobody is at: the process that was has ended. */
    async abandoned(now: Date): Promise<string[]> {
      const query = { state: 'running' as const, readerUntil: { $lte: now } };
      return (await syncs.find(query, { _id: 1 }).lean()).map((one) => one._id);
    },
  };
}
