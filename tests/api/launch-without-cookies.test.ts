import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { PracticeBrowser } from '../canvas/browser.ts';
import { startHarness, type Harness } from '../harness.ts';
import { draftLaunch, postDraft, signDraft } from './launch-draft.ts';

/** Over HTTP; in Chromium, with its three regimes of cookies, see tests/e2e/launch.test.ts. */
const target = { person: 'leader', courseId: 101, placement: 'course_navigation' };

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
beforeEach(() => {
  harness.canvas.settings.platformStorage = 'on';
});
afterAll(() => harness.stop());

/** Posts the login and goes on without its cookies, as a browser that keeps none. */
async function loginWithoutCookies(browser: PracticeBrowser) {
  const first = await browser.post(await browser.startLogin(target));
  browser.cookies.delete(harness.url);
  const next = new URL(first.headers.get('location') ?? '', harness.url);
  const page = await (await browser.request(next.href)).text();
  return { setCookies: first.headers.getSetCookie(), page };
}

/** The `data-…` attributes with which a page tells its script what to do. */
function dataOf(page: string): Record<string, string> {
  const element = /<div id="storage"([^>]*)>/.exec(page)?.[1] ?? '';
  return Object.fromEntries(
    [...element.matchAll(/data-(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&amp;', '&'),
    ]),
  );
}

describe('the login', () => {
  test('leaves cookies that survive in a frame of another site', async () => {
    const { setCookies } = await loginWithoutCookies(harness.canvas.browser());
    expect(setCookies).toHaveLength(2);
    for (const cookie of setCookies) {
      for (const part of ['HttpOnly', 'Secure', 'SameSite=None', 'Partitioned']) {
        expect(cookie).toContain(`; ${part}`);
      }
    }
  });

  test('goes straight to the platform in a browser that brought a cookie before', async () => {
    const browser = harness.canvas.browser();
    await harness.launchAs('leader', { browser });
    const again = await browser.post(await browser.startLogin(target));
    const location = new URL(again.headers.get('location') ?? '', harness.url);
    expect(location.origin).toBe(harness.canvas.url);
  });

  test('asks the platform to keep a proof when the cookie does not come back', async () => {
    const { page, setCookies } = await loginWithoutCookies(harness.canvas.browser());
    const data = dataOf(page);
    const [name = '', proof] = (setCookies[0]?.split(';')[0] ?? '').split('=');
    expect(name).toMatch(/^kursdag-login-[\w-]{22}$/);
    expect(data).toMatchObject({
      ...{ task: 'put', target: 'post_message_forwarding', origin: harness.canvas.url },
      ...{ key: name, value: proof },
    });
    expect(data['next']).toContain('&state=');
    expect(page).toContain('<script src="/lti/platform-storage.js" defer>');
  });

  test('offers a window of its own where the platform has no storage', async () => {
    harness.canvas.settings.platformStorage = 'absent';
    const browser = harness.canvas.browser();
    const { page } = await loginWithoutCookies(browser);
    expect(page).toContain('<h1>Åpne Kursdag i et eget vindu</h1>');
    expect(page).not.toContain('<script');
    const link = /<a class="button" href="([^"]+)" target="_blank"/.exec(page)?.[1] ?? '';

    const own = harness.canvas.browser();
    await own.startLogin(target);
    const opened = await own.request(`${harness.url}${link}`);
    const location = opened.headers.get('location') ?? '';
    expect(new URL(location).origin).toBe(harness.canvas.url);
    const launched = await own.post(await own.authorize(new URL(location)));
    expect(launched.status).toBe(303);
    expect(launched.headers.get('location')).toMatch(/^\/app\/\?s=/);
  });
});

describe('the launch without its cookie', () => {
  /** A launch whose browser lost its cookies, with the proof that the platform's storage keeps. */
  async function cookieless() {
    const draft = await draftLaunch(harness, target);
    draft.fields['id_token'] = await signDraft(draft);
    const cookies = draft.browser.cookies.get(harness.url) ?? new Map<string, string>();
    const proof = cookies.get(draft.proofName) ?? '';
    draft.browser.cookies.delete(harness.url);
    return { draft, proof };
  }

  test('answers a page that asks the storage, and nothing that signs in', async () => {
    const { draft } = await cookieless();
    const response = await postDraft(draft);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(dataOf(page)).toMatchObject({ task: 'get', origin: harness.canvas.url });
    expect(page).toContain(`name="state" value="${draft.state}"`);
    expect(page).not.toContain('code=');
  });

  test('goes through with the proof, posted from our own page, once', async () => {
    const { draft, proof } = await cookieless();
    expect((await postDraft(draft)).status).toBe(200);
    draft.fields['storage_proof'] = proof;
    draft.headers = { Origin: harness.url, 'Sec-Fetch-Site': 'same-origin' };
    const launched = await postDraft(draft);
    expect(launched.status).toBe(303);
    expect(launched.headers.get('location')).toMatch(/^\/app\/\?s=/);
    expect((await postDraft(draft)).status).toBe(401);
  });

  test('is refused with the right proof from another site, and stays good for our own page', async () => {
    const { draft, proof } = await cookieless();
    draft.fields['storage_proof'] = proof;
    draft.headers = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };
    expect((await postDraft(draft)).status).toBe(403);
    draft.headers = { Origin: harness.url };
    expect((await postDraft(draft)).status).toBe(303);
  });

  test('is refused with the proof of another login', async () => {
    const { draft } = await cookieless();
    const { proof } = await cookieless();
    draft.fields['storage_proof'] = proof;
    draft.headers = { Origin: harness.url };
    const refused = await postDraft(draft);
    expect(refused.status).toBe(401);
    expect(await refused.text()).toContain('OTHER_BROWSER');
  });
});
