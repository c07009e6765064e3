import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import type { BenchRow } from './bench-row.ts';
import { startTool, type ToolProcess } from './launch/child.ts';
import { startPlatform, type BenchPlatform } from './launch/platform.ts';
import { visitor } from './launch/visitor.ts';

export const name = 'launch';

const starts = 5;
const repeats = 300;
const crowd = 50;

/**
 * Launches against bare ltijs, each in a process of its own on a database of the same kind, from the
 * login until somebody is signed in. The two take turns, so that what else the machine does touches
 * both.
 */
export async function run(): Promise<BenchRow[]> {
  spawnSync(process.execPath, ['bin/build-worker.js'], { stdio: 'inherit' });
  const platform = await startPlatform();
  const first = await firstLaunches(platform);
  const [ours, bare] = await Promise.all([
    startTool('ours', platform),
    startTool('bare', platform),
  ]);
  try {
    const repeated = await repeatedLaunches(platform, ours, bare);
    const together = await crowds(platform, ours, bare);
    return [
      ...compare(`first launch after a start, p50 of ${starts}`, first, 0.5, 1.5),
      ...compare(`repeated launch, p50 of ${repeats}`, repeated, 0.5, 1.0),
      ...compare(`repeated launch, p99 of ${repeats}`, repeated, 0.99),
      ...compare(`${crowd} people at once, until the last is in`, together, 0.5),
      {
        ...{ name: 'requests to the platform in a repeated launch', unit: 'requests', limit: 0 },
        value: repeated.platformRequests,
      },
    ];
  } finally {
    await Promise.all([ours.stop(), bare.stop()]);
    await platform.stop();
  }
}

interface Measured {
  ours: number[];
  bare: number[];
}

async function firstLaunches(platform: BenchPlatform): Promise<Measured> {
  const measured: Measured = { ours: [], bare: [] };
  for (let i = 0; i < starts; i++) {
    for (const which of ['ours', 'bare'] as const) {
      const tool = await startTool(which, platform);
      measured[which].push(await visitor(tool.url, platform, 'first').launch());
      await tool.stop();
    }
  }
  return measured;
}

async function repeatedLaunches(platform: BenchPlatform, ours: ToolProcess, bare: ToolProcess) {
  const visitors = {
    ours: visitor(ours.url, platform, 'returning'),
    bare: visitor(bare.url, platform, 'returning'),
  };
  for (let i = 0; i < 20; i++) for (const one of Object.values(visitors)) await one.launch();
  const measured: Measured = { ours: [], bare: [] };
  let platformRequests = 0;
  for (let i = 0; i < repeats; i++) {
    const before = platform.keySetRequests();
    measured.ours.push(await visitors.ours.launch());
    platformRequests += platform.keySetRequests() - before;
    measured.bare.push(await visitors.bare.launch());
  }
  return { ...measured, platformRequests };
}

async function crowds(platform: BenchPlatform, ours: ToolProcess, bare: ToolProcess) {
  const measured: Measured = { ours: [], bare: [] };
  for (let round = 0; round < 5; round++) {
    for (const [which, tool] of [['ours', ours] as const, ['bare', bare] as const]) {
      const people = Array.from({ length: crowd }, (_, i) =>
        visitor(tool.url, platform, `crowd ${round} ${i}`),
      );
      const begun = performance.now();
      await Promise.all(people.map((one) => one.launch()));
      measured[which].push(performance.now() - begun);
    }
  }
  return measured;
}

function compare(what: string, { ours, bare }: Measured, quantile: number, limit?: number) {
  const [value, floor] = [at(ours, quantile), at(bare, quantile)];
  const rows: BenchRow[] = [
    { name: what, value, unit: 'ms', note: `bare ltijs ${floor.toFixed(2)} ms` },
    { name: `${what}, against bare ltijs`, value: value / floor, unit: 'times' },
  ];
  if (limit !== undefined && rows[1]) rows[1].limit = limit;
  return rows;
}

function at(figures: readonly number[], quantile: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? NaN;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.table(await run());
  process.exit(0);
}
