import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { platformCommand, UsageError } from '../../server/cli/platform.ts';
import { accessTokens } from '../../server/lti/access-token.ts';
import {
  isPublicAddress,
  outsideRequest,
  OutsideRefused,
} from '../../server/lti/outside-request.ts';
import { scopes } from '../../server/lti/scopes.ts';
import { toolKeys } from '../../server/lti/tool-keys.ts';
import { startHarness, type Harness } from '../harness.ts';
import { schools } from '../harness-schools.ts';
import { draftLaunch, postDraft } from './launch-draft.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { KURSDAG_DEMO: '1' } });
});
afterAll(() => harness.stop());

/** Runs `kursdag platform …` on the running tool's database. */
async function platform(...args: string[]): Promise<string> {
  const lines: string[] = [];
  const { env, models } = harness.tool.deps;
  const print = (line: string) => void lines.push(line);
  await platformCommand({ env, models, now: () => new Date(), print }, args);
  return lines.join('\n');
}

describe('kursdag platform', () => {
  test.each([
    ['canvas', 'https://canvas.instructure.com', 'sso.canvaslms.com'],
    ['canvas-beta', 'https://canvas.beta.instructure.com', 'sso.beta.canvaslms.com'],
    ['canvas-test', 'https://canvas.test.instructure.com', 'sso.test.canvaslms.com'],
  ])('adds %s by name, with its addresses', async (kind, issuer, host) => {
    const { platforms } = harness.tool.deps.models;
    const said = await platform(
      'add',
      kind,
      '--client-id',
      '10000000000042',
      '--deployment',
      '1:a',
    );
    expect(said).toContain(`Redirect URI for Canvas: ${harness.url}/lti/launch`);
    const known = await platforms.findPlatform(issuer, '10000000000042');
    expect(known).toMatchObject({
      ...{ name: kind, state: 'active', awaitsDeployment: false },
      authorizationUrl: `https://${host}/api/lti/authorize_redirect`,
      keySetUrl: `https://${host}/api/lti/security/jwks`,
      tokenUrl: `https://${host}/login/oauth2/token`,
    });
    expect(await platform('list')).toMatch(new RegExp(`${kind}  \\(on\\)[\\s\\S]*deployment 1:a`));
  });

  test('adds a Canvas of ones own, which needs its address', async () => {
    const add = ['add', 'self-hosted', '--client-id', '7', '--name', 'Eget Canvas'] as const;
    await expect(platform(...add)).rejects.toThrow(UsageError);
    await platform(...add, '--host', 'https://canvas.sykehus.example');
    const known = await harness.tool.deps.models.platforms.findPlatform(
      'https://canvas.instructure.com',
      '7',
    );
    expect(known).toMatchObject({
      ...{ name: 'Eget Canvas', awaitsDeployment: true },
      tokenUrl: 'https://canvas.sykehus.example/login/oauth2/token',
    });
  });

  test('says what is wrong with a command, and does nothing', async () => {
    for (const args of [
      ['add', 'canvas'],
      ['add', 'canvas', '--client-id', '{"$ne":1}'],
      ['add', 'moodle', '--client-id', '1'],
      ['add', 'canvas', '--client-id', '8', '--name', 'Eget Canvas'],
      ['disable', 'Ukjent'],
      ['disable', 'Eget Canvas', '--deployment', 'no'],
      ['remove', 'Eget Canvas'],
      ['register-link', '--hours', 'soon'],
      ['add', '--no-such-flag'],
      ['fly'],
    ]) {
      await expect(platform(...args)).rejects.toThrow(UsageError);
    }
  });

  test('switches a platform and a deployment off and on again', async () => {
    const { name } = harness.platforms.south;
    const [deployment] = await harness.tool.deps.models.platforms.listDeployments(
      harness.platforms.south._id,
    );
    const leader = await harness.launchAs('south-leader');
    const status = async () => (await harness.call(leader, 'session.me')).status;
    for (const which of [[], ['--deployment', deployment?.deploymentId ?? '']]) {
      await platform('disable', name, ...which);
      expect(await status()).toBe(401);
      await expect(harness.launchAs('south-leader')).rejects.toThrow(/DISABLED/);
      await platform('enable', name, ...which);
      expect(await status()).toBe(200);
    }
  });

  test('removes a platform for good', async () => {
    await platform('remove', 'Eget Canvas', '--yes');
    expect(await platform('list')).not.toContain('Eget Canvas');
  });

  test('takes the first deployment that opens the tool where none was named, and no second', async () => {
    const { platforms } = harness.tool.deps.models;
    const { _id: id } = harness.platforms.south;
    const [first] = await platforms.listDeployments(id);
    await platforms.removePlatform(id);
    const { issuer, name, authorizationUrl, tokenUrl, keySetUrl } = harness.platforms.south;
    const { clientId } = schools.south;
    const facts = { name, issuer, clientId, authorizationUrl, tokenUrl, keySetUrl };
    const again = await platforms.putPlatform(facts, new Date());
    await platforms.setAwaitsDeployment(again._id, true);
    await harness.launchAs('south-leader');
    const known = await platforms.listDeployments(again._id);
    expect(known.map((one) => one.deploymentId)).toEqual([first?.deploymentId]);

    const target = { person: 'south-leader', courseId: 201, placement: 'course_navigation' };
    const draft = await draftLaunch(harness, target);
    draft.claims['https://purl.imsglobal.org/spec/lti/claim/deployment_id'] = '2:other';
    expect((await postDraft(draft)).status).toBe(401);
    expect(await platforms.listDeployments(again._id)).toHaveLength(1);
  });

  test('works from outside, on the database of the server that runs', async () => {
    const { env } = harness.tool.deps;
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'server/cli.ts', 'platform', 'list'],
      { env: { ...process.env, ...shellEnv(env) } },
    );
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
    const status = await new Promise((done) => child.once('exit', done));
    expect({ status, out }).toMatchObject({ status: 0 });
    expect(out).toContain('Sykehuset Nord  (on)');
  });

  function shellEnv({ KURSDAG_URL, KURSDAG_SECRET, KURSDAG_DATA }: Record<string, unknown>) {
    return {
      KURSDAG_URL: String(KURSDAG_URL),
      KURSDAG_SECRET: String(KURSDAG_SECRET),
      KURSDAG_DATA: String(KURSDAG_DATA),
    };
  }
});

describe("the tool's own keys", () => {
  const secret = 'a secret of the tests, long enough';

  test('are announced before they sign, and stay until what they signed is no good any more', async () => {
    const { models } = harness.tool.deps;
    const keys = toolKeys(models, secret);
    const old = await keys.signingKey();
    const before = Date.now();
    const { kid, signsFrom, leavesAt } = await keys.rotate();
    expect(kid).not.toBe(old.kid);
    expect((await keys.signingKey()).kid).toBe(old.kid);
    const kids = (await keys.publicKeySet()).keys.map((one) => one['kid']);
    expect(kids).toEqual(expect.arrayContaining([old.kid, kid]));
    expect(signsFrom.getTime() - before).toBeGreaterThanOrEqual(10 * 60_000);
    expect(leavesAt.getTime() - signsFrom.getTime()).toBeGreaterThanOrEqual(10 * 60_000);
    const later = await models.toolKeys.list(new Date(leavesAt.getTime() + 1000));
    expect(later.map((one) => one._id)).toEqual([kid]);
  });

  test('are unreadable in the database, and replaced when the secret has changed', async () => {
    const { models } = harness.tool.deps;
    const stored = JSON.stringify(await models.toolKeys.list(new Date()));
    expect(stored).not.toMatch(/"(d|p|q|dp|dq|qi)":/);
    const known = (await models.toolKeys.list(new Date())).map((one) => one._id);
    const other = await toolKeys(models, 'another secret, long enough as well').signingKey();
    expect(known).not.toContain(other.kid);
  });

  test('get an access token from the platform: one request, however many ask at once', async () => {
    const tokens = accessTokens(toolKeys(harness.tool.deps.models, secret));
    const { north } = harness.platforms;
    const asked = () => harness.canvas.requests.filter((one) => one.path.endsWith('/token')).length;
    const before = asked();
    const wanted = [scopes.memberships];
    const all = await Promise.all(Array.from({ length: 20 }, () => tokens.get(north, wanted)));
    expect(new Set(all).size).toBe(1);
    expect(asked() - before).toBe(1);
    tokens.forget(north, wanted);
    expect(await tokens.get(north, wanted)).not.toBe(all[0]);
  });

  test('ask again after a refusal, which is told by its status', async () => {
    const tokens = accessTokens(toolKeys(harness.tool.deps.models, secret));
    const { north } = harness.platforms;
    harness.canvas.failNext({ path: '/login/oauth2/token', status: 400 });
    await expect(tokens.get(north, [scopes.score])).rejects.toMatchObject({ status: 400 });
    await expect(tokens.get(north, [scopes.score])).resolves.toMatch(/./);
  });
});

describe('dynamic registration', () => {
  const link = async () => (await platform('register-link')).split('\n')[0] ?? '';

  test('registers the tool by a link of the operator, once, and people come in', async () => {
    const { canvas } = harness;
    const address = await link();
    const opened = await canvas.beginRegistration(schools.north.account, address);
    const response = await fetch(opened);
    const page = await response.text();
    expect(page).toContain('<h1>Kursdag er registrert</h1>');
    expect(page).toContain('<script src="/lti/close.js" defer>');
    const key = canvas.world.data.developerKeys.at(-1);
    const known = (await harness.tool.deps.models.platforms.listPlatforms()).find(
      (one) => one.clientId === key?.clientId,
    );
    expect(known).toMatchObject({ issuer: canvas.issuer, name: 'Sykehuset Nord 2' });
    const used = await fetch(opened);
    expect({ status: used.status, text: await used.text() }).toMatchObject({ status: 403 });

    canvas.setKeyState(key?.clientId ?? '', 'on');
    const tool = canvas.world.data.deployments.find((one) => one.clientId === key?.clientId);
    const target = { person: 'leader', courseId: 101, placement: 'course_navigation' };
    const draft = await draftLaunch(harness, { ...target, toolId: tool?.id ?? 0 });
    expect((await postDraft(draft)).status).toBe(303);
  });

  test('does nothing without a link, with one that has run out, or with half of what is needed', async () => {
    const before = (await harness.tool.deps.models.platforms.listPlatforms()).length;
    const query = '?openid_configuration=http%3A%2F%2Flocalhost%3A1%2Fx&registration_token=t';
    for (const [path, code] of [
      ['/lti/register/nobody', 'REGISTRATION_LINK_USED'],
      ['/lti/register/nobody/else', 'UNKNOWN_PATH'],
    ] as const) {
      expect(await (await fetch(`${harness.url}${path}${query}`)).text()).toContain(code);
    }
    expect(await (await fetch(await link())).text()).toContain('REGISTRATION_INCOMPLETE');
    expect(await harness.tool.deps.models.platforms.listPlatforms()).toHaveLength(before);
  });

  test('gives a link up after five attempts that failed', async () => {
    const address = await link();
    const codes: string[] = [];
    for (let i = 0; i < 6; i++) {
      const query = '?openid_configuration=http%3A%2F%2Flocalhost%3A1%2Fx';
      const page = await (await fetch(`${address}${query}`)).text();
      codes.push(/<code>(\w+)<\/code>/.exec(page)?.[1] ?? '');
    }
    expect(codes).toEqual([
      ...Array<string>(5).fill('REGISTRATION_FAILED'),
      'REGISTRATION_LINK_USED',
    ]);
  });
});

describe('a request to an address from outside', () => {
  const get = (url: string) =>
    outsideRequest(url, { method: 'GET', headers: {}, allowInward: false });

  test.each([
    'http://canvas.instructure.com/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://localhost/',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.0.0.1/',
    'https://192.168.1.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://user:secret@canvas.example/',
    'file:///etc/passwd',
    'not an address',
  ])('never goes to %s', async (url) => {
    await expect(get(url)).rejects.toThrow(OutsideRefused);
  });

  test('tells the Internet from this machine and its networks', () => {
    for (const one of ['8.8.8.8', '151.101.1.1', '2a00:1450:4001::1']) {
      expect({ one, is: isPublicAddress(one) }).toEqual({ one, is: true });
    }
    for (const one of [
      ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.0.1', '100.64.0.1'],
      ...['169.254.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1'],
      ...['fd00::1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'hello'],
    ]) {
      expect({ one, is: isPublicAddress(one) }).toEqual({ one, is: false });
    }
  });
});
