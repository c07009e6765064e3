import { chmodSync, mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
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
  const onSocket = process.platform !== 'win32';
  if (onSocket) chmodSync(directory, 0o700);
  const opening = later<Engine>();
  // Listens first, so that whoever finds the lock finds an answer too; commands wait until all is open.
  const wire = createWireServer(async (request) => respond(await opening.promise, request));
  let release: (() => void) | undefined;
  try {
    const withPort = !onSocket || options.port !== undefined;
    const port = withPort ? await wire.listen(options.port ?? 0) : 0;
    const address = onSocket ? await wire.listen(newSocket(directory)) : port;
    release = await takeLock(directory, address);
    const tables = await openDataFile(directory, worker);
    const catalogue = new Catalogue(tables);
    const documents = new Documents(tables, catalogue);
    const engine = { tables, catalogue, documents, cursors: new Cursors() };
    opening.resolve(engine);
    const stopMaintenance = maintain(engine, options);
    return {
      uri: uriOf(withPort ? port : address),
      async stop() {
        await wire.close();
        await stopMaintenance();
        await tables.close();
        release?.();
      },
    };
  } catch (error) {
    opening.reject(error);
    await wire.close();
    release?.();
    throw error;
  }
}

function later<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((...settle) => ([resolve, reject] = settle));
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

/** Does what is to be done again and again; returns how to stop, which waits for what is under way. */
function maintain(engine: Engine, options: EngineOptions): () => Promise<void> {
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

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
