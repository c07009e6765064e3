import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { RosterSyncStatus } from '#contract/roster';
import { type Harness, type SignedIn, startHarness } from '../harness.ts';
import { schools } from '../harness-schools.ts';

let harness: Harness;
let leader: SignedIn;
let params: { courseId: string };

beforeAll(async () => {
  harness = await startHarness({ now: '2025-01-10T08:00:00Z' });
  leader = await harness.launchAs('leader');
  params = { courseId: leader.me.course?.id ?? '' };
});
afterAll(() => harness.stop());
beforeEach(() => harness.canvas.clearFailures());

/** Waits until the reading of the list that is under way has ended. */
async function ended(): Promise<NonNullable<RosterSyncStatus>> {
  for (let tries = 0; tries < 300; tries += 1) {
    const { sync } = await harness.ok(leader, 'roster.syncStatus', { params });
    if (sync && sync.state !== 'running') return sync;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the reading of the list did not end');
}

async function readAgain() {
  harness.clock.advance(60);
  await harness.ok(leader, 'roster.sync', { params });
  return ended();
}

const list = () => harness.ok(leader, 'roster.list', { params });
const named = async (name: string) =>
  (await list()).members.filter((one) => one.name === name && one.role === 'participant');

const { course } = schools.north;

describe("Canvas' list", () => {
  test("is read at a leader's first launch, without the Test Student", async () => {
    const sync = await ended();
    expect(sync.state).toBe('done');
    const { members } = await list();
    expect(members.filter((one) => one.role === 'participant')).toHaveLength(4);
    expect(members.map((one) => one.name)).not.toContain('Test Student');
    expect(members.find((one) => one.name === 'Kari Øvrebø')?.email).toContain('.example');
  });

  test('keeps two people of one name apart', async () => {
    expect(await named('Ola Nordmann')).toHaveLength(2);
  });

  test('is not read again by itself while it is fresh', async () => {
    const before = await ended();
    await harness.launchAs('coLeader');
    expect((await ended()).startedAt).toBe(before.startedAt);
  });

  test('says who joined, who left, and who has a new name or address', async () => {
    const { people } = harness.canvas;
    people.add({
      key: 'late',
      name: 'Tor Etternøler',
      email: 'tor@skole.example',
      rootAccountId: 1,
    });
    people.enrol({ courseId: course, person: 'late', role: 'student' });
    people.rename('participant1', 'Kari Øvrebø Lund');
    people.setEmail('participant2', 'ny.adresse@skole.example');
    people.setState('participant3', course, 'completed');
    const { changes } = await readAgain();
    expect(changes).toContainEqual({ name: 'Tor Etternøler', kind: 'joined' });
    expect(changes).toContainEqual({ name: 'Kari Øvrebø Lund', kind: 'renamed' });
    expect(changes).toContainEqual({ name: 'Anne-Lise Brække-Dahl', kind: 'newAddress' });
    expect(changes).toContainEqual({ name: 'Ola Nordmann', kind: 'left' });
    const namesakes = await named('Ola Nordmann');
    expect(namesakes.map((one) => one.gone).sort()).toEqual([false, true]);
  });

  test('takes back who returns, with the same record', async () => {
    const before = await named('Ola Nordmann');
    harness.canvas.people.setState('participant3', course, 'active');
    await readAgain();
    const after = await named('Ola Nordmann');
    expect(after.every((one) => !one.gone)).toBe(true);
    expect(after.map((one) => one.id).sort()).toEqual(before.map((one) => one.id).sort());
  });
});

describe('a platform in trouble', () => {
  const path = '/names_and_roles';

  test('is asked again when it fails twice and then works', async () => {
    harness.canvas.failNext({ path, status: 500, times: 2 });
    expect((await readAgain()).state).toBe('done');
  });

  test('is asked more slowly when it throttles, whichever status it uses', async () => {
    harness.canvas.failNext({ path, status: 403, body: '403 Forbidden (Rate Limit Exceeded)' });
    harness.canvas.failNext({ path, status: 429 });
    expect((await readAgain()).state).toBe('done');
  });

  test('that refuses leaves the list as it was, and the leader is told', async () => {
    const before = (await list()).members.length;
    harness.canvas.failNext({ path, status: 403, body: 'insufficient scopes' });
    expect(await readAgain()).toMatchObject({ state: 'failed', failure: 'REFUSED' });
    const { members } = await list();
    expect(members).toHaveLength(before);
    expect(members.some((one) => one.gone)).toBe(false);
  });
});

test('a key that was switched off in Canvas is asked for a new token once, not on and on', async () => {
  const { canvas } = harness;
  const { clientId } = canvas.platform;
  canvas.requests.length = 0;
  canvas.setKeyState(clientId, 'off');
  const sync = await readAgain();
  canvas.setKeyState(clientId, 'on');
  expect(sync).toMatchObject({ state: 'failed', failure: 'REFUSED' });
  const asked = (path: RegExp) => canvas.requests.filter((one) => path.test(one.path));
  expect(asked(/names_and_roles/)).toHaveLength(2);
  expect((await readAgain()).state).toBe('done');
});

describe('a large course', () => {
  test('of many pages with links of more than 2 000 characters is read to its end', async () => {
    const { people, settings } = harness.canvas;
    settings.longLinks = true;
    for (let number = 0; number < 260; number += 1) {
      const key = `crowd-${number}`;
      people.add({
        key,
        name: `Deltaker ${number}`,
        email: `${key}@skole.example`,
        rootAccountId: 1,
      });
      people.enrol({ courseId: course, person: key, role: 'student' });
    }
    const sync = await readAgain();
    expect(sync.members).toBeGreaterThan(260);
    expect(sync.pages).toBeGreaterThan(5);
    expect((await list()).members.length).toBeGreaterThan(260);
  });
});

describe('the kind of participant', () => {
  test('is set for several at once', async () => {
    const ids = (await named('Ola Nordmann')).map((one) => one.id);
    const body = { personIds: ids, group: 'userRepresentative' as const };
    await harness.ok(leader, 'roster.setGroup', { params, body });
    const groups = (await named('Ola Nordmann')).map((one) => one.group);
    expect(groups).toEqual(['userRepresentative', 'userRepresentative']);
  });

  test('is refused for people who are not participants, and then changes nobody', async () => {
    const [one] = await named('Ola Nordmann');
    const body = { personIds: [one?.id ?? '', 'nobody'], group: 'professional' as const };
    const answer = await harness.call(leader, 'roster.setGroup', { params, body });
    expect(answer.error?.code).toBe('PARTICIPANTS_UNKNOWN');
    const groups = (await named('Ola Nordmann')).map((each) => each.group);
    expect(groups).toEqual(['userRepresentative', 'userRepresentative']);
  });
});
