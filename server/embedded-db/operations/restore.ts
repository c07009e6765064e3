import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createWireServer } from '../wire/server.ts';
import { DATA_FILE, flush } from './backups.ts';
import { checkFile } from './check.ts';
import { newSocket, takeLock } from './lock.ts';

/**
 * Puts a backup into a data directory that no server uses.
 * @param replace whether a database that is there is put aside; its new name is returned
 * @throws Error with a sentence for the operator, before anything is changed
 */
export async function restoreBackup(
  file: string,
  directory: string,
  worker: string,
  replace: boolean,
): Promise<string | undefined> {
  const { problem } = await checkFile(file, worker, true);
  if (problem !== undefined) throw new Error(`${file} cannot be restored: ${problem}.`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const release = await holdDirectory(directory);
  try {
    const target = join(directory, DATA_FILE);
    const there = existsSync(target);
    if (there && !replace) {
      throw new Error(
        `${directory} holds a database already. Choose an empty directory, or add --replace.`,
      );
    }
    const draft = `${target}.new`;
    copyFileSync(file, draft);
    flush(draft);
    const aside = join(directory, `replaced-${new Date().toISOString().replaceAll(':', '-')}.mdb`);
    // At every moment there is a database under its name: a crash must not leave an empty directory.
    if (there) linkSync(target, aside);
    rmSync(`${target}-lock`, { force: true });
    renameSync(draft, target);
    flush(directory);
    return there ? aside : undefined;
  } finally {
    await release();
  }
}

/** Keeps servers out of a directory while a file in it is exchanged. */
async function holdDirectory(directory: string): Promise<() => Promise<void>> {
  const wire = createWireServer(() => Promise.reject(new Error('closed')));
  const address = await wire.listen(process.platform === 'win32' ? 0 : newSocket(directory));
  const release = await takeLock(directory, address).catch(async (error: unknown) => {
    await wire.close();
    throw error;
  });
  return async () => {
    await wire.close();
    release();
  };
}
