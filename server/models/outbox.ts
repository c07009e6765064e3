import { type Connection, Schema } from 'mongoose';

/**
 * A mail to one person. `_id` says what it is about (`reminder|course|day|person`, `certificate|id|1`), so
 * that whatever is retried there is one mail. It holds ids, not addresses or text: those are
 * looked up when it is sent.
 *
 * queued → sending → sent; refused: the mail server said no; maybeSent: the process or the
 * connection died in the middle, so nobody knows, and a person decides (rule 24): it becomes sent,
 * or queued again.
 */
export interface OutboxMail {
  _id: string;
  courseId: string;
  personId: string;
  kind: string;
  data: Record<string, string>;
  state: 'queued' | 'sending' | 'sent' | 'refused' | 'maybeSent' | 'cancelled';
  /** Why it was refused: a code, never the server's own text (it may quote the address). */
  reason: string;
  attempts: number;
  notBefore: Date;
  createdAt: Date;
  changedAt: Date;
}

const outboxSchema = new Schema<OutboxMail>(
  {
    _id: String,
    courseId: { type: String, required: true },
    personId: { type: String, required: true },
    kind: { type: String, required: true },
    data: { type: Schema.Types.Mixed, default: {} },
    state: { type: String, required: true },
    reason: { type: String, default: '' },
    attempts: { type: Number, required: true },
    notBefore: { type: Date, required: true },
    createdAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false },
)
  .index({ state: 1, notBefore: 1 })
  .index({ courseId: 1, createdAt: -1 })
  .index({ personId: 1 });

type NewMail = Pick<OutboxMail, '_id' | 'courseId' | 'personId' | 'kind' | 'data'>;

/** Mails to be sent, and what became of them. */
export function outboxStore(connection: Connection) {
  const mails = connection.model<OutboxMail>('OutboxMail', outboxSchema, 'outbox');
  const change = async (
    id: string,
    from: OutboxMail['state'][],
    to: Partial<OutboxMail>,
    now: Date,
  ) => {
    const result = await mails.updateOne(
      { _id: id, state: { $in: from } },
      { $set: { ...to, changedAt: now } },
    );
    return result.modifiedCount === 1;
  };
  return {
    /** Queues a mail unless one of this id stands already; true when it is new. */
    async queue(mail: NewMail, now: Date, notBefore = now): Promise<boolean> {
      const { _id, ...rest } = mail;
      const result = await mails.updateOne(
        { _id },
        {
          $setOnInsert: {
            ...rest,
            ...{ state: 'queued', reason: '', attempts: 0 },
            ...{ notBefore, createdAt: now, changedAt: now },
          },
        },
        { upsert: true },
      );
      return result.upsertedCount === 1;
    },
    /** Takes the next mail that is due; nobody else gets it. */
    async claim(now: Date): Promise<OutboxMail | null> {
      return mails
        .findOneAndUpdate(
          { state: 'queued', notBefore: { $lte: now } },
          { $set: { state: 'sending', changedAt: now }, $inc: { attempts: 1 } },
          { sort: { notBefore: 1 }, returnDocument: 'after' },
        )
        .lean();
    },
    sent: (id: string, now: Date) =>
      change(id, ['sending', 'maybeSent'], { state: 'sent', reason: '' }, now),
    refused: (id: string, reason: string, now: Date) =>
      change(id, ['sending'], { state: 'refused', reason }, now),
    maybeSent: (id: string, now: Date) => change(id, ['sending'], { state: 'maybeSent' }, now),
    /** Back in the queue, because it surely was not sent. */
    later: (id: string, reason: string, notBefore: Date, now: Date) =>
      change(id, ['sending'], { state: 'queued', reason, notBefore }, now),
    /** Once more, because a person says that a mail in doubt was not sent. */
    sendAgain: (id: string, now: Date) =>
      change(id, ['maybeSent'], { state: 'queued', reason: '', attempts: 0, notBefore: now }, now),
    cancel: (id: string, now: Date) => change(id, ['queued'], { state: 'cancelled' }, now),
    /** Mails that somebody began to send and never finished: nobody knows whether they left. */
    async settleAbandoned(before: Date, now: Date): Promise<number> {
      const result = await mails.updateMany(
        { state: 'sending', changedAt: { $lt: before } },
        { $set: { state: 'maybeSent', changedAt: now } },
      );
      return result.modifiedCount;
    },
    async get(id: string): Promise<OutboxMail | null> {
      return mails.findById(id).lean();
    },
    async ofCourse(courseId: string, kind?: string): Promise<OutboxMail[]> {
      return mails
        .find({ courseId, ...(kind === undefined ? {} : { kind }) })
        .sort({ createdAt: -1 })
        .lean();
    },
    /** Mails to a person that have not left do not leave. */
    async cancelOfPerson(personId: string, now: Date): Promise<void> {
      await mails.updateMany(
        { personId, state: 'queued' },
        { $set: { state: 'cancelled', changedAt: now } },
      );
    },
    async ofPerson(personId: string): Promise<OutboxMail[]> {
      return mails.find({ personId }).sort({ createdAt: -1 }).lean();
    },
  };
}
