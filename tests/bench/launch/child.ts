import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clientId, deploymentId, type BenchPlatform } from './platform.ts';

/** What a tool's process is told of its platform. */
export interface ToolOrder {
  directory: string;
  platform: {
    issuer: string;
    clientId: string;
    deploymentId: string;
    authorizationUrl: string;
    tokenUrl: string;
    keySetUrl: string;
  };
}

export interface ToolProcess {
  url: string;
  /** Heap in megabytes, after collecting what can be. */
  heap(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts `ours.ts` or `bare.ts` in a process of its own, on a fresh embedded database. */
export async function startTool(
  which: 'ours' | 'bare',
  { issuer, authorizationUrl, tokenUrl, keySetUrl }: BenchPlatform,
): Promise<ToolProcess> {
  const directory = await mkdtemp(join(tmpdir(), 'kursdag-bench-'));
  const file = fileURLToPath(new URL(`./${which}.ts`, import.meta.url));
  const child = fork(file, [], { execArgv: ['--import', 'tsx', '--expose-gc'], stdio: 'inherit' });
  const next = <T>() =>
    new Promise<T>((done, failed) => {
      const ended = () => failed(new Error(`${which} ended`));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        done(message as T);
      });
    });
  const order: ToolOrder = {
    directory,
    platform: { issuer, clientId, deploymentId, authorizationUrl, tokenUrl, keySetUrl },
  };
  child.send(order);
  const { url } = await next<{ url: string }>();
  return {
    url,
    async heap() {
      child.send('heap');
      return next<number>();
    },
    async stop() {
      const exited = new Promise((done) => child.once('exit', done));
      child.send('stop');
      await exited;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** In the child: takes the order, tells the address, answers for memory, ends when told to. */
export function serve(start: (order: ToolOrder) => Promise<{ url: string }>): void {
  process.once('message', (order) => {
    void start(order as ToolOrder).then(({ url }) => process.send?.({ url }));
    process.on('message', (message) => {
      if (message === 'stop') process.exit(0);
      globalThis.gc?.();
      process.send?.(process.memoryUsage().heapUsed / 1024 / 1024);
    });
  });
}
