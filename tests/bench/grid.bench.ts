import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { startChromium } from '../e2e/chromium.ts';
import type { BenchRow } from './bench-row.ts';
import type { Drawn } from './grid/main.tsx';

export const name = 'Drawing the attendance grid in Chromium';

const root = 'tests/bench/grid';
const outDir = join(process.cwd(), 'node_modules/.cache/bench-grid');
const rounds = 9;
/** What still feels at once, on a slow machine too. */
const limits = { first: 500, edit: 100 };

/** Milliseconds to the screen: the first drawing, and one edited cell. Medians of nine. */
export async function run(): Promise<BenchRow[]> {
  const options = { configFile: false, root, logLevel: 'error' } as const;
  await build({ ...options, plugins: [react()], build: { outDir, emptyOutDir: true } });
  const server = await preview({ ...options, build: { outDir }, preview: { port: 0 } });
  const browser = await startChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await page.waitForFunction('globalThis.draw !== undefined');
    const rows: BenchRow[] = [];
    for (const [count, days] of [
      [24, 5],
      [1000, 10],
    ] as const) {
      const drawn: Drawn[] = [];
      for (let round = 0; round < rounds; round += 1) {
        drawn.push(await page.evaluate<Drawn>(`draw(${count}, ${days})`));
      }
      const size = `${count} × ${days}`;
      rows.push(
        {
          name: `${size}, first`,
          value: median(drawn.map(({ first }) => first)),
          unit: 'ms',
          limit: limits.first,
        },
        {
          name: `${size}, one edit`,
          value: median(drawn.map((one) => one.edit)),
          unit: 'ms',
          limit: limits.edit,
        },
      );
    }
    return rows;
  } finally {
    await browser.close();
    await server.close();
  }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
