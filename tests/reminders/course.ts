import { appendFileSync } from 'node:fs';
import pino from 'pino';
import { readEnv } from '../../server/env.ts';
import { defineReminderMail } from '../../server/features/reminders/mail.ts';
import type { Deps } from '../../server/http/deps.ts';
import { createJobs } from '../../server/jobs/jobs.ts';
import { outboxSender } from '../../server/mail/outbox-sender.ts';
import type { Models } from '../../server/models/open.ts';
import { aDay, aPlan } from '../factories.ts';

/** Monday morning at nine in Oslo: the day of the course is Thursday. */
export const monday = new Date('2025-02-03T08:00:30Z');

interface Options {
  now: () => Date;
  /** Called before each step: every call of a store, and either side of a mail. */
  step?: () => void;
  pollSeconds?: number;
}

/** What reminding needs, with a mail server that writes each address to a file when it has a mail. */
export function reminderDeps(models: Models, sentFile: string, options: Options): Deps {
  const { now, step = () => undefined, pollSeconds } = options;
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
    jobs: createJobs(models, log, pollSeconds),
    mail: { ...outboxSender(stepping, transport, log, now), configured: true },
  };
  defineReminderMail(deps);
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
    outbox: stepping(models.outbox),
    reminderStops: stepping(models.reminderStops),
  };
}

/** A course with one day, and reminders switched on. */
export async function aRemindedCourse(models: Models, contextId: string): Promise<string> {
  const key = { platformId: 'platform', deploymentId: 'deployment', contextId };
  const canvas = {
    ...{ courseId: '', accountId: '', accountName: '', rootAccountId: '', contextHistory: [] },
    ...{ membershipsUrl: '', lineItemsUrl: '', returnUrl: '' },
  };
  const { _id } = await models.courses.putFromLaunch(key, { title: 'Kurs', canvas }, new Date());
  const days = [aDay({ id: 'day-1', date: '2025-02-06' })];
  await models.courses.savePlan(_id, 0, aPlan({ days }), 'leader', new Date());
  await models.reminderSettings.put({ _id, on: true, daysBefore: 3, since: new Date(0) });
  return _id;
}

export async function aParticipant(models: Models, courseId: string, name: string) {
  const email = `${name}@skole.example`;
  const facts = { name, givenName: name, familyName: name, email };
  const { _id: personId } = await models.people.putPerson('platform', name, facts);
  const part = { role: 'participant' as const, sections: [], testUser: false };
  await models.people.putEnrolment(courseId, personId, part, new Date());
  return personId;
}
