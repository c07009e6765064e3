import { type Connection, Schema } from 'mongoose';

/** Why the column as a whole could not be brought up to date; '' when nothing stands in the way. */
export type GradebookProblem =
  | ''
  | 'DELETED'
  | 'NO_PLANNED_TIME'
  | 'CONCLUDED'
  | 'UNREACHABLE'
  | 'UNREADABLE'
  | 'THROTTLED'
  | 'FAILING'
  | 'REFUSED';

/** A course's column in the gradebook of Canvas, and how far the sending has come. */
export interface Gradebook {
  /** The course's id. */
  _id: string;
  on: boolean;
  /** Address of the line item; '' before it was made. */
  columnUrl: string;
  /** What the column was called when it was last looked at. */
  label: string;
  /** Whole minutes that the column was last seen to have as its maximum. */
  maximum: number;
  /** One process at a time may look for a column and make it: until then. */
  creatingUntil: Date;
  /** A leader has asked for a sending that has not begun. */
  asked: boolean;
  /** A sending is under way. */
  sending: boolean;
  problem: GradebookProblem;
  /** Sendings that failed one after the other. */
  failures: number;
  /** Not before then, after a failure or a refusal; null: as soon as something has changed. */
  nextTryAt: Date | null;
  /** What the last whole sending was reckoned from. */
  fingerprint: string;
  /** When the column was last brought up to date. */
  doneAt: Date | null;
}

/** Why Canvas did not take one person's score. */
export type ScoreRefusal = '' | 'NOT_STUDENT' | 'UNPUBLISHED' | 'CONCLUDED' | 'OTHER';

/** What Canvas was last told of one person in one course. */
export interface SentScore {
  /** Course and person. */
  _id: string;
  courseId: string;
  personId: string;
  /** The column that it went to; a score in another column says nothing of this one. */
  columnUrl: string;
  /** Whole minutes as Canvas took them; null when it never has. */
  minutes: number | null;
  /** Timestamp of the score, which may never go back (AGS 3.4.8). */
  timestamp: Date | null;
  refusal: ScoreRefusal;
  /** When Canvas last answered. */
  at: Date;
}

const never = new Date(0);
const text = { type: String, default: '' };
const gradebookSchema = new Schema<Gradebook>(
  {
    _id: String,
    on: { type: Boolean, required: true },
    columnUrl: text,
    label: text,
    maximum: { type: Number, default: 0 },
    creatingUntil: { type: Date, default: never },
    asked: { type: Boolean, default: false },
    sending: { type: Boolean, default: false },
    problem: { type: String, default: '' },
    failures: { type: Number, default: 0 },
    nextTryAt: { type: Date, default: null },
    fingerprint: text,
    doneAt: { type: Date, default: null },
  },
  { versionKey: false },
).index({ on: 1 });

const scoreSchema = new Schema<SentScore>(
  {
    _id: String,
    courseId: { type: String, required: true },
    personId: { type: String, required: true },
    columnUrl: text,
    minutes: { type: Number, default: null },
    timestamp: { type: Date, default: null },
    refusal: { type: String, default: '' },
    at: { type: Date, required: true },
  },
  { versionKey: false },
)
  .index({ courseId: 1 })
  .index({ personId: 1 });

export type ScoreOutcome = Pick<
  SentScore,
  'courseId' | 'personId' | 'columnUrl' | 'refusal' | 'at'
> &
  Partial<Pick<SentScore, 'minutes' | 'timestamp'>>;

/** The gradebook columns of the courses, and what each person's score was when it was last sent. */
export function gradebookStore(connection: Connection) {
  const gradebooks = connection.model<Gradebook>('Gradebook', gradebookSchema, 'gradebooks');
  const scores = connection.model<SentScore>('SentScore', scoreSchema, 'gradebook_scores');
  return {
    async get(courseId: string): Promise<Gradebook | null> {
      return gradebooks.findById(courseId).lean();
    },
    /** Courses that have it switched on. */
    async listOn(): Promise<Gradebook[]> {
      return gradebooks.find({ on: true }).lean();
    },
    async switchTo(courseId: string, on: boolean): Promise<void> {
      await gradebooks.updateOne(
        { _id: courseId },
        { $set: { on, asked: on, nextTryAt: null, failures: 0 } },
        { upsert: true, setDefaultsOnInsert: true },
      );
    },
    /** A leader does not want to wait: neither for a change nor for the end of a back-off. */
    async ask(courseId: string): Promise<void> {
      await gradebooks.updateOne({ _id: courseId }, { $set: { asked: true, nextTryAt: null } });
    },
    /**
     * Gives up a column that was deleted in Canvas, so that the next sending makes a new one.
     * @returns false when the column is not known to be deleted
     */
    async forgetDeleted(courseId: string): Promise<boolean> {
      const { matchedCount } = await gradebooks.updateOne(
        { _id: courseId, problem: 'DELETED' },
        { $set: { columnUrl: '', label: '', problem: '', asked: true, nextTryAt: null } },
      );
      return matchedCount === 1;
    },
    async begin(courseId: string): Promise<void> {
      await gradebooks.updateOne({ _id: courseId }, { $set: { sending: true, asked: false } });
    },
    /**
     * Who may look for the column and make it: one caller, until `until`, however many ask.
     * @returns false when another one has begun, or the column is known by now
     */
    async claimCreation(courseId: string, now: Date, until: Date): Promise<boolean> {
      const claimed = await gradebooks
        .findOneAndUpdate(
          { _id: courseId, columnUrl: '', creatingUntil: { $lte: now } },
          { $set: { creatingUntil: until } },
        )
        .lean();
      return claimed !== null;
    },
    async releaseCreation(courseId: string): Promise<void> {
      await gradebooks.updateOne({ _id: courseId }, { $set: { creatingUntil: never } });
    },
    async setColumn(
      courseId: string,
      column: Pick<Gradebook, 'columnUrl' | 'label' | 'maximum'>,
    ): Promise<void> {
      await gradebooks.updateOne({ _id: courseId }, { $set: { ...column, creatingUntil: never } });
    },
    /** A sending has ended; `fingerprint` stays as it was where something is left to send. */
    async finish(
      courseId: string,
      end: Pick<Gradebook, 'problem' | 'failures' | 'nextTryAt'> &
        Partial<Pick<Gradebook, 'fingerprint' | 'doneAt'>>,
    ): Promise<void> {
      await gradebooks.updateOne({ _id: courseId }, { $set: { sending: false, ...end } });
    },
    async scores(courseId: string): Promise<SentScore[]> {
      return scores.find({ courseId }).lean();
    },
    /** What became of one score; minutes and timestamp stay where Canvas refused. */
    async putScore(outcome: ScoreOutcome): Promise<void> {
      await scores.updateOne(
        { _id: `${outcome.courseId}:${outcome.personId}` },
        { $set: outcome },
        { upsert: true, setDefaultsOnInsert: true },
      );
    },
    async scoresOfPerson(personId: string): Promise<SentScore[]> {
      return scores.find({ personId }).sort({ at: 1 }).lean();
    },
  };
}
