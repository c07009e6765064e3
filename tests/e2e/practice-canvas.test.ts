import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { startFakeTool } from '../api/fake-tool.ts';
import type { FakeTool } from '../api/fake-tool.ts';
import { startPracticeCanvas } from '../canvas/practice-canvas.ts';
import type { PracticeCanvas } from '../canvas/practice-canvas.ts';
import { smallAccount, smallCourse, smallSchool } from '../canvas/small-school.ts';
import { checkAccessibility, oneBrowser, widths } from './browser.ts';

let canvas: PracticeCanvas;
let tool: FakeTool;
let page: Page;
const browser = oneBrowser();

/** Sends a message as a tool does, and gives the answer to it, or 'silence' after half a second. */
const toolPage = `<!doctype html><title>tool</title><script>
  window.ask = (message, frame, origin) => new Promise((answered) => {
    const message_id = String(Math.random());
    addEventListener('message', ({ data, origin: from }) => {
      if (data.message_id === message_id) answered({ ...data, from, message_id: undefined });
    });
    const target = frame ? parent.frames[frame] : parent;
    target.postMessage({ message_id, ...message }, origin ?? '*');
    setTimeout(() => answered('silence'), 500);
  });
</script>`;

beforeAll(async () => {
  tool = await startFakeTool(() => canvas.platform);
  tool.page = toolPage;
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
        },
      },
    ],
  });
});

afterAll(async () => {
  await canvas.stop();
  await tool.stop();
});

beforeEach(async () => {
  canvas.settings.platformStorage = 'on';
  page = await browser().newPage({ viewport: { width: 1280, height: 800 } });
});

afterEach(() => page.close());

async function launch(person = 'leader'): Promise<Frame> {
  await page.goto(canvas.url);
  const name = canvas.world.person(person).name;
  await page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();
  return toolFrame();
}

/** Waits until the tool has been launched in one of the page's frames. */
async function toolFrame(): Promise<Frame> {
  for (let tries = 0; tries < 200; tries += 1) {
    const frame = page.frames().find((each) => each.url() === `${tool.url}/launch`);
    if (frame) {
      await frame.waitForLoadState();
      return frame;
    }
    await page.waitForTimeout(50);
  }
  throw new Error('the tool was not launched in any frame');
}

const ask = (frame: Frame, message: object, target: string | null = null, origin?: string) =>
  frame.evaluate(
    ([sent, to, at]) =>
      (window as unknown as { ask: (...args: unknown[]) => Promise<unknown> }).ask(sent, to, at),
    [message, target, origin] as const,
  );

describe('the page around the tool', () => {
  test('grows and shrinks the frame as the tool asks, but not below Canvas’ least', async () => {
    const frame = await launch();
    const height = async () =>
      (await page.locator('iframe[name=tool_content]').boundingBox())?.height;
    expect(await height()).toBeGreaterThanOrEqual(800);
    await ask(frame, { subject: 'lti.frameResize', height: 1234 });
    expect(await height()).toBe(1234);
    await ask(frame, { subject: 'lti.frameResize', height: 10 });
    expect(await height()).toBe(450);
  });

  test('shows alerts of the tool, titled with its name', async () => {
    const frame = await launch();
    await ask(frame, { subject: 'lti.showAlert', body: 'Lagret', alertType: 'warning' });
    expect(await page.locator('.alerts').innerText()).toBe('Kursdag: Lagret');
  });

  test('names the frame that storage is addressed to, and refuses what it does not know', async () => {
    const frame = await launch();
    expect(await ask(frame, { subject: 'lti.capabilities' })).toMatchObject({
      supported_messages: expect.arrayContaining([
        { subject: 'lti.put_data', frame: 'post_message_forwarding' },
        { subject: 'lti.frameResize' },
      ]),
    });
    expect(await ask(frame, { subject: 'lti.makeCoffee' })).toMatchObject({
      error: { code: 'unsupported_subject' },
    });
  });
});

describe('platform storage', () => {
  const put = (key: string, value: string) => ({ subject: 'lti.put_data', key, value });
  const get = (key: string) => ({ subject: 'lti.get_data', key });
  const target = 'post_message_forwarding';

  test('keeps what the tool puts, through a launch, at the origin of the authorisation', async () => {
    const { origin } = new URL(canvas.platform.authorizationUrl);
    const frame = await launch();
    expect(await ask(frame, put('state', 'one'), target, origin)).toEqual({
      subject: 'lti.put_data.response',
      key: 'state',
      value: 'one',
      from: origin,
    });
    const again = await launch();
    expect(await ask(again, get('state'), target, origin)).toMatchObject({ value: 'one' });
    expect(await ask(again, get('never put'), target, origin)).toMatchObject({ value: null });
  });

  test('hears nothing that is meant for another origin', async () => {
    const frame = await launch();
    expect(await ask(frame, put('state', 'two'), target, 'https://elsewhere.example')).toBe(
      'silence',
    );
  });

  test('is exhausted beyond 4 096 characters, and wants a key', async () => {
    const frame = await launch();
    expect(await ask(frame, put('long', 'x'.repeat(4096)), target)).toMatchObject({
      error: { code: 'storage_exhaustion' },
    });
    expect(await ask(frame, { subject: 'lti.put_data', value: 'x' }, target)).toMatchObject({
      error: { code: 'bad_request' },
    });
  });

  test('stays silent where Canvas’ apps would', async () => {
    canvas.settings.platformStorage = 'silent';
    const frame = await launch();
    expect(await ask(frame, put('state', 'three'), target)).toBe('silence');
    expect(await ask(frame, { subject: 'lti.capabilities' })).toBe('silence');
  });
});

test('a picker opens in a dialog, and what the tool places is on the page afterwards', async () => {
  await page.goto(`${canvas.url}/courses/${smallCourse}/assignments?as=leader`);
  await page.getByRole('button', { name: 'Ny oppgave fra app' }).click();
  await page.getByRole('dialog').waitFor();
  const inside = await toolFrame();
  const claims = await tool.claims(canvas.platform);
  const settings = claims['https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings'] as {
    deep_link_return_url: string;
  };
  const now = Math.floor(Date.now() / 1000);
  const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
  const jwt = await tool.sign({
    iss: canvas.clientId,
    aud: canvas.issuer,
    iat: now,
    exp: now + 60,
    nonce: 'once',
    [`${lti}deployment_id`]: canvas.deploymentId,
    [`${lti}message_type`]: 'LtiDeepLinkingResponse',
    [`${lti}version`]: '1.3.0',
    'https://purl.imsglobal.org/spec/lti-dl/claim/content_items': [
      { type: 'ltiResourceLink', title: 'Forarbeid dag 1', url: `${tool.url}/launch` },
    ],
  });
  await inside.evaluate(
    ([url, token]) => {
      const form = Object.assign(document.createElement('form'), { method: 'post', action: url });
      form.append(Object.assign(document.createElement('input'), { name: 'JWT', value: token }));
      document.body.append(form);
      form.submit();
    },
    [settings.deep_link_return_url, jwt] as const,
  );
  await page.getByRole('link', { name: 'Forarbeid dag 1' }).waitFor();
});

test.each([
  '/',
  `/courses/${smallCourse}?as=leader`,
  `/courses/${smallCourse}/users?as=leader`,
  `/courses/${smallCourse}/gradebook?as=leader`,
  `/courses/${smallCourse}/modules?as=testStudent`,
  `/accounts/${smallAccount}/developer_keys?as=admin`,
])('%s can be used by everybody, at both widths', async (path) => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(canvas.url + path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await checkAccessibility(page.mainFrame());
  }
});
