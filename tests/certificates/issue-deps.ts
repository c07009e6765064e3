import { appendFileSync } from 'node:fs';
import pino from 'pino';
import { readEnv } from '../../server/env.ts';
import { defineMails } from '../../server/features/certificates/mail.ts';
import type { Printer } from '../../server/features/certificates/pdf/printer.ts';
import type { Deps } from '../../server/http/deps.ts';
import { outboxSender } from '../../server/mail/outbox-sender.ts';
import type { Models } from '../../server/models/open.ts';

/** Draws nothing: what is tried here is what is stored and sent. */
export const quickPrinter: Printer = {
  print: (snapshot) => Promise.resolve(Buffer.from(`${snapshot.person.name} ${snapshot.number}`)),
};

/**
 * What issuing needs, with a mail server that writes each address to a file when it has taken a mail.
 * @param step called before each step: every call of a store, and either side of a mail
 */
export function issueDeps(
  models: Models,
  sentFile: string,
  now: () => Date,
  step: () => void = () => undefined,
): Deps {
  const log = pino({ level: 'silent' });
  const stepping = steppingModels(models, step);
  const transport = {
    send: (mail: { to: { address: string } }) => {
      step();
      appendFileSync(sentFile, `${mail.to.address}\n`);
      step();
      return Promise.resolve({ kind: 'sent' } as const);
    },
    close: () => undefined,
  };
  const deps: Deps = {
    env: readEnv({ KURSDAG_URL: 'http://127.0.0.1:1', KURSDAG_SECRET: 'a'.repeat(40) }),
    ...{ models: stepping, log, now, stopping: new AbortController().signal },
    jobs: {
      define: () => undefined,
      enqueue: () => Promise.resolve(),
      every: () => undefined,
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    },
    mail: { ...outboxSender(stepping, transport, log, now), configured: true },
  };
  defineMails(deps);
  return deps;
}

/** The same stores, with `step` before every call. */
function steppingModels(models: Models, step: () => void): Models {
  const stepping = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          step();
          return Reflect.apply(value, target, args);
        };
      },
    });
  return {
    ...models,
    certificates: stepping(models.certificates),
    issueRuns: stepping(models.issueRuns),
    outbox: stepping(models.outbox),
    audit: stepping(models.audit),
  };
}
