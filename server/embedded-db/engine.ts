import { chmodSync, mkdirSync } from 'node:fs';
import type { Engine } from './commands/call.ts';
import { respond } from './commands/respond.ts';
import { openDataFile } from './operations/data-file.ts';
import { newSocket, takeLock, uriOf } from './operations/lock.ts';
import { maintain } from './operations/maintenance.ts';
import { Catalogue } from './storage/catalogue.ts';
import { Documents } from './storage/documents.ts';
import { Cursors } from './wire/cursors.ts';
import { createWireServer } from './wire/server.ts';

export interface EngineOptions {
  /** Data directory; made with mode 0700 where there is none. */
  directory: string;
  /** Loopback port to listen on, for other processes of this machine (0: any free one). */
  port: number | undefined;
  /** Whether a backup is made each day in `backups/` of the directory. */
  dailyBackup: boolean;
  /** Milliseconds between two rounds of removing expired documents. */
  expiryEveryMs: number;
  /** The built worker, which checks files in a child process. */
  worker: string;
  /** Told what an operator should know, such as a backup that failed. */
  warn: (message: string) => void;
}

/** Opens the database of a directory and serves it; see startEmbeddedDb. */
export async function openEngine(options: EngineOptions) {
  const { directory, worker } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const onSocket = process.platform !== 'win32';
  if (onSocket) chmodSync(directory, 0o700);
  // Listens first, so that whoever finds the lock finds an answer too; commands wait until all is open.
  const wire = createWireServer(async (request) => respond((await opening).engine, request));
  let release: (() => void) | undefined;
  const open = async () => {
    const withPort = !onSocket || options.port !== undefined;
    const port = withPort ? await wire.listen(options.port ?? 0) : 0;
    const address = onSocket ? await wire.listen(newSocket(directory)) : port;
    release = await takeLock(directory, address);
    const tables = await openDataFile(directory, worker);
    const catalogue = new Catalogue(tables);
    const documents = new Documents(tables, catalogue);
    const engine: Engine = { tables, catalogue, documents, cursors: new Cursors() };
    return { engine, uri: uriOf(withPort ? port : address) };
  };
  const opening = open();
  try {
    const { engine, uri } = await opening;
    const stopMaintenance = maintain(engine, options);
    return {
      uri,
      async stop() {
        await wire.close();
        await stopMaintenance();
        await engine.tables.close();
        release?.();
      },
    };
  } catch (error) {
    await wire.close();
    release?.();
    throw error;
  }
}
