import { chmodSync, mkdirSync } from 'node:fs';
import type { Engine } from './commands/call.ts';
import { respond } from './commands/respond.ts';
import { backUpDaily } from './operations/backups.ts';
import { openDataFile } from './operations/data-file.ts';
import { removeExpired } from './operations/expiry.ts';
import { newSocket, takeLock, uriOf } from './operations/lock.ts';
import { Catalogue } from './storage/catalogue.ts';
import { Documents } from './storage/documents.ts';
import { Cursors } from './wire/cursors.ts';
import { createWireServer } from './wire/server.ts';

const MINUTE = 60_000;

export interface EngineOptions {
  directory: string;
  /** Loopback port to listen on, besides the socket (0: any free one). */
  port: number | undefined;
  /** Whether a backup is made each day. */
  dailyBackup: boolean;
  /** Milliseconds between two rounds of removing expired documents. */
  expiryEveryMs: number;
  /** The built worker, which checks files in a child process. */
  worker: string;
  /** Told what an operator should know. */
  warn: (message: string) => void;
}

/** Opens the database of a directory and serves it; see startEmbeddedDb. */
export async function openEngine(options: EngineOptions) {
  const { directory, worker } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32') chmodSync(directory, 0o700);
  let opened: (engine: Engine) => void = () => undefined;
  const opening = new Promise<Engine>((resolve) => (opened = resolve));
  // Listens first, so that whoever finds the lock finds an answer too; commands wait until all is open.
  const wire = createWireServer(async (request) => respond(await opening, request));
  const onSocket = process.platform !== 'win32';
  const port =
    onSocket && options.port === undefined ? undefined : await wire.listen(options.port ?? 0);
  const address = onSocket ? await wire.listen(newSocket(directory)) : (port ?? 0);
  let release: (() => void) | undefined;
  try {
    release = await takeLock(directory, address);
    const tables = await openDataFile(directory, worker);
    const catalogue = new Catalogue(tables);
    const documents = new Documents(tables, catalogue);
    const engine = { tables, catalogue, documents, cursors: new Cursors() };
    opened(engine);
    const timers = startTimers(engine, options);
    return {
      uri: uriOf(port ?? address),
      async stop() {
        for (const timer of timers) clearInterval(timer);
        await wire.close();
        await tables.close();
        release?.();
      },
    };
  } catch (error) {
    await wire.close();
    release?.();
    throw error;
  }
}

function startTimers(engine: Engine, options: EngineOptions): NodeJS.Timeout[] {
  const { directory, worker, warn } = options;
  const every = (ms: number, what: string, work: () => Promise<void> | void) => {
    let running = false;
    return setInterval(() => {
      if (running) return;
      running = true;
      const done = Promise.resolve().then(work);
      done
        .catch((error: unknown) =>
          warn(`${what} failed: ${error instanceof Error ? error.message : String(error)}`),
        )
        .finally(() => (running = false));
    }, ms);
  };
  const timers = [
    every(options.expiryEveryMs, 'Removing expired documents', () => removeExpired(engine)),
    every(MINUTE, 'Closing cursors', () => engine.cursors.closeIdle()),
  ];
  const backUp = () => backUpDaily(directory, engine.tables, worker);
  return options.dailyBackup ? [...timers, every(MINUTE, 'The daily backup', backUp)] : timers;
}
