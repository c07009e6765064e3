import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { builtWorker } from '../../server/embedded-db/start.ts';

/** A process of its own that serves a database, so that it can be killed without a word. */
export interface ChildServer {
  uri: string;
  process: ChildProcess;
  /** Ends it at once and waits until it is gone. */
  kill(): Promise<void>;
}

const program = `
  const { Worker } = require('node:worker_threads');
  const [worker, directory] = process.argv.slice(1);
  const workerData = { directory, dailyBackup: false, expiryEveryMs: 60_000 };
  new Worker(new URL(worker), { workerData }).on('message', (message) => console.log(JSON.stringify(message)));
`;

/**
 * Starts the database in a process of its own.
 * @param fileKilobytes how large its files may grow: the disk is full then
 * @throws Error with what the database says when it refuses to start
 */
export async function startChild(directory: string, fileKilobytes?: number): Promise<ChildServer> {
  const args = ['-e', program, builtWorker().href, directory];
  const limited = ['-c', 'ulimit -f "$1"; shift; exec "$@"', 'sh', String(fileKilobytes)];
  const child =
    fileKilobytes === undefined
      ? spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
      : spawn('sh', [...limited, process.execPath, ...args], {
          stdio: ['ignore', 'pipe', 'ignore'],
        });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The process ended without a word.');
  });
  const [line] = (await Promise.race([once(child.stdout, 'data'), ended])) as [Buffer];
  ended.catch(() => undefined);
  const message = JSON.parse(line.toString()) as { uri?: string; refusal?: string };
  if (message.uri === undefined) {
    child.kill('SIGKILL');
    throw new Error(message.refusal ?? 'The database did not start.');
  }
  return {
    uri: message.uri,
    process: child,
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
