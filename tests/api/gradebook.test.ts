import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { GradebookStatus } from '#contract/gradebook';
import { minutesOf } from '../../server/features/gradebook/score-of.ts';
import { aDay, aPlan } from '../factories.ts';
import { type Harness, type SignedIn, startHarness } from '../harness.ts';
import { schools } from '../harness-schools.ts';

let harness: Harness;
let leader: SignedIn;
let params: { courseId: string };
let ids: Map<string, string>;
let requests = 0;

const { course } = schools.north;
const models = () => harness.tool.deps.models;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(async () => {
  harness = await startHarness({ now: '2025-02-14T08:00:00Z' });
  leader = await harness.launchAs('leader');
  params = { courseId: leader.me.course?.id ?? '' };
  await harness.ok(leader, 'course-setup.save', {
    params,
    body: { baseRevision: 0, plan: aPlan() },
  });
  ids = new Map();
  for (const person of ['participant1', 'participant2', 'participant3', 'participant4']) {
    ids.set(person, (await harness.launchAs(person)).me.personId);
  }
  await harness.launchAs('testStudent');
  await until(async () => {
    const { sync } = await harness.ok(leader, 'roster.syncStatus', { params });
    return sync?.state === 'done';
  });
});
afterAll(() => harness.stop());
beforeEach(() => harness.canvas.clearFailures());

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await holds()) return;
    await pause(50);
  }
  throw new Error('it did not come about');
}

const status = () => harness.ok(leader, 'gradebook.status', { params });

/** Waits until the sending that was asked for has ended. */
async function settled(): Promise<GradebookStatus> {
  await harness.workDone();
  await until(async () => !['waiting', 'sending'].includes((await status()).state));
  return status();
}

/** Moves the clock; the leader signs in again, since sessions are short. */
async function later(seconds: number): Promise<void> {
  harness.clock.advance(seconds);
  leader = await harness.launchAs('leader');
}

async function send(): Promise<GradebookStatus> {
  await later(60);
  await harness.ok(leader, 'gradebook.send', { params });
  return settled();
}

/** Looks for changes, as the job does every minute, and waits for what follows from it. */
async function notice(): Promise<GradebookStatus> {
  await harness.tool.deps.jobs.enqueue('gradebook.notice', 'test');
  return settled();
}

async function record(person: string, dayId: string, kind: 'wholeDay' | 'absence') {
  requests += 1;
  return harness.ok(leader, 'attendance.record', {
    params: { ...params, dayId },
    body: {
      requestId: `request-${requests}`,
      personIds: [ids.get(person) ?? ''],
      act: kind === 'wholeDay' ? { kind } : { kind, excused: false },
      reason: '',
    },
  });
}

const columns = () => harness.canvas.gradebook.columns(course);
function assignment() {
  const found = columns().at(-1);
  if (!found) throw new Error('there is no column');
  return found.assignment;
}
const cell = (person: string) => harness.canvas.gradebook.cell(assignment().id, person);
const asked = (method: string, path: RegExp) =>
  harness.canvas.requests.filter((one) => one.method === method && path.test(one.path));
const scoresSent = () => asked('POST', /\/scores$/).length;

describe('the column', () => {
  test('is off until the leader switches it on: Canvas is not asked anything', async () => {
    await record('participant1', 'day-1', 'wholeDay');
    await harness.tool.deps.jobs.enqueue('gradebook.notice', 'test');
    await harness.workDone();
    expect(await status()).toMatchObject({ state: 'off', column: null, sent: 0 });
    expect(asked('GET', /line_items/)).toEqual([]);
    const answer = await harness.call(leader, 'gradebook.send', { params });
    expect(answer.error?.code).toBe('GRADEBOOK_OFF');
  });

  test('is not made by a try that fails, and made once by those that follow', async () => {
    harness.canvas.failNext({ path: /line_items$/, method: 'POST', status: 503 });
    await harness.ok(leader, 'gradebook.switch', { params, body: { on: true } });
    expect(await settled()).toMatchObject({ state: 'failed', problem: 'FAILING', column: null });
    expect(asked('POST', /line_items$/)).toHaveLength(1);
    expect(columns()).toHaveLength(0);
    await later(6 * 60);
    expect(await notice()).toMatchObject({ state: 'done', problem: null });
    expect(columns()).toHaveLength(1);
  });

  test('is called Oppmøte, and its maximum is the planned minutes', () => {
    expect(assignment()).toMatchObject({ title: 'Oppmøte', pointsPossible: 1500 });
  });

  test('is found again when the answer about its making was lost', async () => {
    const unknown = { columnUrl: '', label: '', maximum: 0 };
    await models().gradebook.setColumn(params.courseId, unknown);
    expect((await send()).column).toEqual({ label: 'Oppmøte', maximum: 1500 });
    expect(columns()).toHaveLength(1);
  });

  test('is made by one of two processes that try at once', async () => {
    const { gradebook } = models();
    await gradebook.switchTo('another-course', true);
    const [now, until] = [new Date('2025-02-14T08:00:00Z'), new Date('2025-02-14T08:05:00Z')];
    const claims = await Promise.all(
      [1, 2, 3, 4].map(() => gradebook.claimCreation('another-course', now, until)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    await gradebook.switchTo('another-course', false);
  });

  test('keeps the name that a teacher gave it, and follows the planned time', async () => {
    harness.canvas.gradebook.rename(assignment().id, 'Til stede');
    const { revision, plan } = await harness.ok(leader, 'course-setup.overview', { params });
    const days = [...(plan?.days ?? []), aDay({ id: 'day-6', date: '2025-04-03' })];
    const body = { baseRevision: revision, plan: aPlan({ days }) };
    await harness.ok(leader, 'course-setup.save', { params, body });
    expect((await notice()).column).toEqual({ label: 'Til stede', maximum: 1800 });
    expect(assignment()).toMatchObject({ title: 'Til stede', pointsPossible: 1800 });
  });
});

describe('a score', () => {
  test('is the attended minutes, is no attempt, and is given only to those with something recorded', () => {
    expect(cell('participant1')).toMatchObject({ score: 300, attempts: 0 });
    expect(cell('participant2').score).toBeNull();
    expect(cell('testStudent').score).toBeNull();
  });

  test('is rounded down once for the whole course, without make-up, and is none without a record', () => {
    const day = { recorded: true } as Parameters<typeof minutesOf>[0]['days'][number];
    const standing = { earnedSeconds: 7319, makeUpSeconds: 60, days: [day] };
    type Standing = Parameters<typeof minutesOf>[0];
    expect(minutesOf(standing as Standing)).toBe(120);
    const nothing = { ...standing, days: [{ ...day, recorded: false }] };
    expect(minutesOf(nothing as Standing)).toBeNull();
  });

  test('is sent once for many changes, and not at all for none', async () => {
    const before = scoresSent();
    for (const day of ['day-2', 'day-3', 'day-4']) await record('participant1', day, 'wholeDay');
    await record('participant2', 'day-1', 'absence');
    await notice();
    expect(scoresSent() - before).toBe(2);
    expect(cell('participant1').score).toBe(1200);
    expect(cell('participant2').score).toBe(0);
    const all = harness.canvas.requests.length;
    await notice();
    expect(harness.canvas.requests).toHaveLength(all);
  });

  test('becomes 0 and is never cleared when all that was recorded is taken back', async () => {
    const { batch: batchId } = await record('participant3', 'day-1', 'wholeDay');
    await send();
    expect(cell('participant3').score).toBe(300);
    await harness.ok(leader, 'attendance.undo', { params: { ...params, batchId } });
    await send();
    expect(cell('participant3').score).toBe(0);
  });

  test('is taken also when the clock has gone back', async () => {
    await record('participant3', 'day-2', 'wholeDay');
    await later(-3 * 60 * 60);
    expect((await send()).refused).toEqual([]);
    await later(3 * 60 * 60);
    expect(cell('participant3').score).toBe(300);
  });

  test('is not sent for who was set aside', async () => {
    const person = { params: { ...params, personId: ids.get('participant4') ?? '' } };
    await record('participant4', 'day-1', 'wholeDay');
    await harness.ok(leader, 'attendance.setAside', { ...person, body: { withdrawn: true } });
    await send();
    expect(cell('participant4').score).toBeNull();
    await harness.ok(leader, 'attendance.setAside', { ...person, body: { withdrawn: false } });
    await notice();
    expect(cell('participant4').score).toBe(300);
  });

  test('is among what the participant sees as stored about them', async () => {
    const participant = await harness.launchAs('participant1');
    const { sections } = await harness.ok(participant, 'privacy.stored', { params });
    const records = sections.find((one) => one.kind === 'gradebook')?.records;
    expect(records).toContainEqual(expect.objectContaining({ minutes: 1200, refusal: '' }));
  });
});

describe('what Canvas refuses', () => {
  test('is told by reason, with the people concerned, and sent when it is put right', async () => {
    harness.canvas.people.setState('participant2', course, 'completed');
    await record('participant2', 'day-2', 'wholeDay');
    const { state, refused } = await send();
    expect(state).toBe('done');
    expect(refused).toEqual([
      {
        reason: 'NOT_STUDENT',
        people: [{ id: ids.get('participant2'), name: 'Anne-Lise Brække-Dahl' }],
      },
    ]);
    harness.canvas.people.setState('participant2', course, 'active');
    expect((await send()).refused).toEqual([]);
    expect(cell('participant2').score).toBe(300);
  });

  test('for everyone, since the column is unpublished, is asked about again after an hour', async () => {
    harness.canvas.gradebook.publish(assignment().id, false);
    await record('participant1', 'day-5', 'wholeDay');
    expect((await send()).refused).toMatchObject([{ reason: 'UNPUBLISHED' }]);
    harness.canvas.gradebook.publish(assignment().id, true);
    const before = scoresSent();
    await notice();
    expect(scoresSent()).toBe(before);
    await later(61 * 60);
    expect((await notice()).refused).toEqual([]);
    expect(cell('participant1').score).toBe(1500);
  });

  test('since the course has concluded is told as such', async () => {
    harness.canvas.world.course(course).state = 'completed';
    expect(await send()).toMatchObject({ state: 'failed', problem: 'CONCLUDED' });
    harness.canvas.world.course(course).state = 'available';
    expect(await send()).toMatchObject({ state: 'done', problem: null });
  });
});

describe('a platform in trouble', () => {
  test('that throttles, either way, or fails for a moment, is asked again', async () => {
    const path = /\/scores$/;
    harness.canvas.failNext({ path, status: 403, body: '403 Forbidden (Rate Limit Exceeded)' });
    harness.canvas.failNext({ path, status: 429 });
    harness.canvas.failNext({ path, status: 502 });
    await record('participant3', 'day-3', 'wholeDay');
    expect(await send()).toMatchObject({ state: 'done', refused: [] });
    expect(cell('participant3').score).toBe(600);
  });

  test('that refuses is asked later, and the leader is told when', async () => {
    harness.canvas.failNext({ path: /line_items\/\d+$/, status: 403, body: 'insufficient scopes' });
    await record('participant3', 'day-4', 'wholeDay');
    const failed = await send();
    expect(failed).toMatchObject({ state: 'failed', problem: 'REFUSED' });
    expect(failed.nextTryAt).toBe(new Date(harness.clock.now.getTime() + 60_000).toISOString());
    await notice();
    expect(cell('participant3').score).toBe(600);
    await later(61);
    expect((await notice()).state).toBe('done');
    expect(cell('participant3').score).toBe(900);
  });

  test('is gone on with after a process was killed in the middle', async () => {
    await record('participant3', 'day-5', 'wholeDay');
    await models().gradebook.begin(params.courseId);
    expect((await status()).state).toBe('sending');
    expect((await notice()).state).toBe('done');
    expect(cell('participant3').score).toBe(1200);
  });
});

describe('a column that was deleted in Canvas', () => {
  test('is not made again by itself; the leader is told', async () => {
    harness.canvas.gradebook.remove(assignment().id);
    expect(await send()).toMatchObject({ state: 'failed', problem: 'DELETED', nextTryAt: null });
    await record('participant2', 'day-3', 'wholeDay');
    await notice();
    expect(columns()).toHaveLength(0);
  });

  test('is made anew when the leader says so, with all scores', async () => {
    await harness.ok(leader, 'gradebook.createAgain', { params });
    expect(await settled()).toMatchObject({ state: 'done', sent: 4 });
    expect(columns()).toHaveLength(1);
    expect(cell('participant1').score).toBe(1500);
    expect(cell('participant2').score).toBe(600);
    const answer = await harness.call(leader, 'gradebook.createAgain', { params });
    expect(answer.error?.code).toBe('COLUMN_NOT_DELETED');
  });
});

describe('switched off', () => {
  test('it leaves what stands in Canvas as it is', async () => {
    await harness.ok(leader, 'gradebook.switch', { params, body: { on: false } });
    await record('participant2', 'day-4', 'wholeDay');
    expect((await notice()).state).toBe('off');
    expect(cell('participant2').score).toBe(600);
  });
});

describe('a course whose launch named no gradebook', () => {
  test('says so, and refuses to be switched on', async () => {
    const other = await harness.launchAs('coLeader', { course: schools.north.otherCourse });
    const there = { courseId: other.me.course?.id ?? '' };
    const body = { baseRevision: 0, plan: aPlan() };
    await harness.ok(other, 'course-setup.save', { params: there, body });
    const stored = await models().courses.get(there.courseId);
    if (!stored) throw new Error('the course is stored');
    const { title, canvas } = stored;
    const facts = { title, canvas: { ...canvas, lineItemsUrl: '' } };
    const { platformId, deploymentId, contextId } = stored;
    await models().courses.putFromLaunch(
      { platformId, deploymentId, contextId },
      facts,
      harness.clock.now,
    );
    const shown = await harness.ok(other, 'gradebook.status', { params: there });
    expect(shown.state).toBe('unavailable');
    const answer = await harness.call(other, 'gradebook.switch', {
      params: there,
      body: { on: true },
    });
    expect(answer.error?.code).toBe('GRADEBOOK_NOT_AVAILABLE');
  });
});
