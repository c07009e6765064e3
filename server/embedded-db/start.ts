import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { runningAddress, uriOf } from './operations/lock.ts';
import type { WorkerMessage } from './worker.ts';

export interface EmbeddedDbOptions {
  /** Data directory; made with mode 0700 where there is none. */
  directory: string;
  /** Loopback port to listen on, for other processes of this machine (0: any free one). */
  port?: number;
  /** Whether a backup is made each day in `backups/` of the directory (default: yes). */
  dailyBackup?: boolean;
  /** Milliseconds between two rounds of removing expired documents (default: a minute). */
  expiryEveryMs?: number;
  /** The built worker, where it is neither beside the running file nor in dist/embedded-db. */
  workerUrl?: URL;
  /** Told what an operator should know, such as a backup that failed (default: console.error). */
  onWarning?: (message: string) => void;
}

export interface EmbeddedDb {
  /** Connection string for the MongoDB driver and mongoose, complete with its options. */
  uri: string;
  /** Ends connections, waits for writes under way and gives the directory back. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded database in a worker thread; resolves once it answers.
 * @throws Error with a sentence for the operator: the directory is in use, cannot be written, was
 * written by a newer version, or its file is damaged
 */
export async function startEmbeddedDb(options: EmbeddedDbOptions): Promise<EmbeddedDb> {
  const worker = new Worker(options.workerUrl ?? builtWorker(), {
    workerData: {
      directory: resolve(options.directory),
      port: options.port,
      dailyBackup: options.dailyBackup ?? true,
      expiryEveryMs: options.expiryEveryMs ?? 60_000,
    },
  });
  const warn = options.onWarning ?? ((message: string) => console.error(message));
  const exited = new Promise<void>((done) => worker.once('exit', () => done()));
  const uri = await new Promise<string>((started, refused) => {
    worker.on('message', (message: WorkerMessage) => {
      if ('uri' in message) started(message.uri);
      else if ('refusal' in message) refused(new Error(message.refusal));
      else warn(message.warning);
    });
    worker.once('error', refused);
    void exited.then(() => refused(new Error('The database ended before it had started.')));
  });
  // From here on an error within it ends the process: without a database it would only seem to work.
  worker.removeAllListeners('error');
  return {
    uri,
    async stop() {
      worker.postMessage('stop');
      await exited;
    },
  };
}

/** The address of the server that holds a data directory; undefined where none answers. */
export async function runningUri(directory: string): Promise<string | undefined> {
  const address = await runningAddress(resolve(directory));
  return address === undefined ? undefined : uriOf(address);
}

/** The built worker: beside the bundled server, or where `node bin/build-worker.js` puts it. */
export function builtWorker(): URL {
  const places = ['./embedded-db-worker.js', '../../dist/embedded-db/worker.js'];
  const urls = places.map((place) => new URL(place, import.meta.url));
  const found = urls.find((url) => existsSync(fileURLToPath(url)));
  if (found !== undefined) return found;
  throw new Error('The database worker is not built. Build it with: node bin/build-worker.js');
}
