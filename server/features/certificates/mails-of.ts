import type { Models } from '../../models/open.ts';
import type { OutboxMail } from '../../models/outbox.ts';
import { certificateMail } from './mail.ts';

/** The mails of a course's certificates by certificate, the last one first. */
export async function mailsOf(
  models: Models,
  courseId: string,
): Promise<Map<string, OutboxMail[]>> {
  const byCertificate = new Map<string, OutboxMail[]>();
  for (const mail of await models.outbox.ofCourse(courseId, certificateMail)) {
    const id = mail.data['certificate'] ?? '';
    const own = byCertificate.get(id);
    if (own) own.push(mail);
    else byCertificate.set(id, [mail]);
  }
  for (const own of byCertificate.values()) own.sort((a, b) => numberOf(b) - numberOf(a));
  return byCertificate;
}

/** Which mail of its certificate it is, from 1. */
export function numberOf({ _id }: Pick<OutboxMail, '_id'>): number {
  return Number(_id.split('|').at(-1));
}
