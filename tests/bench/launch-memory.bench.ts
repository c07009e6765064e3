import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import type { BenchRow } from './bench-row.ts';
import { startTool } from './launch/child.ts';
import { startPlatform } from './launch/platform.ts';
import { visitor } from './launch/visitor.ts';

export const name = 'memory of launches';

const people = 20;
const first = 1000;
const all = 10_000;

/**
 * Ten thousand launches by twenty people in one process: the heap after collection once the first
 * thousand are through, and what has come to it when all are.
 */
export async function run(): Promise<BenchRow[]> {
  spawnSync(process.execPath, ['bin/build-worker.js'], { stdio: 'inherit' });
  const platform = await startPlatform();
  const tool = await startTool('ours', platform);
  try {
    const visitors = Array.from({ length: people }, (_, i) =>
      visitor(tool.url, platform, `memory ${i}`),
    );
    const launch = (times: number) =>
      Promise.all(
        visitors.map(async (one) => {
          for (let i = 0; i < times / people; i++) await one.launch();
        }),
      );
    await launch(first);
    const before = await tool.heap();
    await launch(all - first);
    const gained = (await tool.heap()) - before;
    return [
      { name: `heap after ${first} launches`, value: before, unit: 'MB' },
      { name: `heap gained until launch ${all}`, value: gained, unit: 'MB', limit: 15 },
    ];
  } finally {
    await tool.stop();
    await platform.stop();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.table(await run());
  process.exit(0);
}
