import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { readEnv } from '../../server/env.ts';
import { type RunningTool, startTool } from '../../server/start.ts';
import { demoCourse, demoData, finishedCourse } from '../canvas/demo-data.ts';
import { seedFinished } from '../canvas/demo-finished.ts';
import { introduce } from '../canvas/demo-introduce.ts';
import { signIn } from '../canvas/demo-person.ts';
import { seedDemo } from '../canvas/demo-seed.ts';
import { type PracticeCanvas, startPracticeCanvas } from '../canvas/practice-canvas.ts';
import { freePort } from '../harness.ts';

/** What a visitor of `npm run demo` finds. */

let directory: string;
let tool: RunningTool;
let canvas: PracticeCanvas;
let url: string;
const now = new Date();
const seed = () => Promise.all([seedDemo(canvas, url, now), seedFinished(canvas, url, now)]);

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kursdag-demo-'));
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const env = readEnv({
    ...{ KURSDAG_URL: url, KURSDAG_SECRET: 'a secret of the tests, long enough' },
    ...{ KURSDAG_DATA: directory, PORT: String(port), KURSDAG_DEMO: '1' },
  });
  tool = await startTool(env, { log: pino({ level: 'silent' }) });
  canvas = await startPracticeCanvas({ data: demoData });
  await introduce(canvas, tool, url);
  await seed();
}, 120_000);
afterAll(async () => {
  await canvas.stop();
  await tool.stop();
  await rm(directory, { recursive: true });
});

async function asLeader(course: number) {
  const leader = await signIn(canvas, url, 'leader', course);
  return { leader, params: { courseId: leader.me.course?.id ?? '' } };
}

describe('the course under way', () => {
  test('has two closed days, one recorded, and two to come', async () => {
    const { leader, params } = await asLeader(demoCourse);
    const { days } = await leader.call('attendance.grid', params);
    expect(days.map((day) => day.state)).toEqual([
      ...['closed', 'closed', 'planned', 'planned', 'planned'],
    ]);
  });
});

describe('the course that has ended', () => {
  test('has certificates issued, one taken back, a confirmation, and some left to issue', async () => {
    const { leader, params } = await asLeader(finishedCourse);
    const { certificates, run } = await leader.call('certificates.list', params);
    expect(run).toMatchObject({ done: true, stopped: [] });
    const count = (kind: string, status: string) =>
      certificates.filter((one) => one.kind === kind && one.status === status).length;
    expect(count('certificate', 'revoked')).toBe(1);
    expect(count('confirmation', 'valid')).toBe(1);
    const { ended, candidates } = await leader.call('certificates.dryRun', params);
    expect(ended).toBe(true);
    const left = candidates.filter(
      ({ decision, standing }) => decision === 'issue' && standing.certificate === null,
    );
    // The two who were left out, and the one whose certificate was taken back.
    expect(left).toHaveLength(3);
    expect(count('certificate', 'valid')).toBe(
      candidates.filter(({ decision }) => decision === 'issue').length - 3,
    );
    expect(candidates.filter(({ decision }) => decision === 'notMet')).toHaveLength(3);
  });

  test('has details for the lists, some of them missing', async () => {
    const { leader, params } = await asLeader(finishedCourse);
    const { rows } = await leader.call('registrations.list', params);
    expect(rows.filter((row) => row.memberships.length > 0)).toHaveLength(7);
    const { provisional, bodies } = await leader.call('exports.overview', params);
    expect(provisional).toBe(false);
    expect(bodies.some((body) => body.members > 1)).toBe(true);
  });
});

test('a second start keeps what was done', async () => {
  const { leader, params } = await asLeader(finishedCourse);
  const before = await leader.call('certificates.list', params);
  await seed();
  const after = await leader.call('certificates.list', params);
  expect(after.certificates.map((one) => one.id)).toEqual(before.certificates.map((one) => one.id));
});
