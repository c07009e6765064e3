import { type Connection, Schema } from 'mongoose';
import { gathered } from './gathered.ts';

/** What can be left to settle on a course day, beside participants who are not recorded. */
export const matterKinds = ['unmatchedRow', 'missingCheckOut', 'objection'] as const;
export type MatterKind = (typeof matterKinds)[number];

/**
 * Something that keeps a day from being closed until a course leader has dealt with it (rule 8):
 * a row of a meeting report that nobody is matched to, a check-in without a check-out, a
 * participant's objection. Free text about it lives in notes, under the same id.
 */
export interface Matter {
  /** Made with idFrom of what it is about, so that opening it twice opens one. */
  _id: string;
  courseId: string;
  dayId: string;
  kind: MatterKind;
  /** Whom it is about, where that is known. */
  personId: string | null;
  state: 'open' | 'settled';
  /** Ids and figures that its feature needs; no names, no free text. */
  data: Record<string, string | number>;
  openedAt: Date;
  settledAt: Date | null;
  settledBy: string | null;
}

export type NewMatter = Pick<Matter, '_id' | 'courseId' | 'dayId' | 'kind' | 'personId' | 'data'>;

const matterSchema = new Schema<Matter>(
  {
    _id: String,
    courseId: { type: String, required: true },
    dayId: { type: String, required: true },
    kind: { type: String, required: true },
    personId: { type: String, default: null },
    state: { type: String, required: true },
    data: { type: Schema.Types.Mixed, default: {} },
    openedAt: { type: Date, required: true },
    settledAt: { type: Date, default: null },
    settledBy: { type: String, default: null },
  },
  { versionKey: false, minimize: false },
)
  .index({ courseId: 1, dayId: 1, state: 1 })
  .index({ personId: 1 });

/** Matters to settle, by course and day. */
export function matterStore(connection: Connection) {
  const matters = connection.model<Matter>('Matter', matterSchema, 'matters');
  const open = gathered(async (opened: readonly { records: readonly NewMatter[]; now: Date }[]) => {
    await matters.bulkWrite(
      opened.flatMap(({ records, now }) =>
        records.map(({ _id, ...rest }) => ({
          updateOne: {
            filter: { _id },
            update: {
              $setOnInsert: {
                ...rest,
                ...{ state: 'open' as const, openedAt: now, settledAt: null, settledBy: null },
              },
            },
            upsert: true,
          },
        })),
      ),
      { ordered: false },
    );
    return opened.map(() => undefined);
  });
  return {
    /** Opens matters; one that is known, open or settled, is left as it is. */
    async open(records: readonly NewMatter[], now: Date): Promise<void> {
      if (records.length > 0) await open({ records, now });
    },
    /**
     * Settles an open matter; false when it is unknown or settled already.
     * @param outcome how, in a word; kept as `data.outcome`
     */
    async settle(
      courseId: string,
      id: string,
      by: string,
      now: Date,
      outcome?: string,
    ): Promise<boolean> {
      const result = await matters.updateOne(
        { _id: id, courseId, state: 'open' },
        {
          $set: {
            ...{ state: 'settled' as const, settledAt: now, settledBy: by },
            ...(outcome === undefined ? {} : { 'data.outcome': outcome }),
          },
        },
      );
      return result.modifiedCount === 1;
    },
    /** Opens settled matters again, as when the import that settled them is undone. */
    async reopen(courseId: string, ids: readonly string[]): Promise<void> {
      await matters.updateMany(
        { _id: { $in: ids }, courseId },
        { $set: { state: 'open', settledAt: null, settledBy: null } },
      );
    },
    async openOfDay(courseId: string, dayId: string): Promise<Matter[]> {
      return matters.find({ courseId, dayId, state: 'open' }).sort({ openedAt: 1 }).lean();
    },
    async openOfCourse(courseId: string): Promise<Matter[]> {
      return matters.find({ courseId, state: 'open' }).sort({ openedAt: 1 }).lean();
    },
    async get(courseId: string, id: string): Promise<Matter | null> {
      return matters.findOne({ _id: id, courseId }).lean();
    },
    /** Of one kind and day, settled ones too, in the order in which they were opened. */
    async ofDay(courseId: string, dayId: string, kind: MatterKind): Promise<Matter[]> {
      return matters.find({ courseId, dayId, kind }).sort({ openedAt: 1 }).lean();
    },
    async ofPerson(personId: string): Promise<Matter[]> {
      return matters.find({ personId }).lean();
    },
  };
}
