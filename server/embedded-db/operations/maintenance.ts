import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../commands/call.ts';
import { messageOf } from '../errors.ts';
import { backUpDaily } from './backups.ts';
import { removeExpired } from './expiry.ts';

const MINUTE = 60_000;

export interface Maintained {
  directory: string;
  dailyBackup: boolean;
  expiryEveryMs: number;
  worker: string;
  warn: (message: string) => void;
}

/** Does what is to be done again and again; returns how to stop, which waits for what is under way. */
export function maintain(engine: Engine, options: Maintained): () => Promise<void> {
  const { directory, expiryEveryMs, worker, warn } = options;
  const stopped = new AbortController();
  const every = async (ms: number, what: string, work: () => Promise<void>) => {
    for (;;) {
      await sleep(ms, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (stopped.signal.aborted) return;
      await work().catch((error: unknown) => warn(`${what} failed: ${messageOf(error)}`));
    }
  };
  const expire = () => {
    engine.cursors.closeIdle();
    return removeExpired(engine);
  };
  const running = [every(expiryEveryMs, 'Removing expired documents', expire)];
  const backUp = () => backUpDaily(directory, engine.tables, worker);
  if (options.dailyBackup) running.push(every(MINUTE, 'The daily backup', backUp));
  return async () => {
    stopped.abort();
    await Promise.all(running);
  };
}
