import type { Logger } from 'pino';
import type { Env } from '../env.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { OutboxSender } from '../mail/outbox-sender.ts';
import type { Models } from '../models/open.ts';

/** What every part of the server is given; nothing reads a clock or a variable by itself. */
export interface Deps {
  env: Env;
  models: Models;
  log: Logger;
  now: () => Date;
  /** Aborted when the server stops: what answers for long ends then. */
  stopping: AbortSignal;
  /** Features name their jobs while they are mounted; they start with the server. */
  jobs: Jobs;
  /** Features say how their mails are made while they are mounted. */
  mail: OutboxSender & { configured: boolean };
}
