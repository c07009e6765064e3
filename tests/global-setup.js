import { spawnSync } from 'node:child_process';

/** Worker threads cannot load TypeScript on Node 20, so the database worker is built before the tests. */
export default function setup() {
  const built = spawnSync(process.execPath, ['bin/build-worker.js'], { stdio: 'inherit' });
  if (built.status !== 0) throw new Error('building the database worker failed');
}
