import type { Logger } from 'pino';
import type { Env } from '../env.ts';
import type { Models } from '../models/open.ts';

/** What every part of the server is given; nothing reads a clock or a variable by itself. */
export interface Deps {
  env: Env;
  models: Models;
  log: Logger;
  now: () => Date;
}
