import { spawn } from 'node:child_process';
import { existsSync, rmSync, statSync } from 'node:fs';
import type { Verdict } from './verify.ts';

/**
 * Checks a database file in a child process, which alone dies where the file is damaged badly.
 * @param worker the built worker, which is also the program of the child
 */
export async function checkFile(file: string, worker: string, deep = false): Promise<Verdict> {
  const nothing = { collections: 0, documents: 0 };
  if (!existsSync(file)) return { problem: 'it does not exist', ...nothing };
  if (statSync(file).size === 0) return { problem: 'it is empty', ...nothing };
  const hadLock = existsSync(`${file}-lock`);
  const child = spawn(process.execPath, [worker, 'verify', file, ...(deep ? ['deep'] : [])], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {},
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (!hadLock) rmSync(`${file}-lock`, { force: true });
  if (code !== 0) return { problem: 'it cannot be read to its end', ...nothing };
  return JSON.parse(output) as Verdict;
}
