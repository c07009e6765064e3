import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RosterSyncStatus } from '#contract/roster';
import { readRoster } from '../../server/features/roster/sync.ts';
import { accessTokens } from '../../server/lti/access-token.ts';
import { nextLink } from '../../server/lti/link-header.ts';
import { namesAndRoles, type NamesAndRoles } from '../../server/lti/names-and-roles.ts';
import { serviceCalls } from '../../server/lti/service-call.ts';
import { toolKeys } from '../../server/lti/tool-keys.ts';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';
import { schools } from '../harness-schools.ts';

/** A course of 3 000 members: 60 pages with long links, and a platform that is not always well. */

const { course } = schools.north;
const size = 3000;
const path = '/names_and_roles';

let harness: Harness;
let leader: SignedIn;
let params: { courseId: string };

beforeAll(async () => {
  harness = await startHarness({ now: '2025-01-10T08:00:00Z' });
  const { people, settings } = harness.canvas;
  leader = await harness.launchAs('leader');
  params = { courseId: leader.me.course?.id ?? '' };
  await ended();
  settings.longLinks = true;
  for (let number = 0; number < size; number += 1) {
    const key = `crowd-${number}`;
    const name = `Deltaker ${number}`;
    people.add({ key, name, email: `${key}@skole.example`, rootAccountId: 1 });
    people.enrol({ courseId: course, person: key, role: 'student' });
  }
}, 120_000);
afterAll(() => harness.stop());

async function ended(): Promise<NonNullable<RosterSyncStatus>> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const { sync } = await harness.ok(leader, 'roster.syncStatus', { params });
    if (sync && sync.state !== 'running') return sync;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the reading of the list did not end');
}

/** Pages that were asked for and answered, by their numbers. */
function pagesRead(): number[] {
  return harness.canvas.requests
    .filter((one) => one.path.endsWith(path) && one.status === 200)
    .map((one) => Number(one.query['page']?.split('~')[0] ?? 1));
}

/** The real service of a process that ends after so many pages. */
function dyingService(pages: number): NamesAndRoles {
  const { models, env } = harness.tool.deps;
  const keys = toolKeys(models, env.KURSDAG_SECRET);
  const service = namesAndRoles(serviceCalls(accessTokens(keys)));
  let left = pages;
  return {
    ...service,
    page: (platform, url) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('killed')) : service.page(platform, url);
    },
  };
}

test('is read to its end through failures and throttling, and says how far it has come', async () => {
  const { canvas } = harness;
  canvas.requests.length = 0;
  canvas.failNext({ path, status: 500, times: 2 });
  canvas.failNext({ path, status: 403, body: '403 Forbidden (Rate Limit Exceeded)' });
  canvas.failNext({ path, status: 429 });
  const seen = new Set<number>();
  const watch = setInterval(() => {
    void harness.ok(leader, 'roster.syncStatus', { params }).then(({ sync }) => {
      if (sync?.state === 'running') seen.add(sync.members);
    });
  }, 200);
  await harness.ok(leader, 'roster.sync', { params });
  const sync = await ended();
  clearInterval(watch);
  expect(sync).toMatchObject({ state: 'done', failure: '' });
  expect(sync.pages).toBeGreaterThanOrEqual(60);
  expect(sync.members).toBeGreaterThanOrEqual(size);
  expect(seen.size).toBeGreaterThan(2);
  expect(pagesRead()).toEqual(Array.from({ length: sync.pages }, (_page, at) => at + 1));
  const { members } = await harness.ok(leader, 'roster.list', { params });
  expect(members.filter(({ name }) => name.startsWith('Deltaker '))).toHaveLength(size);
}, 240_000);

test('links may be longer than 2 000 characters', () => {
  const long = `<https://canvas.example/?page=${'x'.repeat(5000)}>; rel="next"`;
  expect(nextLink(long)).toHaveLength(long.length - '<>; rel="next"'.length);
});

test('goes on where it was when the process that read it has ended', async () => {
  const { canvas, tool } = harness;
  harness.clock.advance(60);
  canvas.requests.length = 0;
  canvas.people.setState('crowd-7', course, 'completed');
  // A process that ends in the middle leaves what it has kept, and a claim that runs out.
  const dying = dyingService(20);
  await expect(readRoster(tool.deps, dying, params.courseId)).rejects.toThrow('killed');
  const halfway = await harness.ok(leader, 'roster.syncStatus', { params });
  expect(halfway.sync).toMatchObject({ state: 'running', pages: 20 });

  await harness.ok(leader, 'roster.sync', { params });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(pagesRead()).toHaveLength(20);

  harness.clock.advance(120);
  await harness.ok(leader, 'roster.sync', { params });
  const sync = await ended();
  expect(sync.members).toBeGreaterThanOrEqual(size - 1);
  expect(pagesRead()).toEqual(Array.from({ length: sync.pages }, (_page, at) => at + 1));
  expect(sync.changes).toEqual([{ name: 'Deltaker 7', kind: 'left' }]);
}, 240_000);
