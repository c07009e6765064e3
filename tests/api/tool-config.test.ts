import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { registrationRequest } from '../../server/lti/registration-request.ts';
import { customFields, placements, toolConfig } from '../../server/lti/tool-config.ts';
import { developerKeyFromConfig } from '../canvas/tool-config.ts';
import { registrationProblems } from '../canvas/registration-schema.ts';
import { startHarness, type Harness } from '../harness.ts';

/** Held to Canvas' documentation of pasted configurations (doc/api/lti_dev_key_config.md). */
const file = JSON.parse(readFileSync('lti-config.json', 'utf8')) as ReturnType<typeof toolConfig>;
const address = 'https://kursdag.example';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

describe('lti-config.json', () => {
  test('is what the tool serves, for another address', () => {
    expect(file).toEqual(JSON.parse(JSON.stringify(toolConfig(address))));
  });

  test('has what Canvas requires, and nothing that Canvas refuses', () => {
    const key = developerKeyFromConfig(file, {
      clientId: '1',
      redirectUris: [`${address}/lti/launch`],
    });
    expect(key.privacyLevel).toBe('public');
    expect(key.placements.map((one) => one.placement)).toEqual([
      ...['course_navigation', 'account_navigation', 'assignment_selection'],
      ...['link_selection', 'module_index_menu_modal', 'editor_button'],
    ]);
    for (const name of ['title', 'description', 'target_link_uri', 'oidc_initiation_url']) {
      expect(file).toHaveProperty(name, expect.stringMatching(/./));
    }
  });

  test('names each placement in three languages, for whom it is, and how', () => {
    const [canvas] = file.extensions;
    expect(canvas).toMatchObject({ platform: 'canvas.instructure.com', domain: 'kursdag.example' });
    for (const one of canvas?.settings.placements ?? []) {
      expect(Object.keys(one.labels).sort()).toEqual(['en', 'nb', 'nn']);
      expect(Object.values(one.labels).every((label) => label.startsWith('Kursdag'))).toBe(true);
      expect(['admins', 'members']).toContain(one.visibility);
    }
    const of = (placement: string) =>
      canvas?.settings.placements.find((one) => one.placement === placement);
    expect(of('course_navigation')).toMatchObject({ visibility: 'members', default: 'enabled' });
    expect(of('account_navigation')).toMatchObject({ visibility: 'admins' });
    expect(of('link_selection')).toMatchObject({ message_type: 'LtiDeepLinkingRequest' });
  });

  test('asks for the five scopes that the services need, by their exact names', () => {
    const ags = 'https://purl.imsglobal.org/spec/lti-ags/scope/';
    expect([...file.scopes].sort()).toEqual(
      [
        ...[`${ags}lineitem`, `${ags}result.readonly`, `${ags}score`],
        'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
        'https://purl.imsglobal.org/spec/lti/scope/noticehandlers',
      ].sort(),
    );
  });

  test('names only variables that Canvas knows', async () => {
    const { canvas } = harness;
    const target = { person: 'leader', courseId: 101, placement: 'course_navigation' };
    const claims = await canvas.claimsFor(target);
    const custom = claims['https://purl.imsglobal.org/spec/lti/claim/custom'] as object;
    expect(Object.keys(custom).sort()).toEqual(Object.keys(customFields).sort());
    const literal = Object.entries(custom).filter(([, value]) => String(value).startsWith('$'));
    // Without an assignment, a term and dates there is nothing to expand these to.
    const unknown = ['activity_history', 'course_end', 'course_start', 'sis_user_id', 'term_name'];
    expect(literal.map(([name]) => name).sort()).toEqual(unknown);
  });
});

describe('the addresses in it', () => {
  test('are routes of the running tool', async () => {
    const served = (await (await fetch(`${harness.url}/lti/config.json`)).json()) as typeof file;
    expect(served).toEqual(JSON.parse(JSON.stringify(toolConfig(harness.url))));
    const status = async (url: string, init?: RequestInit) => (await fetch(url, init)).status;
    expect(await status(served.public_jwk_url)).toBe(200);
    expect(await status(served.extensions[0]?.settings.icon_url ?? '')).toBe(200);
    // Without parameters both refuse: they are there, and are what they should be.
    const login = await fetch(served.oidc_initiation_url);
    expect(await login.text()).toContain('LOGIN_WITHOUT_ISSUER');
    const launch = await fetch(served.target_link_uri, {
      ...{ method: 'POST', body: new URLSearchParams({ nothing: '' }) },
    });
    expect(await launch.text()).toContain('STATE_MISSING');
  });

  test('serve a key set with public parts alone', async () => {
    const { keys } = (await (await fetch(`${harness.url}/lti/keys`)).json()) as {
      keys: Record<string, unknown>[];
    };
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    expect(keys[0]).toMatchObject({ alg: 'RS256', kty: 'RSA', use: 'sig' });
  });
});

test('what the tool asks to register is what Canvas accepts, in the same places', () => {
  const request = registrationRequest(address);
  expect(registrationProblems(request)).toEqual([]);
  const config = request['https://purl.imsglobal.org/spec/lti-tool-configuration'];
  expect(config.messages.flatMap((one) => one.placements)).toEqual(
    placements.map((one) => `https://canvas.instructure.com/lti/${one.placement}`),
  );
  expect(request.redirect_uris).toEqual([file.target_link_uri]);
});
