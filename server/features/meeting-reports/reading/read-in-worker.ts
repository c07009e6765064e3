import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ReadFiles, ReadOrder } from './read-files.ts';
import type { ReportWorkerMessage } from './worker.ts';

/** Of the worker's own memory, in megabytes; the files' bytes lie beside it. */
const heapMegabytes = 1024;
/** In milliseconds; 50 MB take about ten seconds. */
const longest = 120_000;

/**
 * Reads files in a thread of their own, so that the server keeps answering, with memory and time
 * bounded.
 * @throws Error when the worker ran out of either: nothing was read
 */
export async function readInWorker(
  order: ReadOrder,
  onProgress: (share: number) => void,
): Promise<ReadFiles> {
  const worker = new Worker(builtWorker(), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  let deadline: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ReadFiles>((resolve, reject) => {
      deadline = setTimeout(() => reject(new Error('reading took too long')), longest);
      worker.on('message', (message: ReportWorkerMessage) => {
        if ('read' in message) resolve(message.read);
        else onProgress(message.progress);
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the worker ended before it had read')));
    });
  } finally {
    clearTimeout(deadline);
    await worker.terminate();
  }
}

/** The built worker: beside the bundled server, or where `node bin/build-worker.js` puts it. */
function builtWorker(): URL {
  const places = ['./report-worker.js', '../../../../dist/meeting-reports/report-worker.js'];
  const urls = places.map((place) => new URL(place, import.meta.url));
  const found = urls.find((url) => existsSync(fileURLToPath(url)));
  if (found !== undefined) return found;
  throw new Error("The reports' worker is not built. Build it with: node bin/build-worker.js");
}
