import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeProtectedHeader } from 'jose';
import type { JWTPayload } from 'jose';
import { startPracticeCanvas } from '../canvas/practice-canvas.ts';
import type { PracticeCanvas } from '../canvas/practice-canvas.ts';
import { smallAccount, smallCourse, smallSchool } from '../canvas/small-school.ts';
import { agsClaim, claim, nrpsClaim, placementClaim, roles, scopes } from '../canvas/vocabulary.ts';
import { startFakeTool } from './fake-tool.ts';
import type { FakeTool } from './fake-tool.ts';

let canvas: PracticeCanvas;
let tool: FakeTool;

const navigation = (person: string) => ({
  person,
  courseId: smallCourse,
  placement: 'course_navigation',
});

beforeAll(async () => {
  tool = await startFakeTool(() => canvas.platform);
  canvas = await startPracticeCanvas({
    data: smallSchool(),
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
            user: '$Canvas.user.id',
            start: '$Canvas.course.startAt',
            sections: '$com.instructure.User.sectionNames',
            student_view: '$com.instructure.User.student_view',
            contrast: '$Canvas.user.prefersHighContrast',
            unknown: '$Canvas.no.such.variable',
            term: '$Canvas.term.name',
            mixed: 'course ${Canvas.course.id}!',
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
  tool.spoil = () => undefined;
  tool.posted = {};
});

async function launchAs(person: string): Promise<JWTPayload> {
  await canvas.browser().launch(navigation(person));
  return tool.claims(canvas.platform);
}

describe('a launch from the course menu', () => {
  test('begins with the login that Canvas posts', async () => {
    await launchAs('leader');
    expect(tool.login).toEqual({
      iss: canvas.issuer,
      login_hint: canvas.world.ids.legacyUser('leader'),
      client_id: canvas.clientId,
      lti_deployment_id: canvas.deploymentId,
      target_link_uri: `${tool.url}/launch`,
      lti_message_hint: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      canvas_environment: 'prod',
      canvas_region: 'not_configured',
      lti_storage_target: 'post_message_forwarding',
    });
  });

  test('ends in a token that the key set verifies, with the claims of a course launch', async () => {
    const claims = await launchAs('leader');
    const courseContext = canvas.world.ids.context('course', smallCourse);
    expect(claims).toMatchObject({
      aud: canvas.clientId,
      azp: canvas.clientId,
      sub: canvas.world.ids.user('leader'),
      name: 'Ragnhild Myrvang',
      given_name: 'Ragnhild',
      family_name: 'Myrvang',
      locale: 'nb',
      [claim('message_type')]: 'LtiResourceLinkRequest',
      [claim('version')]: '1.3.0',
      [claim('deployment_id')]: canvas.deploymentId,
      [claim('context')]: { id: courseContext, label: 'ØVING', title: 'Øvingskurs' },
      [claim('resource_link')]: { id: courseContext },
      [placementClaim]: 'course_navigation',
      [nrpsClaim]: { service_versions: ['2.0'] },
      [agsClaim]: { scope: [scopes.lineItem, scopes.resultReadonly, scopes.score] },
    });
    expect(decodeProtectedHeader(tool.posted['id_token'] ?? '')).toMatchObject({
      alg: 'RS256',
      kid: canvas.signing.presentKey().kid,
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(3600);
  });

  test('expands variables, and leaves those that it cannot as their names', async () => {
    const claims = await launchAs('student1');
    expect(claims[claim('custom')]).toEqual({
      user: String(canvas.world.person('student1').id),
      start: '2025-02-06T09:00:00+01:00',
      sections: '["Fagpersoner"]',
      student_view: false,
      contrast: 'false',
      unknown: '$Canvas.no.such.variable',
      term: '$Canvas.term.name',
      mixed: 'course 101!',
    });
  });

  test.each([
    ['leader', [roles.institutionInstructor, roles.instructor, roles.systemUser]],
    [
      'assistant',
      [roles.institutionInstructor, roles.instructor, roles.teachingAssistant, roles.systemUser],
    ],
    ['student1', [roles.institutionStudent, roles.learner, roles.systemUser]],
    ['observer', [roles.mentor, roles.systemUser]],
    ['testStudent', [roles.institutionStudent, roles.learner, roles.testUser, roles.systemUser]],
    ['admin', [roles.institutionAdministrator, roles.systemUser]],
  ])('gives %s the roles of Canvas', async (person, expected) => {
    const claims = await launchAs(person);
    expect(claims[claim('roles')]).toEqual([...expected].sort());
  });

  test('gives a concluded student no role in the course', async () => {
    canvas.people.setState('student3', smallCourse, 'completed');
    const claims = await launchAs('student3');
    canvas.people.setState('student3', smallCourse, 'active');
    expect(claims[claim('roles')]).toEqual([roles.systemUser]);
  });

  test('says nothing of platform storage where that is absent', async () => {
    canvas.settings.platformStorage = 'absent';
    await launchAs('leader');
    canvas.settings.platformStorage = 'on';
    expect(tool.login).not.toHaveProperty('lti_storage_target');
    expect(tool.posted).not.toHaveProperty('lti_storage_target');
  });

  test('can be verified after the keys were rotated, and a launch before as well', async () => {
    await launchAs('leader');
    const earlier = tool.posted;
    await canvas.signing.rotate();
    await expect(launchAs('leader')).resolves.toHaveProperty('sub');
    tool.posted = earlier;
    await expect(tool.claims(canvas.platform)).resolves.toHaveProperty('sub');
    await canvas.signing.rotate();
    await expect(tool.claims(canvas.platform)).rejects.toThrow();
  });
});

test('an account launch has the account for its context, and no services of a course', async () => {
  await canvas.browser().launch({
    person: 'admin',
    accountId: smallAccount,
    placement: 'account_navigation',
  });
  const claims = await tool.claims(canvas.platform);
  expect(claims[claim('context')]).toEqual({
    id: canvas.world.ids.context('account', smallAccount),
    title: 'Øvingsskolen',
    type: ['Account'],
  });
  expect(claims[claim('roles')]).toContain(roles.institutionAdministrator);
  expect(claims).not.toHaveProperty([agsClaim]);
  expect(claims).not.toHaveProperty([nrpsClaim]);
  expect(claims[claim('custom')]).toMatchObject({ start: '$Canvas.course.startAt' });
});

describe('what the practice Canvas refuses of a launch', () => {
  async function answerTo(spoil: (request: URLSearchParams) => void) {
    tool.spoil = spoil;
    await canvas.browser().launch(navigation('leader'));
    return tool.posted;
  }

  test.each([
    ['a scope other than openid', (q: URLSearchParams) => q.set('scope', 'profile')],
    ['a response type of code', (q: URLSearchParams) => q.set('response_type', 'code')],
    ['a response mode of query', (q: URLSearchParams) => q.set('response_mode', 'query')],
    ['a prompt of login', (q: URLSearchParams) => q.set('prompt', 'login')],
    ['a missing nonce', (q: URLSearchParams) => q.delete('nonce')],
  ])('%s', async (_what, spoil) => {
    expect(await answerTo(spoil)).toMatchObject({
      error: 'invalid_request_object',
      state: expect.any(String),
    });
  });

  test('of missing parameters by their names, but of a scope first of all', async () => {
    expect(await answerTo((q) => q.delete('nonce'))).toMatchObject({
      error_description: 'The following parameters are missing: nonce',
    });
    const both = (q: URLSearchParams) => {
      q.delete('nonce');
      q.delete('scope');
    };
    expect(await answerTo(both)).toMatchObject({
      error_description: "The 'scope' must be 'openid'",
    });
  });

  test('a login hint of somebody else, or nobody signed in', async () => {
    const other = canvas.world.ids.legacyUser('student1');
    expect(await answerTo((q) => q.set('login_hint', other))).toMatchObject({
      error: 'login_required',
    });
    const browser = canvas.browser();
    const login = await browser.startLogin(navigation('leader'));
    browser.signOut();
    const form = await browser.authorize(await browser.postLogin(login));
    expect(form.fields).toMatchObject({ error: 'login_required' });
  });

  test('a key that is switched off', async () => {
    canvas.setKeyState(canvas.clientId, 'off');
    const answer = await answerTo(() => undefined);
    canvas.setKeyState(canvas.clientId, 'on');
    expect(answer).toMatchObject({ error: 'unauthorized_client' });
  });

  test('a launch that was used, or forgotten', async () => {
    const browser = canvas.browser();
    const request = await browser.postLogin(await browser.startLogin(navigation('leader')));
    expect((await browser.authorize(request)).fields).toHaveProperty('id_token');
    expect((await browser.authorize(request)).fields).toMatchObject({
      error: 'launch_no_longer_valid',
    });
  });

  test.each([
    ['another redirect URI', 'redirect_uri', 'https://elsewhere.example/launch'],
    ['a message hint of nobody', 'lti_message_hint', 'not.a.hint'],
  ])('%s, with a page of its own', async (_what, name, value) => {
    await expect(answerTo((q) => q.set(name, value))).rejects.toThrow(/refused with 400/);
  });

  test('a redirect URI with a query', async () => {
    await expect(
      answerTo((q) => q.set('redirect_uri', `${q.get('redirect_uri') ?? ''}?x=1`)),
    ).rejects.toThrow(/Invalid redirect_uri/);
  });

  test('an unknown client', async () => {
    await expect(answerTo((q) => q.set('client_id', '999'))).rejects.toThrow(/refused with 404/);
  });
});
