import { join } from 'node:path';
import { runningUri } from '../embedded-db/operations/lock.ts';
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
  const running = env.MONGODB_URI ?? (await runningUri(directory));
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
