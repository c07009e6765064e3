import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type EngineOptions, openEngine } from './engine.ts';
import { messageOf } from './errors.ts';
import { verify } from './operations/verify.ts';

/** What the worker tells the thread that started it. */
export type WorkerMessage = { uri: string } | { refusal: string } | { warning: string };

/**
 * The built entry of two things: of the worker thread that holds the database, and of the child process
 * that checks a file (`node worker.js verify FILE [deep]`).
 */
if (isMainThread) {
  const [, , , file = '', deep] = process.argv;
  process.stdout.write(JSON.stringify(verify(file, deep === 'deep')));
} else {
  await serve(workerData as Omit<EngineOptions, 'worker' | 'warn'>);
}

async function serve(data: Omit<EngineOptions, 'worker' | 'warn'>): Promise<void> {
  const say = (message: WorkerMessage) => parentPort?.postMessage(message);
  const worker = fileURLToPath(import.meta.url);
  try {
    const warn = (warning: string) => say({ warning });
    const engine = await openEngine({ ...data, worker, warn });
    parentPort?.once('message', () => {
      void engine.stop().then(() => parentPort?.close());
    });
    say({ uri: engine.uri });
  } catch (error) {
    say({ refusal: messageOf(error) });
  }
}
