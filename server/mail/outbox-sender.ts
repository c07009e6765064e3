import type { Logger } from 'pino';
import type { Models } from '../models/open.ts';
import type { OutboxMail } from '../models/outbox.ts';
import type { Mail, Outcome, Transport } from './transport.ts';

/**
 * Makes the mail of one kind when it is about to be sent, from ids. Null when it should not be sent
 * any more (the day was cancelled, the person has left or stopped such mails).
 */
export type MailRenderer = (mail: OutboxMail) => Promise<Mail | null>;

export interface OutboxSender {
  /** Says how mails of a kind are made. */
  define(kind: string, render: MailRenderer): void;
  /** Sends all that is due, one after the other; safe to call at any time, in any process. */
  pump(): Promise<void>;
}

const maxAttempts = 8;
const minutes = 60_000;
/** Longer than a send can take with the transport's time limits. */
const abandonedAfter = 10 * minutes;

/**
 * Sends what lies in the outbox, each mail at most once: it is claimed before it is made, and
 * what was claimed but not finished counts as `maybeSent`, never as unsent (rule 24).
 */
export function outboxSender(
  models: Models,
  transport: Transport,
  log: Logger,
  now: () => Date,
): OutboxSender {
  const renderers = new Map<string, MailRenderer>();
  let pumping: Promise<void> | null = null;

  const settle = async (mail: OutboxMail, outcome: Outcome) => {
    const { outbox } = models;
    switch (outcome.kind) {
      case 'sent':
        return outbox.sent(mail._id, now());
      case 'refused':
        return outbox.refused(mail._id, outcome.reason, now());
      case 'unknown':
        return outbox.maybeSent(mail._id, now());
      case 'later': {
        if (mail.attempts >= maxAttempts) {
          return outbox.refused(mail._id, outcome.reason, now());
        }
        const wait = Math.min(2 ** mail.attempts, 240) * minutes;
        return outbox.later(mail._id, outcome.reason, new Date(now().getTime() + wait), now());
      }
    }
  };

  const send = async (claimed: OutboxMail) => {
    const render = renderers.get(claimed.kind);
    let mail: Mail | null;
    try {
      mail = render === undefined ? null : await render(claimed);
    } catch (error) {
      log.error({ kind: claimed.kind, error: (error as Error).name }, 'a mail could not be made');
      await settle(claimed, { kind: 'refused', reason: 'NOT_RENDERED' });
      return;
    }
    if (mail === null) await settle(claimed, { kind: 'refused', reason: 'NOT_WANTED' });
    else if (mail.to.address === '')
      await settle(claimed, { kind: 'refused', reason: 'NO_ADDRESS' });
    else await settle(claimed, await transport.send(mail));
  };

  const pumpOnce = async () => {
    await models.outbox.settleAbandoned(new Date(now().getTime() - abandonedAfter), now());
    for (;;) {
      const claimed = await models.outbox.claim(now());
      if (claimed === null) return;
      await send(claimed);
    }
  };

  return {
    define: (kind, render) => void renderers.set(kind, render),
    pump: async () => {
      pumping ??= pumpOnce().finally(() => {
        pumping = null;
      });
      return pumping;
    },
  };
}
