import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { type EmbeddedDb, startEmbeddedDb } from '../../server/embedded-db/start.ts';
import { createJobs, type Jobs } from '../../server/jobs/jobs.ts';
import { type Models, openModels } from '../../server/models/open.ts';

/** Background work is neither lost nor late, whatever is asked for while it runs. */

let directory: string;
let database: EmbeddedDb;
let models: Models;
let logged: Record<string, unknown>[];
const running: Jobs[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kursdag-jobs-'));
  database = await startEmbeddedDb({ directory, dailyBackup: false });
});
afterEach(async () => {
  for (const jobs of running.splice(0)) await jobs.stop();
  await stored().deleteMany({});
  await models.close();
});
afterAll(async () => {
  await database.stop();
  await rm(directory, { recursive: true, force: true });
});

const stored = () => models.database().collection('jobs');
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(holds: () => boolean | Promise<boolean>, seconds = 5): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come about');
    await pause(10);
  }
}

/** A process that looks for work so seldom that what is quick was begun at once. */
async function aProcess(pollSeconds = 60): Promise<Jobs> {
  models = await openModels(database.uri, 'jobs');
  logged = [];
  const write = (line: string) => logged.push(JSON.parse(line) as Record<string, unknown>);
  const jobs = createJobs(models, pino({}, { write }), pollSeconds);
  running.push(jobs);
  return jobs;
}

/** A handler that waits at a gate, and what it was called with. */
function gated() {
  const begun: string[] = [];
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const handler = async ({ key }: { key: string }) => {
    begun.push(key);
    if (begun.length === 1) await gate;
  };
  return { begun, handler, open: () => open() };
}

describe('a job that is asked for', () => {
  test('begins at once, without waiting for the next look', async () => {
    const jobs = await aProcess();
    const { begun, handler, open } = gated();
    jobs.define('work', handler);
    await jobs.start();
    open();
    for (let i = 0; i < 50; i += 1) await jobs.enqueue('work', `key-${i}`);
    await until(() => begun.length === 50);
    expect(new Set(begun).size).toBe(50);
  });

  test('while one of the same key is under way runs once more, and is not lost', async () => {
    const jobs = await aProcess();
    const { begun, handler, open } = gated();
    jobs.define('work', handler);
    await jobs.start();
    await jobs.enqueue('work', 'one');
    await until(() => begun.length === 1);
    await jobs.enqueue('work', 'one');
    open();
    await until(() => begun.length === 2);
    await pause(200);
    expect(begun).toEqual(['one', 'one']);
  });

  test('twice before it began runs once', async () => {
    const jobs = await aProcess();
    const { begun, handler, open } = gated();
    jobs.define('work', handler);
    await jobs.enqueue('work', 'one');
    await jobs.enqueue('work', 'one');
    await jobs.enqueue('work', 'two');
    open();
    await jobs.start();
    await until(() => begun.length === 2);
    await pause(200);
    expect(begun.toSorted()).toEqual(['one', 'two']);
  });

  test('leaves nothing behind once it is done', async () => {
    const jobs = await aProcess();
    const { begun, handler, open } = gated();
    jobs.define('work', handler);
    await jobs.start();
    open();
    await jobs.enqueue('work', 'one');
    await until(() => begun.length === 1);
    await until(async () => (await stored().countDocuments({ name: 'work' })) === 0);
  });

  test('is taken up by another process when its own died over it', async () => {
    const jobs = await aProcess(0.2);
    const { begun, handler, open } = gated();
    jobs.define('work', handler);
    await jobs.enqueue('work', 'one');
    const died = new Date(Date.now() - 61_000);
    await stored().updateMany({}, { $set: { lockedAt: died, lastRunAt: died, nextRunAt: null } });
    open();
    await jobs.start();
    await until(() => begun.length === 1);
  });

  test('and fails is tried again, and the log says so without the reason', async () => {
    const jobs = await aProcess(0.2);
    let tries = 0;
    jobs.define('work', () => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('Kari Nordmann')) : Promise.resolve();
    });
    await jobs.start();
    await jobs.enqueue('work', 'one');
    await until(() => tries === 2, 10);
    expect(logged).toContainEqual(expect.objectContaining({ job: 'work', msg: 'a job failed' }));
    expect(JSON.stringify(logged)).not.toContain('Kari');
  }, 20_000);
});

describe('a recurring job', () => {
  test('keeps its turn over restarts', async () => {
    const first = await aProcess();
    first.define('sweep', () => Promise.resolve());
    first.every('sweep', 3600);
    await first.start();
    const turn = async () => (await stored().findOne({ name: 'sweep' }))?.['nextRunAt'] as Date;
    const before = await turn();
    await first.stop();
    running.length = 0;
    await models.close();
    const second = await aProcess();
    second.define('sweep', () => Promise.resolve());
    second.every('sweep', 3600);
    await second.start();
    expect(await turn()).toEqual(before);
  });
});
