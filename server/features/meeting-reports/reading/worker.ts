import { parentPort, workerData } from 'node:worker_threads';
import { readFiles, type ReadFiles, type ReadOrder } from './read-files.ts';

export type ReportWorkerMessage = { progress: number } | { read: ReadFiles };

/** Reads files away from the server's thread; ends when it has told what it found. */
const say = (message: ReportWorkerMessage) => parentPort?.postMessage(message);
let told = 0;
const read = readFiles(workerData as ReadOrder, (share) => {
  if (share - told < 0.02) return;
  told = share;
  say({ progress: share });
});
say({ read });
