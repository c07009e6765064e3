import { MongoBackend } from '@agendajs/mongo-backend';
import {
  Agenda,
  backoffStrategies,
  InMemoryNotificationChannel,
  type Job,
  type JobNotification,
} from 'agenda';
import type { Logger } from 'pino';
import type { Models } from '../models/open.ts';

/** Data of a job: small, plain, without personal data. */
export interface JobData {
  /** What the job is about; '' for a recurring job. */
  key: string;
}

/**
 * Background work that outlives a restart and runs once however many processes there are. Handlers
 * are idempotent: after a kill a job runs again once its lock has expired, and one that fails is
 * tried again a few times, later and later.
 */
export interface Jobs {
  /** Names a kind of job and what it does, however long that takes. */
  define(name: string, handler: (data: JobData) => Promise<void>): void;
  /**
   * Runs a job at once, or as soon as there is room. Asked for again with the same key before it
   * began, it runs once; asked for after it began, it runs once more.
   */
  enqueue(name: string, key: string): Promise<void>;
  /** Runs a job at a fixed interval in seconds, in one process at a time. */
  every(name: string, seconds: number): void;
  start(): Promise<void>;
  /** Waits for the jobs under way, ten seconds at most. */
  stop(): Promise<void>;
}

/** A job whose process died is taken up by another after so long, in milliseconds. */
const lockLifetime = 60_000;
/** One that fails is tried again after 5 seconds, 30, 3 minutes, 18 minutes. */
const again = backoffStrategies.exponential({ delay: 5000, factor: 6, maxRetries: 4 });

/** Tells this process's own queue of new work; whoever asked for it does not wait meanwhile. */
class Nudge extends InMemoryNotificationChannel {
  override publish(news: JobNotification): Promise<void> {
    // Not connected any more: the process stops, and the job waits for another.
    setImmediate(() => void super.publish(news).catch(() => undefined));
    return Promise.resolve();
  }
}

/** Jobs on agenda, stored in the tool's own database. */
export function createJobs(models: Models, log: Logger, pollSeconds = 3): Jobs {
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: models.database(), collection: 'jobs' }),
    // What this process asks for begins at once; the poll is for other processes and after restarts.
    notificationChannel: new Nudge(),
    processEvery: pollSeconds * 1000,
    defaultConcurrency: 2,
    removeOnComplete: true,
  });
  const recurring: [string, number][] = [];
  // A recurring job has its next turn anyway.
  const isRecurring = (name: string) => recurring.some(([one]) => one === name);
  agenda.on('fail', (error: Error, job: { attrs: { name: string } }) => {
    log.error({ job: job.attrs.name, error: error.name }, 'a job failed');
  });
  agenda.on('error', (error: Error) => {
    log.error({ error: error.name }, 'jobs could not be looked after');
  });
  return {
    define(name, handler) {
      agenda.define<Partial<JobData>>(
        name,
        (job) => whileKeepingLock(job, () => handler({ key: job.attrs.data.key ?? '' })),
        { lockLifetime, backoff: (failure) => (isRecurring(name) ? null : again(failure)) },
      );
    },
    async enqueue(name, key) {
      // Only a job that still waits is the same one: a job under way may have read what was before.
      const waiting = { name, 'data.key': key, lockedAt: null, nextRunAt: { $ne: null } };
      await agenda.create(name, { key }).unique(waiting).schedule(new Date()).save();
    },
    every(name, seconds) {
      recurring.push([name, seconds]);
    },
    async start() {
      await agenda.ready;
      await models.indexJobs();
      for (const [name, seconds] of recurring) await ensureRecurring(agenda, name, seconds);
      await agenda.start();
    },
    async stop() {
      await drained(agenda);
      await agenda.stop();
    },
  };
}

/**
 * Waits for the jobs under way, ten seconds at most. agenda's own drain looks once when a job has
 * completed, while that is still being written, and then waits for nothing to its time limit.
 */
async function drained(agenda: Agenda): Promise<void> {
  const idle = new AbortController();
  const looks = setInterval(() => {
    const stats = agenda.getRunningStats();
    stats.then(({ runningJobs }) => runningJobs === 0 && idle.abort()).catch(() => undefined);
  }, 25);
  try {
    await agenda.drain({ timeout: 10_000, signal: idle.signal });
  } finally {
    clearInterval(looks);
  }
}

/** Renews a job's lock for as long as its handler works, so that nobody else begins on it meanwhile. */
async function whileKeepingLock(job: Pick<Job, 'touch'>, work: () => Promise<void>): Promise<void> {
  let renewed: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    renewed = job.touch().catch(() => undefined);
  }, lockLifetime / 4);
  try {
    await work();
  } finally {
    clearInterval(timer);
    // One that is under way must not lock the job again after its end.
    await renewed;
  }
}

/** A recurring job that is stored keeps its turn: frequent restarts do not put it off for ever. */
async function ensureRecurring(agenda: Agenda, name: string, seconds: number): Promise<void> {
  const interval = `${seconds} seconds`;
  const { jobs } = await agenda.queryJobs({ name });
  const stands = jobs.some(({ type, repeatInterval, nextRunAt }) => {
    return type === 'single' && repeatInterval === interval && nextRunAt !== null;
  });
  if (!stands) await agenda.every(interval, name, {}, { skipImmediate: true });
}
