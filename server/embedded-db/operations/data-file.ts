import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FORMAT, openTables, type Tables } from '../storage/tables.ts';
import { DATA_FILE, flush, newestBackup } from './backups.ts';
import { checkFile } from './check.ts';

/**
 * Opens the data file, or makes an empty one.
 * @throws Error with a sentence for the operator where it is damaged; it is left as it is
 */
export async function openDataFile(directory: string, worker: string): Promise<Tables> {
  const file = join(directory, DATA_FILE);
  const backup = newestBackup(directory);
  if (!existsSync(file) && backup === undefined) await createFile(file);
  const { problem } = await checkFile(file, worker);
  if (problem !== undefined) {
    const way =
      backup === undefined
        ? 'There is no daily backup.'
        : `The newest daily backup is ${backup}; kursdag db restore puts it back.`;
    throw new Error(
      `The database ${file} cannot be used: ${problem}. It was left as it is. ${way}`,
    );
  }
  return openTables(file);
}

/** The file appears only when it is whole: an empty one would look like one that was cut off. */
async function createFile(file: string): Promise<void> {
  const draft = `${file}.new`;
  rmSync(draft, { force: true });
  const tables = openTables(draft);
  await tables.write(() => tables.putMeta('format', { version: FORMAT }));
  await tables.close();
  flush(draft);
  renameSync(draft, file);
  // The names too have to be on disk before anything in the file is acknowledged.
  flush(dirname(file));
  flush(dirname(dirname(file)));
  rmSync(`${draft}-lock`, { force: true });
}
