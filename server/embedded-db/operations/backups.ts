import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Tables } from '../storage/tables.ts';
import { checkFile } from './check.ts';

/** The file that holds everything, within the data directory. */
export const DATA_FILE = 'kursdag.mdb';
/** How many daily backups stay. */
const KEEP = 14;
const DAILY = /^daily-\d{4}-\d\d-\d\d\.mdb$/;

export function backupDirectory(directory: string): string {
  return join(directory, 'backups');
}

/** The newest of the daily backups, if there is one. */
export function newestBackup(directory: string): string | undefined {
  const newest = dailies(directory).at(-1);
  return newest === undefined ? undefined : join(backupDirectory(directory), newest);
}

/** Makes the backup of the day (UTC) unless it is there, and removes the oldest beyond `KEEP`. */
export async function backUpDaily(
  directory: string,
  tables: Tables,
  worker: string,
  now = new Date(),
): Promise<void> {
  mkdirSync(backupDirectory(directory), { recursive: true, mode: 0o700 });
  const file = join(backupDirectory(directory), `daily-${now.toISOString().slice(0, 10)}.mdb`);
  if (!existsSync(file)) await backUp(tables, file, worker);
  for (const old of dailies(directory).slice(0, -KEEP))
    rmSync(join(backupDirectory(directory), old));
}

/** Copies the database as it is at one moment into a file, which appears only when it has been checked. */
export async function backUp(
  tables: Pick<Tables, 'copy'>,
  file: string,
  worker: string,
): Promise<void> {
  const draft = `${file}.part`;
  rmSync(draft, { force: true });
  try {
    await tables.copy(draft);
    chmodSync(draft, 0o600);
    const { problem } = await checkFile(draft, worker);
    if (problem !== undefined) throw new Error(`The backup could not be used: ${problem}.`);
    flush(draft);
    renameSync(draft, file);
    flush(dirname(file));
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Has the disk keep a file, or the names in a directory. */
export function flush(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function dailies(directory: string): string[] {
  const folder = backupDirectory(directory);
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => DAILY.test(name))
        .sort()
    : [];
}
