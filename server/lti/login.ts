import type { Request, Response } from 'express';
import type { Platform } from '../models/platforms.ts';
import { cookiesWork, readProof, setProof } from './cookies.ts';
import { isLaunchAddress } from './id-token.ts';
import { ltiAddresses, ltiPaths } from './addresses.ts';
import type { LtiContext } from './lti-context.ts';
import { randomToken, stateShape, type Login } from './logins.ts';
import { sendLoginPage } from './pages.ts';
import { readForm, type Form } from './read-form.ts';
import { Refused, type RefusalCode } from './refusals.ts';

/** What of a login is used; everything else that a platform sends along is left behind. */
const known = [
  'iss',
  'login_hint',
  'target_link_uri',
  'client_id',
  'lti_message_hint',
  'lti_deployment_id',
  'lti_storage_target',
] as const;

const required: readonly (readonly [(typeof known)[number], RefusalCode])[] = [
  ['iss', 'LOGIN_WITHOUT_ISSUER'],
  ['client_id', 'LOGIN_WITHOUT_CLIENT'],
  ['login_hint', 'LOGIN_WITHOUT_HINT'],
  ['target_link_uri', 'LOGIN_WITHOUT_TARGET'],
];

/**
 * The first step of a launch (third-party initiated login): answers with the way to the platform,
 * and gives the browser something to be known by when it comes back.
 *
 * A browser that brought our cookie along goes straight on. Another one is sent to `loginNext`, which
 * sees whether the cookie came, and where it did not, tries the platform's storage.
 */
export async function beginLogin(lti: LtiContext, request: Request, response: Response) {
  const parameters = readParameters(readForm(request));
  const { state, login } = await startLogin(lti, parameters);
  setProof(response, state, login.proof);
  const next = cookiesWork(request)
    ? login.authorizationUrl
    : `${ltiPaths.loginNext}?state=${state}`;
  response.redirect(303, next);
}

/** Whether the cookie of `beginLogin` came back; otherwise the page that tries the other ways. */
export async function continueLogin(lti: LtiContext, request: Request, response: Response) {
  const { state, login } = await findLogin(lti, request);
  if (readProof(request, state) === login.proof) {
    response.redirect(303, login.authorizationUrl);
    return;
  }
  sendLoginPage(request, response, {
    state,
    login,
    windowUrl: `${ltiPaths.loginWindow}?state=${state}`,
  });
}

/**
 * Begins the login anew in a window of its own, where cookies are the tool's own. The platform has
 * not been asked yet, so what it gave for this login is unused still (Canvas' hint works once).
 */
export async function loginInWindow(lti: LtiContext, request: Request, response: Response) {
  const { login } = await findLogin(lti, request);
  const fresh = await startLogin(lti, withoutFrame(login.parameters));
  setProof(response, fresh.state, fresh.login.proof);
  response.redirect(303, fresh.login.authorizationUrl);
}

function readParameters(form: Form): Record<string, string> {
  for (const [name, code] of required) if (!form.get(name)) throw new Refused(code);
  return Object.fromEntries(
    known.flatMap((name) => {
      const value = form.get(name);
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

async function startLogin(lti: LtiContext, parameters: Record<string, string>) {
  const { iss = '', client_id = '', target_link_uri = '' } = parameters;
  const platform = await lti.models.platforms.findPlatform(iss, client_id);
  if (platform === null) throw new Refused('PLATFORM_UNKNOWN');
  if (platform.state !== 'active') throw new Refused('PLATFORM_DISABLED');
  const { launch } = ltiAddresses(lti.toolUrl);
  if (!isLaunchAddress(target_link_uri, launch)) throw new Refused('TARGET_ELSEWHERE');
  const { url, state } = await authorization(lti, platform, {
    ...parameters,
    target_link_uri: launch,
  });
  const nonce = randomToken();
  url.searchParams.set('nonce', nonce);
  const login: Login = {
    ...{ platformId: platform._id, nonce, proof: randomToken() },
    ...{ authorizationUrl: url.href, parameters },
  };
  await lti.logins.begin(state, login);
  lti.keys.prefetch(platform.keySetUrl);
  return { state, login };
}

/** ltijs writes the request to the platform; its nonce (from Math.random) is replaced by a better one. */
async function authorization(
  lti: LtiContext,
  platform: Platform,
  parameters: Record<string, string>,
): Promise<{ url: URL; state: string }> {
  const url = await lti.ltijs.login(platform, withoutFrame(parameters));
  const state = url.searchParams.get('state') ?? '';
  if (!stateShape.test(state)) throw new Error('ltijs made a state of an unknown shape');
  return { url, state };
}

/** The platform's storage frame is a matter between it and the browser, and not there in a window. */
function withoutFrame(parameters: Record<string, string>): Record<string, string> {
  const others = Object.entries(parameters).filter(([name]) => name !== 'lti_storage_target');
  return Object.fromEntries(others);
}

async function findLogin(lti: LtiContext, request: Request) {
  const state = readForm(request).get('state') ?? '';
  if (!stateShape.test(state)) throw new Refused('STATE_MALFORMED');
  const login = await lti.logins.find(state);
  if (login === null) throw new Refused('LOGIN_UNKNOWN');
  return { state, login };
}
