import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { EngineOptions } from './engine.ts';
import type { WorkerMessage } from './worker.ts';

/** Unless said otherwise: no port, a daily backup, expired documents removed each minute. */
export interface EmbeddedDbOptions extends Partial<
  Pick<EngineOptions, 'port' | 'dailyBackup' | 'expiryEveryMs'>
> {
  directory: string;
  /** The built worker, where it is neither beside the running file nor in dist/embedded-db. */
  workerUrl?: URL;
  /** Told what an operator should know (default: console.error). */
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

/** The built worker: beside the bundled server, or where `node bin/build-worker.js` puts it. */
export function builtWorker(): URL {
  const places = ['./embedded-db-worker.js', '../../dist/embedded-db/worker.js'];
  const urls = places.map((place) => new URL(place, import.meta.url));
  const found = urls.find((url) => existsSync(fileURLToPath(url)));
  if (found !== undefined) return found;
  throw new Error('The database worker is not built. Build it with: node bin/build-worker.js');
}
