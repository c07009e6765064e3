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
): Promise<{ browser: PracticeBrowser; state: string; nonce: string; authorization: URL }> {
  let response = await browser.post(await browser.startLogin(target));
  const address = () => new URL(response.headers.get('location') ?? '', response.url);
  while (response.status === 303 && address().origin === url) {
    response = await browser.request(address().href);
  }
  if (response.status !== 303)
    throw new Error(`login: ${response.status} ${await response.text()}`);
  const authorization = address();
  const state = authorization.searchParams.get('state') ?? '';
  return { browser, state, nonce: authorization.searchParams.get('nonce') ?? '', authorization };
}

/** A launch that would be accepted as it is. */
export async function draftLaunch(
  harness: Harness,
  target: LaunchTarget = { person: 'leader', courseId: 101, placement: 'course_navigation' },
): Promise<LaunchDraft> {
  const { browser, state, nonce } = await beginLogin(harness, target);
  const { kid, privateJwk } = harness.canvas.signing.presentKey();
  return {
    ...{ harness, browser, state, nonce },
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
