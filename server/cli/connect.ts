import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { startEmbeddedDb } from '../embedded-db/start.ts';
import type { Env } from '../env.ts';
import { openModels, type Models } from '../models/open.ts';

export interface OpenDatabase {
  models: Models;
  close(): Promise<void>;
}

/**
 * The tool's database for one command: MongoDB where MONGODB_URI says so; else the embedded one, of
 * the server that runs on this data directory, or opened for the moment where none does.
 */
export async function openDatabase(env: Env): Promise<OpenDatabase> {
  const directory = join(env.KURSDAG_DATA, 'db');
  const running = env.MONGODB_URI ?? (await runningServer(directory));
  const own =
    running === undefined ? await startEmbeddedDb({ directory, dailyBackup: false }) : undefined;
  const models = await openModels(running ?? own?.uri ?? '', env.MONGODB_DATABASE);
  return {
    models,
    async close() {
      await models.close();
      await own?.stop();
    },
  };
}

/** The address of the server that holds a data directory; undefined when none answers. */
async function runningServer(directory: string): Promise<string | undefined> {
  const address = lockedAt(directory);
  if (address === undefined || !(await answers(address))) return undefined;
  const host = typeof address === 'string' ? encodeURIComponent(address) : `127.0.0.1:${address}`;
  return `mongodb://${host}/?directConnection=true`;
}

/** Who holds the directory writes where it listens into `lock.json` (server/embedded-db). */
function lockedAt(directory: string): string | number | undefined {
  try {
    const lock: unknown = JSON.parse(readFileSync(join(directory, 'lock.json'), 'utf8'));
    if (typeof lock !== 'object' || lock === null || !('address' in lock)) return undefined;
    const { address } = lock;
    return typeof address === 'string' || typeof address === 'number' ? address : undefined;
  } catch {
    return undefined;
  }
}

function answers(address: string | number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = typeof address === 'string' ? connect(address) : connect(address, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
