import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

export interface EmbeddedDbOptions {
  /** Data directory; created with mode 0700 when it does not exist. */
  directory: string;
  /** Built worker, where it is not found beside the running file or in dist/embedded-db. */
  workerUrl?: URL;
  /** Listen on this loopback port (0: any free one) instead of on a Unix socket. */
  port?: number;
}

export interface EmbeddedDb {
  /** Connection string for the MongoDB driver and mongoose, complete with its options. */
  uri: string;
  stop(): Promise<void>;
}

/** A Unix socket's path has 107 bytes at most. */
const MAX_SOCKET_PATH = 107;

/** Starts the embedded database in a worker thread; resolves once it answers. */
export async function startEmbeddedDb(options: EmbeddedDbOptions): Promise<EmbeddedDb> {
  const directory = resolve(options.directory);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32') chmodSync(directory, 0o700);
  const onPort = options.port !== undefined || process.platform === 'win32';
  const temporary = onPort ? undefined : shortDirectory(directory);
  const socket = join(temporary ?? directory, 'db.sock');
  const worker = new Worker(options.workerUrl ?? findWorker(), {
    workerData: { dir: directory, ...(onPort ? { port: options.port ?? 0 } : { socket }) },
  });
  const uri = await firstMessage(worker);
  return {
    uri,
    async stop() {
      const exited = new Promise((done) => worker.once('exit', done));
      worker.postMessage('stop');
      await exited;
      if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
    },
  };
}

function shortDirectory(directory: string): string | undefined {
  const fits = Buffer.byteLength(join(directory, 'db.sock')) < MAX_SOCKET_PATH;
  return fits ? undefined : mkdtempSync(join(tmpdir(), 'kursdag-'));
}

function firstMessage(worker: Worker): Promise<string> {
  return new Promise((resolveUri, reject) => {
    worker.once('message', (message: { uri: string }) => resolveUri(message.uri));
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`The database worker ended with code ${code}.`)),
    );
  });
}

/** The built worker: beside the bundled server, or where `node bin/build-worker.js` puts it. */
function findWorker(): URL {
  const places = [
    './embedded-db-worker.js',
    '../embedded-db/worker.js',
    '../../dist/embedded-db/worker.js',
  ];
  const found = places
    .map((place) => new URL(place, import.meta.url))
    .find((url) => existsSync(fileURLToPath(url)));
  if (found === undefined)
    throw new Error('The database worker is not built. Run: node bin/build-worker.js');
  return found;
}
