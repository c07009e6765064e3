import { type Connection, Schema } from 'mongoose';
import { newId } from './ids.ts';

interface MailboxMail {
  _id: string;
  to: string;
  subject: string;
  text: string;
  attachments: { filename: string; contentType: string; content: Uint8Array }[];
  at: Date;
}

const mailboxSchema = new Schema<MailboxMail>(
  {
    _id: String,
    to: String,
    subject: String,
    text: String,
    attachments: [{ _id: false, filename: String, contentType: String, content: Buffer }],
    at: { type: Date, required: true },
  },
  { versionKey: false },
).index({ at: -1 });

/** The demo's mailbox: mail that would have been sent. Not used outside the demo. */
export function mailboxStore(connection: Connection) {
  const mailbox = connection.model<MailboxMail>('MailboxMail', mailboxSchema, 'demo_mailbox');
  /** The mails to an address, whatever its case; `to` is the name with the address behind it. */
  const idsTo = async (address: string) => {
    const mails = await mailbox.find({}, { to: 1 }).lean();
    const end = `<${address}>`.toLowerCase();
    return mails.filter(({ to }) => to.toLowerCase().endsWith(end)).map(({ _id }) => _id);
  };
  return {
    async add(mail: Omit<MailboxMail, '_id' | 'at'>, now: Date): Promise<void> {
      await mailbox.create({ _id: newId(), ...mail, at: now });
    },
    async list(): Promise<MailboxMail[]> {
      return mailbox.find().sort({ at: -1 }).limit(200).lean();
    },
    async countTo(address: string): Promise<number> {
      return (await idsTo(address)).length;
    },
    async removeTo(address: string): Promise<void> {
      await mailbox.deleteMany({ _id: { $in: await idsTo(address) } });
    },
    async get(id: string): Promise<MailboxMail | null> {
      return mailbox.findById(id).lean();
    },
  };
}
