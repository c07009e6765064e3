import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startHarness, type Harness } from '../harness.ts';
import { draftLaunch, passedOnLogin, signDraft } from './launch-draft.ts';
import { randomLaunches } from './random-launches.ts';

const count = 10_000;
const atOnce = 16;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { LOG_LEVEL: 'error' } });
});
afterAll(() => harness.stop());

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Heap in megabytes, after everything that can be collected has been. */
function heap(): number {
  collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

test(`${count} random launches end neither the process nor its memory`, async () => {
  const crashes: unknown[] = [];
  const note = (error: unknown) => crashes.push(error);
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
  const draft = await draftLaunch(harness);
  const next = randomLaunches(20_250_310, {
    ...{ url: harness.url, state: draft.state, token: await signDraft(draft) },
    ...{ proofName: draft.proofName, begun: await passedOnLogin(harness) },
    login: (
      await harness.canvas.browser().startLogin({
        ...{ person: 'leader', courseId: 101, placement: 'course_navigation' },
      })
    ).fields,
  });

  const statuses = new Map<number, number>();
  const run = async (launches: number) => {
    const worker = async () => {
      while (launches-- > 0) {
        const { path, init } = next();
        const response = await fetch(`${harness.url}${path}`, { ...init, redirect: 'manual' });
        await response.arrayBuffer();
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  };
  await run(count / 5);
  const before = heap();
  await run((count * 4) / 5);
  const grown = heap() - before;
  process.off('uncaughtException', note);
  process.off('unhandledRejection', note);

  expect(crashes).toEqual([]);
  const broken = [...statuses].filter(([status]) => status >= 500);
  expect(broken).toEqual([]);
  expect(harness.log.filter((line) => Number(line['level']) >= 50)).toEqual([]);
  expect(statuses.size).toBeGreaterThan(4);
  expect(grown).toBeLessThan(20);
  expect((await fetch(`${harness.url}/healthz`)).status).toBe(200);
  const { me } = await harness.launchAs('leader').catch((error: unknown) => {
    console.log(harness.log.filter((line) => Number(line['level']) >= 50));
    throw error;
  });
  expect(me.role).toBe('leader');
}, 600_000);
