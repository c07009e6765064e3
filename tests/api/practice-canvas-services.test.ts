import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { generateKeyPair, SignJWT } from 'jose';
import { startPracticeCanvas } from '../canvas/practice-canvas.ts';
import type { PracticeCanvas } from '../canvas/practice-canvas.ts';
import { smallAccount, smallCourse, smallSchool } from '../canvas/small-school.ts';
import { claim, roles, scopes } from '../canvas/vocabulary.ts';
import { startFakeTool } from './fake-tool.ts';
import type { FakeTool } from './fake-tool.ts';

let canvas: PracticeCanvas;
let tool: FakeTool;

beforeAll(async () => {
  tool = await startFakeTool(() => canvas.platform);
  canvas = await startPracticeCanvas({
    data: smallSchool({ students: 120 }),
    tools: [
      {
        clientId: '10000000000001',
        accounts: [smallAccount],
        setup: {
          launchUrl: `${tool.url}/launch`,
          loginUrl: `${tool.url}/login`,
          jwksUrl: `${tool.url}/keys`,
          redirectUris: [`${tool.url}/launch`],
          customFields: {
            sections: '$com.instructure.User.sectionNames',
            contrast: '$Canvas.user.prefersHighContrast',
          },
        },
      },
    ],
  });
});

afterAll(async () => {
  await canvas.stop();
  await tool.stop();
});

beforeEach(() => {
  canvas.clearFailures();
  canvas.emptyBucket(canvas.clientId);
});

describe('access tokens', () => {
  const requestWith = async (assertion: Promise<string>) => {
    const answer = await tool.requestToken(canvas.platform, scopes.memberships, await assertion);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const now = () => Math.floor(Date.now() / 1000);

  test('are given for a good assertion', async () => {
    expect(await requestWith(tool.assertion(canvas.platform))).toMatchObject({
      status: 200,
      body: { token_type: 'Bearer', expires_in: 3600, scope: scopes.memberships },
    });
  });

  test('are refused when an assertion comes a second time', async () => {
    const assertion = tool.assertion(canvas.platform);
    expect((await requestWith(assertion)).status).toBe(200);
    expect(await requestWith(assertion)).toMatchObject({
      status: 400,
      body: { error_description: "the 'jti' is invalid" },
    });
  });

  test.each([
    [
      'another audience',
      () => tool.assertion(canvas.platform, { aud: 'https://x.example' }),
      'aud',
    ],
    ['an old issue time', () => tool.assertion(canvas.platform, { iat: now() - 400 }), 'iat'],
    ['an issue time ahead', () => tool.assertion(canvas.platform, { iat: now() + 90 }), 'iat'],
    [
      'a time that has run out',
      () => tool.assertion(canvas.platform, { exp: now() - 1 }),
      'expired',
    ],
    ['another issuer', () => tool.assertion(canvas.platform, { iss: 'tool' }), 'iss'],
    [
      'a key that the key set does not have',
      () => tool.assertion(canvas.platform, {}, { kid: 'other' }),
      'JWS signature invalid',
    ],
    [
      'no jti',
      () =>
        tool.sign({
          iss: canvas.clientId,
          sub: canvas.clientId,
          aud: canvas.platform.tokenUrl,
          iat: now(),
          exp: now() + 60,
        }),
      'missing: jti',
    ],
  ])('are refused for an assertion with %s', async (_what, assertion, reason) => {
    const { status, body } = await requestWith(assertion());
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: 'invalid_request',
      error_description: expect.stringContaining(reason),
    });
  });

  test('are refused for a signature of another key', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const assertion = new SignJWT({
      iss: canvas.clientId,
      sub: canvas.clientId,
      aud: canvas.platform.tokenUrl,
      iat: now(),
      exp: now() + 60,
      jti: 'one',
    })
      .setProtectedHeader({ alg: 'RS256', kid: 'tool-1' })
      .sign(privateKey);
    expect((await requestWith(assertion)).status).toBe(400);
  });

  test.each([
    ['that the key does not have', `${scopes.memberships} x y z`, ': x, y, and z'],
    ['when none is asked for', '', 'not granted: '],
  ])('are refused for scopes %s', async (_what, scope, end) => {
    const answer = await tool.requestToken(canvas.platform, scope);
    expect(answer.status).toBe(400);
    const body = (await answer.json()) as Record<string, string>;
    expect(body['error']).toBe('invalid_scope');
    expect(body['error_description']?.endsWith(end)).toBe(true);
  });

  test('are refused to an unknown client as to a wrong signature', async () => {
    const stranger = { ...canvas.platform, clientId: '10000000000099' };
    expect(await requestWith(tool.assertion(stranger))).toEqual({
      status: 400,
      body: { error: 'invalid_request', error_description: 'JWS signature invalid.' },
    });
  });
});

interface Membership {
  members: {
    user_id: string;
    name: string;
    status: string;
    roles: string[];
    message?: Record<string, unknown>[];
  }[];
}

describe('names and roles', () => {
  const members = async (query = '', init: RequestInit = {}) => {
    const token = await tool.token(canvas.platform, scopes.memberships);
    const url = `${canvas.url}/api/lti/courses/${smallCourse}/names_and_roles${query}`;
    return fetch(url, { headers: { Authorization: `Bearer ${token}` }, ...init });
  };
  const nextOf = (answer: Response) =>
    /<([^>]*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];

  async function everybody(): Promise<Membership['members']> {
    const token = await tool.token(canvas.platform, scopes.memberships);
    const found: Membership['members'] = [];
    let url: string | undefined =
      `${canvas.url}/api/lti/courses/${smallCourse}/names_and_roles?limit=500`;
    while (url !== undefined) {
      const answer: Response = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
      const page = (await answer.json()) as Membership;
      expect(page.members.length).toBeLessThanOrEqual(50);
      found.push(...page.members);
      url = nextOf(answer);
    }
    return found;
  }

  test('come in pages of fifty, whatever is asked for', async () => {
    const all = await everybody();
    expect(all).toHaveLength(124);
    expect(new Set(all.map((each) => each.user_id)).size).toBe(124);
    expect(all.every((each) => each.status === 'Active')).toBe(true);
  });

  test('come with links beyond 2 000 characters when asked to', async () => {
    canvas.settings.longLinks = true;
    const next = nextOf(await members()) ?? '';
    const all = await everybody();
    canvas.settings.longLinks = false;
    expect(next.length).toBeGreaterThan(2000);
    expect(all).toHaveLength(124);
  });

  test.each(['invited', 'inactive', 'completed'] as const)('leave out who is %s', async (state) => {
    canvas.people.setState('student7', smallCourse, state);
    const left = await everybody();
    canvas.people.setState('student7', smallCourse, 'active');
    expect(left.map((each) => each.user_id)).not.toContain(canvas.world.ids.user('student7'));
    expect(left).toHaveLength(123);
  });

  test('carry custom fields with rlid, expanding only what Canvas lets through', async () => {
    const rlid = canvas.world.ids.context('course', smallCourse);
    const plain = (await (await members()).json()) as Membership;
    const page = (await (await members(`?rlid=${rlid}`)).json()) as Membership;
    expect(plain.members[0]).not.toHaveProperty('message');
    expect(page.members[0]?.message?.[0]?.[claim('custom')]).toEqual({
      sections: '["Fagpersoner"]',
      contrast: '$Canvas.user.prefersHighContrast',
    });
    expect((await members('?rlid=unknown')).status).toBe(400);
  });

  test('carry the custom fields of a link with its rlid', async () => {
    const { data } = canvas.world;
    const uuid = 'b2a3f2f0-0000-4000-8000-000000000003';
    data.resourceLinks.push({
      ...{ uuid, courseId: smallCourse, toolId: data.deployments[0]?.id ?? 0 },
      ...{ url: `${tool.url}/launch`, title: 'Forarbeid', custom: { page: '/prep/3' } },
    });
    const page = (await (await members(`?rlid=${uuid}`)).json()) as Membership;
    expect(page.members[0]?.message?.[0]?.[claim('custom')]).toMatchObject({ page: '/prep/3' });
  });

  test('filter by role, and name the Test Student for what it is', async () => {
    const query = `?role=${encodeURIComponent(roles.testUser)}`;
    const page = (await (await members(query)).json()) as Membership;
    expect(page.members.map((each) => each.name)).toEqual(['Test Student']);
    expect(page.members[0]?.roles).toEqual([roles.learner, roles.testUser]);
  });

  test('show a new name, a new role and who has left', async () => {
    canvas.people.rename('student1', 'Nytt Navn');
    canvas.people.setRole('student2', smallCourse, 'ta');
    canvas.people.remove('student3', smallCourse);
    const all = await everybody();
    const find = (key: string) => all.find((each) => each.user_id === canvas.world.ids.user(key));
    expect(find('student1')?.name).toBe('Nytt Navn');
    expect(find('student2')?.roles).toEqual([roles.teachingAssistant, roles.instructor]);
    expect(find('student3')).toBeUndefined();
  });

  test.each([
    ['no token', {}, 401],
    ['a token of nobody', { Authorization: 'Bearer x' }, 401],
  ])('are refused to %s', async (_what, headers, status) => {
    expect((await members('', { headers })).status).toBe(status);
  });

  test('are refused without the scope, and for courses without the tool', async () => {
    const token = await tool.token(canvas.platform, scopes.score);
    const headers = { Authorization: `Bearer ${token}` };
    expect((await members('', { headers })).status).toBe(401);
    const good = {
      Authorization: `Bearer ${await tool.token(canvas.platform, scopes.memberships)}`,
    };
    const elsewhere = await fetch(`${canvas.url}/api/lti/courses/999/names_and_roles`, {
      headers: good,
    });
    expect(elsewhere.status).toBe(404);
    expect(await elsewhere.json()).toEqual({
      errors: [{ message: 'The specified resource does not exist.' }],
    });
  });

  test('are refused to a caller that does not say who it is', async () => {
    const token = await tool.token(canvas.platform, scopes.memberships);
    const headers = { Authorization: `Bearer ${token}`, 'User-Agent': '' };
    expect((await members('', { headers })).status).toBe(403);
  });
});

describe('trouble on demand', () => {
  const url = () => `${canvas.url}/api/lti/courses/${smallCourse}/names_and_roles`;
  const headers = async () => ({
    Authorization: `Bearer ${await tool.token(canvas.platform, scopes.memberships)}`,
  });

  test('a full bucket answers 403 or 429 with the words of Canvas, and leaks', async () => {
    const given = await headers();
    canvas.fillBucket(canvas.clientId);
    const answer = await fetch(url(), { headers: given });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Rate Limit Exceeded');
    expect(Number(answer.headers.get('x-rate-limit-remaining'))).toBeLessThan(0);
    canvas.settings.throttledStatus = 429;
    expect((await fetch(url(), { headers: given })).status).toBe(429);
    canvas.settings.throttledStatus = 403;
  });

  test('a request says what is left once its reserve has been given back', async () => {
    const answer = await fetch(url(), { headers: await headers() });
    expect(answer.headers.get('x-request-cost')).toBe('0.25');
    expect(Number(answer.headers.get('x-rate-limit-remaining'))).toBeGreaterThan(590);
  });

  test('about twelve requests at once are served, the next is not', async () => {
    const given = await headers();
    canvas.failNext({ path: 'names_and_roles', times: 20, delayMs: 400 });
    const many = Array.from({ length: 20 }, () => fetch(url(), { headers: given }));
    const statuses = (await Promise.all(many)).map((each) => each.status);
    const served = statuses.filter((each) => each === 200).length;
    expect([11, 12]).toContain(served);
    expect(statuses.filter((each) => each === 403)).toHaveLength(20 - served);
  });

  test('a path fails as often as it was told to, and each request is in the log', async () => {
    const given = await headers();
    canvas.requests.length = 0;
    canvas.failNext({ path: 'names_and_roles', times: 2, status: 503, body: 'down' });
    const statuses = [];
    for (let index = 0; index < 3; index += 1) {
      statuses.push((await fetch(url(), { headers: given })).status);
    }
    expect(statuses).toEqual([503, 503, 200]);
    expect(canvas.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(
      Array.from({ length: 3 }, () => `GET /api/lti/courses/${smallCourse}/names_and_roles`),
    );
  });

  test('a hanging request is never answered', async () => {
    const given = await headers();
    canvas.failNext({ path: 'names_and_roles', hang: true });
    const hanging = fetch(url(), { headers: given, signal: AbortSignal.timeout(300) });
    await expect(hanging).rejects.toThrow();
  });
});
