import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { endpoints } from '#contract/endpoints';
import type { Endpoint } from '#contract/endpoint';
import type { ErrorReply } from '#contract/errors';
import { paths, type EndpointName } from '#contract/paths';
import type { Role } from '#contract/roles';
import { startHarness, type Harness, type SignedIn } from '../harness.ts';
import { schools } from '../harness-schools.ts';

/** Every endpoint of the contract, whoever adds it: who may not call it, and how it says so. */
const names = Object.keys(endpoints) as EndpointName[];
const guarded = names.filter((name) => endpoints[name].who !== 'anyone');
const inCourse = guarded.filter((name) => paths[name][1].includes(':courseId'));
const roles: readonly Role[] = ['leader', 'participant', 'observer', 'none', 'administrator'];
const contract: Record<EndpointName, Endpoint> = endpoints;

function allowed(name: EndpointName): readonly Role[] {
  const { who } = contract[name];
  return typeof who === 'string' ? roles : who;
}

let harness: Harness;
const signedIn: Partial<Record<Role, SignedIn>> = {};
let southLeader: SignedIn;
let otherCourse: SignedIn;

/** Somebody of a role that the endpoint allows. */
function caller(name: EndpointName): SignedIn {
  const role = allowed(name)[0];
  const found = role === undefined ? undefined : signedIn[role];
  if (!found) throw new Error(`nobody may call ${name}`);
  return found;
}

/** Ids for every parameter of a path; those that are not named are ids of nothing. */
function ids(name: EndpointName, given: Record<string, string>): Record<string, string> {
  const parameters = [...paths[name][1].matchAll(/:(\w+)/g)].map(([, one = '']) => one);
  return Object.fromEntries(parameters.map((one) => [one, given[one] ?? 'nothing-there']));
}

async function refusal(
  token: string | SignedIn | null,
  name: EndpointName,
  given: Record<string, string> = {},
): Promise<{ status: number; code: string }> {
  const courseId = signedIn.leader?.me.course?.id ?? '';
  const params = ids(name, { courseId, ...given });
  const response = await harness.request(token, name, { params });
  const text = await response.text();
  const code = response.ok ? '' : (JSON.parse(text) as ErrorReply).error.code;
  return { status: response.status, code };
}

beforeAll(async () => {
  harness = await startHarness();
  signedIn.leader = await harness.launchAs('leader');
  signedIn.participant = await harness.launchAs('participant1');
  signedIn.observer = await harness.launchAs('observer');
  signedIn.none = await harness.launchAs('designer');
  signedIn.administrator = await harness.launchAs('admin', { account: schools.north.account });
  southLeader = await harness.launchAs('south-leader');
  otherCourse = await harness.launchAs('coLeader', { course: schools.north.otherCourse });
});
afterAll(() => harness.stop());

test('the launches gave one session of each role', () => {
  expect(roles.map((role) => signedIn[role]?.me.role)).toEqual(roles);
});

describe.each(guarded)('%s', (name) => {
  test('answers 401 without a session, or with something that is none', async () => {
    expect(await refusal(null, name)).toEqual({ status: 401, code: 'NOT_SIGNED_IN' });
    expect(await refusal('eyJhbGciOiJub25lIn0.e30.', name)).toMatchObject({ status: 401 });
  });
});

describe.each(guarded.filter((name) => allowed(name).length < roles.length))('%s', (name) => {
  test('answers 403 to each role that it is not for', async () => {
    for (const role of roles.filter((one) => !allowed(name).includes(one))) {
      const who = signedIn[role] ?? null;
      expect({ role, ...(await refusal(who, name)) }).toEqual({
        ...{ role, status: 403, code: 'WRONG_ROLE' },
      });
    }
  });
});

describe.each(inCourse)('%s', (name) => {
  test('answers 404 for the course of another school, and for one that does not exist', async () => {
    for (const courseId of [southLeader.me.course?.id ?? '', 'no-such-course']) {
      for (const role of allowed(name)) {
        const answer = await refusal(signedIn[role] ?? null, name, { courseId });
        expect({ role, ...answer }).toEqual({ role, status: 404, code: 'COURSE_NOT_FOUND' });
      }
    }
  });

  test('answers 404 for another course of the same school', async () => {
    const courseId = otherCourse.me.course?.id ?? '';
    for (const role of allowed(name).filter((one) => one !== 'administrator')) {
      const answer = await refusal(signedIn[role] ?? null, name, { courseId });
      expect({ role, ...answer }).toEqual({ role, status: 404, code: 'COURSE_NOT_FOUND' });
    }
  });
});

describe('a session that was granted once', () => {
  const ended = { status: 401, code: 'ACCESS_ENDED' };
  const forLeaders = guarded.filter((name) => allowed(name).includes('leader'));

  test('ends at the next request when a leader has been demoted', async () => {
    const before = await harness.launchAs('coLeader');
    harness.canvas.people.setRole('coLeader', schools.north.course, 'student');
    const after = await harness.launchAs('coLeader');
    expect(after.me.role).toBe('participant');
    for (const name of forLeaders) {
      expect({ name, ...(await refusal(before, name)) }).toEqual({ name, ...ended });
    }
    harness.canvas.people.setRole('coLeader', schools.north.course, 'ta');
  });

  test('ends when the person has left the course', async () => {
    const { people } = harness.tool.deps.models;
    const leaver = await harness.launchAs('coLeader');
    await people.markGone(leaver.me.course?.id ?? '', [leaver.me.personId]);
    for (const name of forLeaders) {
      expect({ name, ...(await refusal(leaver, name)) }).toEqual({ name, ...ended });
    }
  });

  test('ends while the platform or its deployment is switched off', async () => {
    const { platforms } = harness.tool.deps.models;
    const { _id: id } = harness.platforms.north;
    const [deployment] = await platforms.listDeployments(id);
    const switches = [
      (state: 'active' | 'disabled') => platforms.setPlatformState(id, state),
      (state: 'active' | 'disabled') => platforms.setDeploymentState(deployment?._id ?? '', state),
    ];
    for (const set of switches) {
      await set('disabled');
      for (const name of guarded) {
        expect({ name, ...(await refusal(caller(name), name)) }).toEqual({ name, ...ended });
      }
      expect((await harness.call(southLeader, 'session.me')).status).toBe(200);
      await set('active');
    }
    expect((await harness.call(caller('session.me'), 'session.me')).status).toBe(200);
  });

  test('ends when its token has run out, and says so', async () => {
    const late = await harness.launchAs('leader');
    harness.clock.advance(16 * 60);
    for (const name of forLeaders) {
      expect({ name, ...(await refusal(late, name)) }).toEqual({
        ...{ name, status: 401, code: 'SESSION_EXPIRED' },
      });
    }
    harness.clock.advance(-16 * 60);
  });
});
