import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import { startPracticeCanvas } from '../canvas/practice-canvas.ts';
import type { PracticeCanvas } from '../canvas/practice-canvas.ts';
import { smallAccount, smallCourse, smallSchool } from '../canvas/small-school.ts';
import {
  agsClaim,
  canvasKey,
  claim,
  deepLinkClaim,
  scopes,
  toolConfigurationKey,
} from '../canvas/vocabulary.ts';
import { startFakeTool } from './fake-tool.ts';
import type { FakeTool } from './fake-tool.ts';

let canvas: PracticeCanvas;
let tool: FakeTool;

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
          customFields: { history: '$Context.id.history', activity: '$Activity.id.history' },
        },
      },
    ],
  });
});

afterAll(async () => {
  await canvas.stop();
  await tool.stop();
});

interface Settings {
  deep_link_return_url: string;
  accept_multiple: boolean;
}

async function openPicker(placement: string): Promise<Settings> {
  await canvas.browser().launch({ person: 'leader', courseId: smallCourse, placement });
  const claims = await tool.claims(canvas.platform);
  expect(claims[claim('message_type')]).toBe('LtiDeepLinkingRequest');
  return claims[deepLinkClaim('deep_linking_settings')] as Settings;
}

async function answer(
  { deep_link_return_url }: Settings,
  items: object[],
  changes: JWTPayload = {},
) {
  const now = Math.floor(Date.now() / 1000);
  const jwt = await tool.sign({
    iss: canvas.clientId,
    aud: canvas.issuer,
    iat: now,
    exp: now + 60,
    nonce: crypto.randomUUID(),
    [claim('deployment_id')]: canvas.deploymentId,
    [claim('message_type')]: 'LtiDeepLinkingResponse',
    [claim('version')]: '1.3.0',
    [deepLinkClaim('content_items')]: items,
    ...changes,
  });
  return fetch(deep_link_return_url, { method: 'POST', body: new URLSearchParams({ JWT: jwt }) });
}

const prep = (changes: object = {}) => ({
  type: 'ltiResourceLink',
  url: `${tool.url}/launch`,
  title: 'Forarbeid',
  custom: { page: '/prep/3' },
  lineItem: { label: 'Forarbeid dag 3', scoreMaximum: 1, tag: 'prep', resourceId: 'day-3' },
  submission: { endDateTime: '2025-03-06T08:00:00Z' },
  ...changes,
});

describe('deep linking', () => {
  test('offers several items where Canvas does, and one where it does not', async () => {
    expect(await openPicker('link_selection')).toMatchObject({ accept_multiple: true });
    expect(await openPicker('assignment_selection')).toMatchObject({ accept_multiple: false });
  });

  test('places an unpublished assignment with its column, which opens as its own link', async () => {
    const settings = await openPicker('assignment_selection');
    expect((await answer(settings, [prep()])).status).toBe(200);
    const placed = canvas.deepLinkAnswers.at(-1)?.items[0];
    const [column] = canvas.gradebook.columns(smallCourse);
    expect(column?.assignment).toMatchObject({
      title: 'Forarbeid dag 3',
      published: false,
      dueAt: '2025-03-06T08:00:00Z',
    });
    const resourceLink = placed?.resourceLink ?? '';
    await canvas.browser().launch({ person: 'leader', courseId: smallCourse, resourceLink });
    const claims = await tool.claims(canvas.platform);
    expect(claims).toMatchObject({
      [claim('resource_link')]: { id: resourceLink, title: 'Forarbeid dag 3' },
      [claim('custom')]: { page: '/prep/3' },
      [agsClaim]: { lineitem: expect.stringMatching(/\/line_items\/\d+$/) },
      'https://www.instructure.com/placement': null,
    });
  });

  test('places several links in a new module', async () => {
    const settings = await openPicker('module_index_menu_modal');
    await answer(settings, [prep(), { type: 'ltiResourceLink', title: 'Mitt oppmøte' }]);
    const created = canvas.world.data.modules.at(-1);
    expect(created?.items.map(({ title, published }) => ({ title, published }))).toEqual([
      { title: 'Forarbeid dag 3', published: false },
      { title: 'Mitt oppmøte', published: false },
    ]);
  });

  test('does not take a line item without a maximum, nor a link of another host', async () => {
    const settings = await openPicker('link_selection');
    await answer(settings, [
      prep({ lineItem: { label: 'x' } }),
      prep({ url: 'https://elsewhere.example/launch' }),
    ]);
    expect(canvas.deepLinkAnswers.at(-1)?.items.map((each) => each.error)).toEqual([
      'lineItem.scoreMaximum is a required field',
      'url does not belong to the tool',
    ]);
  });

  test('keeps of custom fields what is plain', async () => {
    const settings = await openPicker('link_selection');
    await answer(settings, [prep({ custom: { a: 1, b: true, c: 'x', d: { e: 1 }, f: ['x'] } })]);
    const placed = canvas.deepLinkAnswers.at(-1)?.items[0]?.resourceLink;
    const link = canvas.world.data.resourceLinks.find((each) => each.uuid === placed);
    expect(link?.custom).toEqual({ a: '1', b: 'true', c: 'x' });
  });

  test('takes an answer once, and only at the address that it gave', async () => {
    const settings = await openPicker('link_selection');
    expect((await answer(settings, [])).status).toBe(200);
    const refusal = async (to: string) =>
      (await answer({ ...settings, deep_link_return_url: to }, [])).json() as Promise<unknown>;
    const url = settings.deep_link_return_url;
    const because = (type: string, message: string) => ({
      errors: { data_jwt: [{ attribute: '?data=JWT', type, message }] },
    });
    const tampered = 'Do not modify the deep_link_return_url in any way.';
    expect(await refusal(url)).toEqual(
      because('already_used', 'Do not attempt to submit content items multiple times.'),
    );
    expect(await refusal(`${url}x`)).toEqual(because('invalid_or_malformed', tampered));
    expect(await refusal(url.replace(/\?.*/, ''))).toEqual(because('presence_required', tampered));
  });

  test('can be left without placing anything', async () => {
    await openPicker('link_selection');
    const claims = await tool.claims(canvas.platform);
    const { return_url: back } = claims[claim('launch_presentation')] as { return_url: string };
    expect(back).toBe(
      `${canvas.url}/deep_linking_cancel?include_host=true&placement=link_selection`,
    );
    const page = await (await fetch(`${back}&lti_msg=Avbrutt`)).text();
    expect(page).toContain('LtiDeepLinkingResponse');
    expect(page).toContain('Avbrutt');
  });

  test.each([
    ['another audience', { aud: 'https://x.example' }],
    ['another issuer', { iss: 'tool' }],
    ['no nonce', { nonce: undefined }],
    ['another deployment', { [claim('deployment_id')]: '1:x' }],
    ['another message type', { [claim('message_type')]: 'LtiResourceLinkRequest' }],
    ['a time that has run out', { exp: 1 }],
  ])('refuses an answer with %s', async (_what, changes) => {
    const settings = await openPicker('link_selection');
    expect((await answer(settings, [], changes as JWTPayload)).status).toBe(400);
  });
});

describe('a copied course', () => {
  test('has content with custom fields as they were, new ids, and knows where it comes from', async () => {
    const settings = await openPicker('assignment_selection');
    await answer(settings, [prep({ lineItem: { label: 'Kopieres', scoreMaximum: 1 } })]);
    const original = canvas.deepLinkAnswers.at(-1)?.items[0]?.resourceLink ?? '';
    const copy = await canvas.copyCourse(smallCourse, { name: 'Kurs 2026' });
    const assignment = canvas.world.data.assignments.find(
      (each) => each.courseId === copy.id && each.title === 'Kopieres',
    );
    const resourceLink = assignment?.resourceLink ?? '';
    expect(resourceLink).not.toBe(original);
    await canvas.browser().launch({ person: 'leader', courseId: copy.id, resourceLink });
    const before = canvas.world.data.assignments.find((each) => each.resourceLink === original);
    expect((await tool.claims(canvas.platform))[claim('custom')]).toEqual({
      page: '/prep/3',
      history: canvas.world.ids.context('course', smallCourse),
      activity: before?.ltiId,
    });
    const people = canvas.world.enrolments(copy.id).map((each) => each.person);
    expect(people).toEqual(['leader', 'assistant']);
  });

  test('is told of once, to a handler at the tool’s own host', async () => {
    const token = await tool.token(canvas.platform, scopes.notices);
    await canvas.browser().launch({
      person: 'leader',
      courseId: smallCourse,
      placement: 'course_navigation',
    });
    const service = (await tool.claims(canvas.platform))[claim('platformnotificationservice')] as {
      platform_notification_service_url: string;
    };
    const url = service.platform_notification_service_url;
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const subscribe = async (body: object) => {
      const put = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) });
      return { status: put.status, body: (await put.json()) as unknown };
    };
    const [notice_type, handler] = ['LtiContextCopyNotice', `${tool.url}/notices`];
    const refusal = (message: string) => ({
      ...{ status: 400, body: { errors: { type: 'bad_request', message } } },
    });
    expect(await subscribe({ notice_type, handler: 'https://elsewhere.example/' })).toEqual(
      refusal("Validation failed: Url should match tool's domain or redirect uri"),
    );
    expect(await subscribe({ notice_type: 'LtiUnknownNotice', handler })).toMatchObject({
      body: { errors: { message: expect.stringContaining('Notice type unknown') } },
    });
    expect(await subscribe({ notice_type })).toEqual(
      refusal('handler must be a valid URL or an empty string'),
    );
    expect(await subscribe({ handler })).toEqual({
      ...{ status: 400, body: { errors: [{ message: 'notice_type is missing' }] } },
    });
    expect((await subscribe({ notice_type, handler, max_batch_size: 5 })).status).toBe(400);
    const set = { notice_type, handler, max_batch_size: 20 };
    expect(await subscribe(set)).toEqual({ status: 200, body: set });
    const listed = (await (await fetch(url, { headers })).json()) as unknown;
    expect(listed).toEqual({
      client_id: Number(canvas.clientId),
      deployment_id: canvas.deploymentId,
      notice_handlers: [
        set,
        { notice_type: 'LtiHelloWorldNotice', handler: '' },
        { notice_type: 'LtiAssetProcessorSubmissionNotice', handler: '' },
      ],
    });
    const copy = await canvas.copyCourse(smallCourse);
    expect(tool.notices).toHaveLength(1);
    const [{ jwt }] = (tool.notices[0] as { notices: [{ jwt: string }] }).notices;
    const keySet = createRemoteJWKSet(new URL(canvas.platform.jwksUrl));
    const { payload } = await jwtVerify(jwt, keySet, { audience: canvas.clientId });
    expect(payload).toMatchObject({
      [claim('notice')]: { type: 'LtiContextCopyNotice' },
      [claim('context')]: { id: canvas.world.ids.context('course', copy.id) },
      [claim('origin_contexts')]: [canvas.world.ids.context('course', smallCourse)],
    });
    expect(payload).not.toHaveProperty('sub');
    expect(canvas.deliveries.at(-1)).toMatchObject({ status: 200 });
    await subscribe({ notice_type: 'LtiHelloWorldNotice', handler });
    expect(canvas.deliveries.at(-1)).toMatchObject({ noticeType: 'LtiHelloWorldNotice' });
  });
});

describe('dynamic registration', () => {
  const registration = (changes: object = {}) => ({
    application_type: 'web',
    grant_types: ['client_credentials', 'implicit'],
    response_types: ['id_token'],
    redirect_uris: [`${tool.url}/launch`],
    initiate_login_uri: `${tool.url}/login`,
    client_name: 'Kursdag',
    jwks_uri: `${tool.url}/keys`,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: `openid ${scopes.memberships}`,
    [toolConfigurationKey]: {
      domain: new URL(tool.url).host,
      target_link_uri: `${tool.url}/launch`,
      claims: ['name', 'email'],
      [canvasKey('privacy_level')]: 'public',
      messages: [
        {
          type: 'LtiResourceLinkRequest',
          placements: [canvasKey('course_navigation')],
          [canvasKey('visibility')]: 'members',
        },
      ],
    },
    ...changes,
  });

  async function begin() {
    const url = new URL(await canvas.beginRegistration(smallAccount, `${tool.url}/register`));
    const token = url.searchParams.get('registration_token') ?? '';
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const configuration = url.searchParams.get('openid_configuration') ?? '';
    const openId = (await (await fetch(configuration, { headers })).json()) as Record<
      string,
      string
    >;
    const register = (body: object, given = headers) =>
      fetch(openId['registration_endpoint'] ?? '', {
        method: 'POST',
        headers: given,
        body: JSON.stringify(body),
      });
    return { openId, register };
  }

  test('gives a client id and a deployment that launch once they are switched on', async () => {
    const { openId, register } = await begin();
    expect(openId).toMatchObject({
      issuer: canvas.issuer,
      token_endpoint: canvas.platform.tokenUrl,
    });
    const unknown = { ...registration()[toolConfigurationKey], 'https://tool.example/own': 1 };
    const given = await register(registration({ [toolConfigurationKey]: unknown }));
    expect(given.status).toBe(200);
    const made = (await given.json()) as { client_id: string; deployment_id: string };
    expect(made).toMatchObject({ scope: `${scopes.memberships} openid` });
    expect(made).not.toHaveProperty('logo_uri');
    expect(made).not.toHaveProperty([toolConfigurationKey, 'https://tool.example/own']);
    const { client_id: clientId, deployment_id: deploymentId } = made;
    const facts = canvas.platforms.find((each) => each.clientId === clientId);
    expect(facts?.deploymentId).toBe(deploymentId);
    const toolId = Number(deploymentId.split(':')[0]);
    const target = {
      person: 'leader',
      courseId: smallCourse,
      placement: 'course_navigation',
      toolId,
    };
    await canvas.browser().launch(target);
    expect(tool.posted).toMatchObject({ error: 'unauthorized_client' });
    canvas.setKeyState(clientId, 'on');
    await canvas.browser().launch(target);
    expect(tool.posted).toHaveProperty('id_token');
  });

  test('refuses a stranger, and a configuration without the token in its address', async () => {
    const { register } = await begin();
    const bare = await fetch(`${canvas.url}/api/lti/security/openid-configuration`);
    expect(bare.status).toBe(401);
    const headers = { Authorization: 'Bearer x', 'Content-Type': 'application/json' };
    expect((await register(registration(), headers)).status).toBe(401);
  });

  test.each([
    ['no redirect URI', { redirect_uris: [] }],
    ['no implicit grant', { grant_types: ['client_credentials'] }],
    ['no configuration of the tool', { [toolConfigurationKey]: undefined }],
    ['a shared secret', { token_endpoint_auth_method: 'client_secret_basic' }],
    ['a scope that Canvas does not know', { scope: 'openid everything' }],
    [
      'a domain with a protocol',
      { [toolConfigurationKey]: { domain: 'https://x', messages: [], claims: [] } },
    ],
    [
      'a placement that Canvas does not have',
      {
        [toolConfigurationKey]: {
          domain: 'x.example',
          claims: [],
          messages: [{ type: 'LtiResourceLinkRequest', placements: ['everywhere'] }],
        },
      },
    ],
  ])('refuses %s', async (_what, changes) => {
    const { register } = await begin();
    const answered = await register(registration(changes));
    expect(answered.status).toBe(422);
    expect(await answered.json()).toHaveProperty('errors');
  });
});
