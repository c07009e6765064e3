import type { Form, Launches, LaunchTarget } from './login.ts';
import type { Platform } from './platform.ts';
import { sessionCookie } from './session.ts';

/**
 * A browser without a screen: it carries cookies and goes through a launch step by step, so that a
 * test can look at or spoil any of them. It runs no scripts; what needs some is for Chromium.
 */
export interface PracticeBrowser {
  /** Launches as the person and answers what the tool said to the launch itself (not followed). */
  launch(target: LaunchTarget): Promise<Response>;
  /** Step 1: what the Canvas page would post to the tool. Signs the person in. */
  startLogin(target: LaunchTarget): Promise<Form>;
  /** Posts step 1 to the tool. @returns the authentication request that it redirected to. */
  postLogin(login: Form): Promise<URL>;
  /** Step 2: brings the authentication request to Canvas. @returns the form for the tool. */
  authorize(request: URL): Promise<Form>;
  /** Posts a form with this browser's cookies, following nothing. */
  post(form: Form): Promise<Response>;
  /** A request with this browser's cookies, following nothing. */
  request(url: string, init?: RequestInit): Promise<Response>;
  /** Forgets the person who is signed in to Canvas. */
  signOut(): void;
  /** Cookies by origin, for tests that carry one over or lose one. */
  cookies: Map<string, Map<string, string>>;
}

export function createBrowser(platform: Platform, launches: Launches): PracticeBrowser {
  const cookies: PracticeBrowser['cookies'] = new Map();
  const jar = (url: string) => {
    const { origin } = new URL(url);
    const there = cookies.get(origin) ?? new Map<string, string>();
    cookies.set(origin, there);
    return there;
  };
  const request: PracticeBrowser['request'] = async (url, init = {}) => {
    const headers = new Headers(init.headers);
    const cookie = [...jar(url)].map(([name, value]) => `${name}=${value}`).join('; ');
    if (cookie !== '') headers.set('Cookie', cookie);
    if (!headers.has('User-Agent')) headers.set('User-Agent', 'Mozilla/5.0 (practice)');
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(jar(url), line);
    return response;
  };
  const post: PracticeBrowser['post'] = ({ url, fields }) =>
    request(url, {
      method: 'POST',
      headers: { Origin: platform.origin, Referer: `${platform.origin}/` },
      body: new URLSearchParams(fields),
    });
  const startLogin: PracticeBrowser['startLogin'] = async (target) => {
    keep(jar(platform.origin), await sessionCookie(platform, target.person));
    return launches.start(target);
  };
  const postLogin: PracticeBrowser['postLogin'] = async (login) => {
    let at = login.url;
    let answer = await post(login);
    // A tool may send the browser round by itself first, to see whether its cookies come back.
    for (let hops = 0; hops < 5; hops += 1) {
      const location = answer.headers.get('location');
      if (location === null) break;
      const next = new URL(location, at);
      if (next.origin === platform.origin) return next;
      at = next.toString();
      answer = await request(at);
    }
    throw new Error(`the tool answered the login with ${answer.status}: ${await answer.text()}`);
  };
  const authorize: PracticeBrowser['authorize'] = async (url) => {
    let answer = await request(url.toString());
    const next = answer.headers.get('location');
    if (next !== null) answer = await request(new URL(next, url).toString());
    const page = await answer.text();
    if (answer.status !== 200) throw new Error(`Canvas refused with ${answer.status}: ${page}`);
    return formIn(page);
  };
  return {
    cookies,
    request,
    post,
    startLogin,
    postLogin,
    authorize,
    signOut: () => jar(platform.origin).clear(),
    launch: async (target) => post(await authorize(await postLogin(await startLogin(target)))),
  };
}

function keep(jar: Map<string, string>, setCookie: string): void {
  const [pair = '', ...attributes] = setCookie.split(';');
  const [name = '', ...value] = pair.trim().split('=');
  const gone = attributes.some((each) => /^\s*max-age=0\s*$/i.test(each));
  if (gone) jar.delete(name);
  else jar.set(name, value.join('='));
}

/** Reads the one form of a page that Canvas made. */
function formIn(page: string): Form {
  const url = /<form[^>]*action="([^"]*)"/.exec(page)?.[1] ?? '';
  const fields = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return {
    url: unescape(url),
    fields: Object.fromEntries(
      fields.map(([, name = '', value = '']) => [unescape(name), unescape(value)]),
    ),
  };
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
