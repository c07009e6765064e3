import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toolConfig } from '../../server/lti/tool-config.ts';
import { refusals, type RefusalCode } from '../../server/lti/refusals.ts';
import { startHarness, type Harness } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { beginLogin, draftLaunch, postDraft, signDraft, type LaunchDraft } from './launch-draft.ts';
import { foreignState, refusedLaunches } from './refused-launches.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

/** What every refusal looks like: status, code, a page in words, one line in the log, nothing personal. */
async function expectRefused(
  response: Response,
  code: RefusalCode,
  from: number,
  secrets: string[],
) {
  const page = await response.text();
  expect({ status: response.status, code: /<code>(\w+)<\/code>/.exec(page)?.[1] }).toEqual({
    ...{ status: refusals[code][0], code },
  });
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  expect(page).toMatch(/<html lang="nb">[\s\S]*<h1>[^<]+<\/h1>\s*<p>[^<]{40,}<\/p>/);
  const lines = harness.log.slice(from).filter((line) => line['refusal'] !== undefined);
  expect(lines.map((line) => line['refusal'])).toEqual([code]);
  const logged = JSON.stringify(harness.log.slice(from));
  for (const secret of secrets.filter(Boolean)) expect(logged).not.toContain(secret);
  const told = [...page.matchAll(/[\w-]{100,}/g)];
  expect(told).toEqual([]);
}

describe('a launch that is refused:', () => {
  test.each(refusedLaunches)('%s', async (_what, code, spoil) => {
    const draft = await draftLaunch(harness);
    const { name, email, sub } = draft.claims as Record<string, string>;
    await spoil(draft);
    const from = harness.log.length;
    const response = await postDraft(draft);
    const token = draft.fields['id_token'] ?? '';
    const secrets = [name, email, sub, draft.state, draft.nonce, token].filter(
      (one) => typeof one === 'string' && one.length < 1000,
    ) as string[];
    await expectRefused(response, code, from, secrets);
  });

  test('the table is long enough, and the same launch unspoilt goes through', async () => {
    expect(refusedLaunches.length).toBeGreaterThanOrEqual(40);
    expect((await postDraft(await draftLaunch(harness))).status).toBe(303);
  });

  test('a platform, deployment or key that was switched off between login and launch', async () => {
    const { platforms } = harness.tool.deps.models;
    const { _id: id } = harness.platforms.north;
    const [deployment] = await platforms.listDeployments(id);
    const drafts = [
      await draftLaunch(harness),
      await draftLaunch(harness),
      await draftLaunch(harness),
    ];
    await platforms.setPlatformState(id, 'disabled');
    let from = harness.log.length;
    await expectRefused(await postDraft(drafts[0] as LaunchDraft), 'PLATFORM_DISABLED', from, []);
    await platforms.setPlatformState(id, 'active');
    await platforms.setDeploymentState(deployment?._id ?? '', 'disabled');
    from = harness.log.length;
    await expectRefused(await postDraft(drafts[1] as LaunchDraft), 'DEPLOYMENT_DISABLED', from, []);
    await platforms.setDeploymentState(deployment?._id ?? '', 'active');
    expect((await postDraft(drafts[2] as LaunchDraft)).status).toBe(303);
  });

  test('a deployment that nobody has told the tool of', async () => {
    const { clientId } = schools.north;
    const redirectUris = [`${harness.url}/lti/launch`];
    const { north } = schools;
    const config = toolConfig(harness.url);
    harness.canvas.install({ clientId, courses: [north.otherCourse], config, redirectUris });
    const [, there] = harness.canvas.world.toolsIn({ courseId: north.otherCourse });
    const target = {
      person: 'coLeader',
      courseId: north.otherCourse,
      placement: 'course_navigation',
    };
    const draft = await draftLaunch(harness, { ...target, toolId: there?.id ?? 0 });
    const from = harness.log.length;
    await expectRefused(await postDraft(draft), 'DEPLOYMENT_UNKNOWN', from, []);
  });

  test('in the language of the browser', async () => {
    for (const [accept, lang] of [
      ['nn-NO', 'nn'],
      ['en-GB,en', 'en'],
      ['fr', 'nb'],
    ] as const) {
      const headers = { 'Accept-Language': accept };
      const response = await fetch(`${harness.url}/lti/launch`, { method: 'POST', headers });
      expect(await response.text()).toContain(`<html lang="${lang}">`);
    }
  });
});

describe('a login that is refused:', () => {
  const change = (name: string, value: string | undefined) => (fields: Record<string, string>) => {
    const others = Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
    return value === undefined ? others : { ...others, [name]: value };
  };
  const refusedLogins: readonly (readonly [
    what: string,
    code: RefusalCode,
    change: (fields: Record<string, string>) => Record<string, string>,
  ])[] = [
    ['no issuer', 'LOGIN_WITHOUT_ISSUER', change('iss', undefined)],
    ['no client id', 'LOGIN_WITHOUT_CLIENT', change('client_id', undefined)],
    ['no login hint', 'LOGIN_WITHOUT_HINT', change('login_hint', undefined)],
    ['no target link', 'LOGIN_WITHOUT_TARGET', change('target_link_uri', undefined)],
    ['an unknown issuer', 'PLATFORM_UNKNOWN', change('iss', 'https://canvas.evil.example')],
    ['an unknown client id', 'PLATFORM_UNKNOWN', change('client_id', '1')],
    ['a target elsewhere', 'TARGET_ELSEWHERE', change('target_link_uri', 'https://evil.example/')],
    ['an operator in a name', 'MALFORMED_PARAMETER', change('iss[$ne]', 'x')],
  ];

  test.each(refusedLogins)('%s', async (_what, code, spoil) => {
    const target = { person: 'leader', courseId: 101, placement: 'course_navigation' };
    const { url, fields } = await harness.canvas.browser().startLogin(target);
    const spoilt = spoil(fields);
    for (const request of [
      () => fetch(url, { method: 'POST', body: new URLSearchParams(spoilt) }),
      () => fetch(`${url}?${new URLSearchParams(spoilt).toString()}`),
    ]) {
      const from = harness.log.length;
      await expectRefused(await request(), code, from, [fields['login_hint'] ?? '']);
    }
  });

  test('a platform that is switched off', async () => {
    const { platforms } = harness.tool.deps.models;
    const { _id: id } = harness.platforms.north;
    await platforms.setPlatformState(id, 'disabled');
    const target = { person: 'leader', courseId: 101, placement: 'course_navigation' };
    const { url, fields } = await harness.canvas.browser().startLogin(target);
    const from = harness.log.length;
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
    await expectRefused(response, 'PLATFORM_DISABLED', from, []);
    await platforms.setPlatformState(id, 'active');
  });

  test('going on with a login that was never begun', async () => {
    const { state } = await draftLaunch(harness);
    for (const login of ['', 'x', foreignState, state]) {
      for (const path of ['/lti/login/next', '/lti/login/window']) {
        const from = harness.log.length;
        const response = await fetch(`${harness.url}${path}?login=${login}`);
        await expectRefused(response, 'LOGIN_UNKNOWN', from, []);
      }
    }
  });
});

test('two launches that race with one state: one goes through', async () => {
  const draft = await draftLaunch(harness);
  const id_token = await signDraft(draft);
  draft.fields['id_token'] = id_token;
  const answers = await Promise.all([1, 2, 3, 4].map(() => postDraft(draft)));
  expect(answers.map((one) => one.status).sort()).toEqual([303, 401, 401, 401]);
});

test('the platform is sent a nonce of its own at each login, and the one launch address', async () => {
  const target = { person: 'leader', courseId: 101, placement: 'course_navigation' };
  const first = await beginLogin(harness, target);
  const second = await beginLogin(harness, target);
  expect(first.nonce).toMatch(/^[\w-]{22}$/);
  expect(second.nonce).not.toBe(first.nonce);
  const sent = Object.fromEntries(first.authorization.searchParams);
  expect(sent).toMatchObject({
    ...{ scope: 'openid', response_type: 'id_token', response_mode: 'form_post', prompt: 'none' },
    ...{ redirect_uri: `${harness.url}/lti/launch`, client_id: schools.north.clientId },
  });
});
