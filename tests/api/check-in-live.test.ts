import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pino from 'pino';
import type { CheckInBoard } from '#contract/check-in';
import { paths } from '#contract/paths';
import { startEmbeddedDb } from '../../server/embedded-db/start.ts';
import { startTool, type RunningTool } from '../../server/start.ts';
import { startHarness, type Harness } from '../harness.ts';
import { instant, startCheckInRoom, type CheckInRoom } from './check-in-room.ts';

/** Two instances of the tool on one database: they share nothing else but their secret. */
let directory: string;
let database: Awaited<ReturnType<typeof startEmbeddedDb>>;
let harness: Harness;
let door: CheckInRoom;
let other: RunningTool;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kursdag-test-'));
  database = await startEmbeddedDb({ directory });
  harness = await startHarness({
    now: '2025-02-06T08:00:00Z',
    env: { MONGODB_URI: database.uri },
  });
  door = await startCheckInRoom(harness);
  other = await startTool(
    { ...harness.tool.deps.env, PORT: 0 },
    { now: () => harness.clock.now, log: pino({ level: 'silent' }) },
  );
});
afterAll(async () => {
  await other.stop();
  await harness.stop();
  await database.stop();
  await rm(directory, { recursive: true, force: true });
});

const path = (name: 'check-in.stream' | 'check-in.pass' | 'check-in.code') =>
  paths[name][1].replace(':courseId', door.room.courseId).replace(':dayId', 'day-1');

async function askOther(name: 'check-in.pass' | 'check-in.code', person: string, body?: unknown) {
  const { token } = await door.as(person);
  const response = await fetch(other.url + path(name), {
    method: paths[name][0],
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, reply: (await response.json()) as Record<string, unknown> };
}

const passAtOther = (person: string, direction: 'in' | 'out', code: string) =>
  askOther('check-in.pass', person, { direction, proof: { kind: 'typed', code } });

/** The boards that a stream sends, as they come. */
async function* boards(url: string, signal: AbortSignal): AsyncGenerator<CheckInBoard> {
  const { token } = await door.as('leader');
  const response = await fetch(url + path('check-in.stream'), {
    ...{ headers: { Authorization: `Bearer ${token}` }, signal },
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString();
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (data !== undefined) yield JSON.parse(data) as CheckInBoard;
    }
  }
}

test('both show the same code, and what is used at one is used at the other', async () => {
  const code = await door.code();
  expect((await askOther('check-in.code', 'leader')).reply['code']).toBe(code);
  expect((await passAtOther('participant1', 'in', code)).status).toBe(200);
  expect((await door.pass('participant1', 'out', code)).error?.code).toBe('CHECK_IN_CODE_USED');
  door.at('09:05');
  expect((await door.comeIn('participant1')).error?.code).toBe('CHECK_IN_ALREADY_IN');
  expect((await door.goOut('participant1')).status).toBe(200);
});

test('both count the attempts of one person together', async () => {
  door.at('09:20');
  const wrong = (await door.code()) === '000000' ? '000001' : '000000';
  for (let tries = 0; tries < 5; tries += 1) {
    expect((await door.pass('participant2', 'in', wrong)).status).toBe(409);
    expect((await passAtOther('participant2', 'in', wrong)).status).toBe(409);
  }
  expect((await door.comeIn('participant2')).status).toBe(429);
  expect((await passAtOther('participant2', 'in', wrong)).status).toBe(429);
});

test('one who uses a code at both at once is in once', async () => {
  door.at('09:40');
  const code = await door.code();
  await Promise.all([
    ...[door.pass('participant3', 'in', code), passAtOther('participant3', 'in', code)],
  ]);
  door.at('09:50');
  const leaving = await door.code();
  await Promise.all([
    ...[door.pass('participant3', 'out', leaving), passAtOther('participant3', 'out', leaving)],
  ]);
  const { ledger, matters } = harness.tool.deps.models;
  const lines = await ledger.ofPersonDay(door.room.courseId, door.ids.participant3, 'day-1');
  expect(lines).toMatchObject([{ from: instant('09:40'), to: instant('09:50') }]);
  expect(await matters.openOfDay(door.room.courseId, 'day-1')).toEqual([]);
});

test('a stream tells at once who is in, and of everyone who comes, at whichever instance', async () => {
  door.at('10:00');
  const leaving = new AbortController();
  const stream = boards(harness.url, leaving.signal);
  const next = async () => (await stream.next()).value as CheckInBoard;
  expect((await next()).counts).toEqual({ in: 0, out: 2, notSeen: 1 });
  expect((await passAtOther('participant1', 'in', await door.code())).status).toBe(200);
  const after = await next();
  expect(after.counts).toEqual({ in: 1, out: 1, notSeen: 1 });
  expect(after.people.find((one) => one.state === 'in')).toMatchObject({
    ...{ id: door.ids.participant1, name: 'Kari Øvrebø' },
  });
  leaving.abort();
  await stream.next().catch(() => undefined);
});

test('a stream is for leaders of the course alone, and its refusals are ordinary ones', async () => {
  const ask = async (person: string, where = path('check-in.stream')) => {
    const { token } = await harness.launchAs(person);
    const response = await fetch(harness.url + where, {
      headers: { Authorization: `Bearer ${token}` },
    });
    return { status: response.status, type: response.headers.get('content-type') };
  };
  const type = 'application/json; charset=utf-8';
  expect(await ask('participant1')).toEqual({ status: 403, type });
  expect(await ask('south-leader')).toEqual({ status: 404, type });
  const nowhere = path('check-in.stream').replace('day-1', 'day-9');
  expect(await ask('leader', nowhere)).toEqual({ status: 404, type });
  expect((await fetch(harness.url + path('check-in.stream'))).status).toBe(401);
});

test('an open stream does not hold up a server that stops', async () => {
  const third = await startTool(
    { ...harness.tool.deps.env, PORT: 0 },
    { now: () => harness.clock.now, log: pino({ level: 'silent' }) },
  );
  const stream = boards(third.url, new AbortController().signal);
  await stream.next();
  const begun = performance.now();
  await third.stop();
  expect(performance.now() - begun).toBeLessThan(5000);
  expect((await stream.next()).done).toBe(true);
});
