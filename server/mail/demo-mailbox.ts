import type { Models } from '../models/open.ts';
import type { Transport } from './transport.ts';

/** In the demo mail goes to a mailbox in the database instead of the world. */
export function mailboxTransport(models: Models, now: () => Date): Transport {
  return {
    async send(mail) {
      await models.mailbox.add(
        {
          to: `${mail.to.name} <${mail.to.address}>`,
          subject: mail.subject,
          text: mail.text,
          attachments: (mail.attachments ?? []).map(({ filename, contentType, content }) => ({
            ...{ filename, contentType },
            content,
          })),
        },
        now(),
      );
      return { kind: 'sent' };
    },
    close: () => undefined,
  };
}
