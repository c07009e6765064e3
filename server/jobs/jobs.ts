import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import type { Logger } from 'pino';
import type { Models } from '../models/open.ts';

/** Data of a job: small, plain, without personal data. */
export type JobData = Record<string, string | number | boolean | null>;

/**
 * Background work that outlives a restart and runs once however many processes there are. Handlers
 * are idempotent: after a kill a job runs again once its lock has expired.
 */
export interface Jobs {
  /** Names a kind of job and what it does. `lockSeconds`: longer than it ever takes. */
  define(name: string, handler: (data: JobData) => Promise<void>, lockSeconds?: number): void;
  /** Runs a job soon; asked for again with the same key before it ran, it still runs once. */
  enqueue(name: string, key: string, data?: JobData, at?: Date): Promise<void>;
  /** Runs a job at a fixed interval in seconds, in one process at a time. */
  every(name: string, seconds: number): void;
  start(): Promise<void>;
  /** Waits for the jobs under way, ten seconds at most. */
  stop(): Promise<void>;
}

/** Jobs on agenda, stored in the tool's own database. */
export function createJobs(models: Models, log: Logger, pollSeconds = 3): Jobs {
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: models.database(), collection: 'jobs' }),
    processEvery: pollSeconds * 1000,
    defaultConcurrency: 2,
  });
  const recurring: [string, number][] = [];
  agenda.on('fail', (error: Error, job: { attrs: { name: string } }) => {
    log.error({ job: job.attrs.name, error: error.name }, 'a job failed');
  });
  return {
    define(name, handler, lockSeconds = 600) {
      agenda.define(
        name,
        async (job: { attrs: { data?: unknown } }) => handler((job.attrs.data ?? {}) as JobData),
        { lockLifetime: lockSeconds * 1000 },
      );
    },
    async enqueue(name, key, data = {}, at = new Date()) {
      await agenda
        .create(name, { ...data, key })
        .unique({ name, 'data.key': key })
        .schedule(at)
        .save();
    },
    every(name, seconds) {
      recurring.push([name, seconds]);
    },
    async start() {
      await agenda.ready;
      await models.indexJobs();
      for (const [name, seconds] of recurring) {
        await agenda.every(`${seconds} seconds`, name, {}, { skipImmediate: true });
      }
      await agenda.start();
    },
    async stop() {
      await agenda.drain(10_000);
      await agenda.stop();
    },
  };
}
