import { SignJWT, importJWK, type CryptoKey, type JWTPayload } from 'jose';
import type { PracticeBrowser } from '../canvas/browser.ts';
import type { LaunchTarget } from '../canvas/login.ts';
import type { Harness } from '../harness.ts';

/** A launch about to be posted, of which a test spoils one thing. */
export interface LaunchDraft {
  harness: Harness;
  browser: PracticeBrowser;
  /** As the tool gave them to this browser. */
  state: string;
  nonce: string;
  /** Under which the browser keeps the proof of this login. */
  proofName: string;
  claims: JWTPayload;
  header: { alg: string; kid?: string; typ?: string };
  /** Signs with it; Canvas' own key unless said otherwise. */
  key: CryptoKey | Uint8Array;
  /** What is posted beside the token, in this order. */
  fields: Record<string, string>;
  path: string;
  method: string;
  headers: Record<string, string>;
  /** The body instead of the form. */
  body?: string;
}

/** Brings a login through the tool, as a browser would, up to Canvas' door. */
export async function beginLogin(
  { canvas, url }: Harness,
  target: LaunchTarget,
  browser = canvas.browser(),
) {
  const authorization = await browser.postLogin(await browser.startLogin(target));
  const { state = '', nonce = '' } = Object.fromEntries(authorization.searchParams);
  const names = [...(browser.cookies.get(url)?.keys() ?? [])];
  const proofName = names.findLast((name) => name.startsWith('kursdag-login-')) ?? '';
  return { browser, state, nonce, proofName, authorization };
}

const courseNavigation = { person: 'leader', courseId: 101, placement: 'course_navigation' };

/** What the tool gives a browser to go on with in which it has seen no cookie before. */
export async function passedOnLogin({ canvas, url }: Harness): Promise<string> {
  const browser = canvas.browser();
  const begun = await browser.post(await browser.startLogin(courseNavigation));
  const next = new URL(begun.headers.get('location') ?? '', url);
  return next.searchParams.get('login') ?? '';
}

/** A launch that would be accepted as it is. */
export async function draftLaunch(
  harness: Harness,
  target: LaunchTarget = courseNavigation,
): Promise<LaunchDraft> {
  const { browser, state, nonce, proofName } = await beginLogin(harness, target);
  const { kid, privateJwk } = harness.canvas.signing.presentKey();
  return {
    ...{ harness, browser, state, nonce, proofName },
    claims: { ...(await harness.canvas.claimsFor(target)), nonce },
    header: { alg: 'RS256', typ: 'JWT', kid },
    key: await importJWK(privateJwk, 'RS256'),
    fields: { utf8: '✓', authenticity_token: 'cHJhY3RpY2U=', state },
    ...{ path: '/lti/launch', method: 'POST', headers: {} },
  };
}

export function signDraft({ claims, header, key }: LaunchDraft): Promise<string> {
  return new SignJWT(claims).setProtectedHeader(header).sign(key);
}

/** Posts a draft: signs the claims unless the fields or the body say otherwise. */
export async function postDraft(draft: LaunchDraft): Promise<Response> {
  const { harness, browser, fields, path, method, headers } = draft;
  const form = 'id_token' in fields ? fields : { ...fields, id_token: await signDraft(draft) };
  const body = draft.body ?? new URLSearchParams(form).toString();
  return browser.request(`${harness.url}${path}`, {
    method,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    ...(method === 'GET' ? {} : { body }),
  });
}
