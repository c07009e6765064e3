import { spawnSync } from 'node:child_process';
import { basename, join, resolve } from 'node:path';

/**
 * Builds a program that a test starts again and again in processes of its own: loading TypeScript
 * would cost each of them seconds.
 * @returns the built file
 */
export function builtChild(file: string): string {
  const name = basename(file, '.ts');
  const out = join('dist', 'children', basename(join(file, '..')));
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'];
  const args = [...vite, '--target', 'node20', '--ssr', file, '--outDir', out];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`building ${file} failed`);
  return resolve(out, `${name}.js`);
}
