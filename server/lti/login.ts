import type { Request, Response } from 'express';
import type { Platform } from '../models/platforms.ts';
import { cookiesWork, readProof, setProof } from './cookies.ts';
import { isLaunchAddress } from './id-token.ts';
import { ltiAddresses, ltiPaths } from './addresses.ts';
import type { LtiContext } from './lti-context.ts';
import { type BegunLogin, type Login, randomToken, sealedShape } from './logins.ts';
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
  const { login, platform } = await startLogin(lti, parameters);
  setProof(response, login);
  const next = cookiesWork(request)
    ? await authorizationUrl(lti, platform, { login, parameters })
    : `${ltiPaths.loginNext}?login=${await lti.logins.sealBegun({ login, parameters })}`;
  response.redirect(303, next);
}

/** Whether the cookie of `beginLogin` came back; otherwise the page that tries the other ways. */
export async function continueLogin(lti: LtiContext, request: Request, response: Response) {
  const { sealed, begun } = await readBegun(lti, request);
  const platform = await lti.models.platforms.getPlatform(begun.login.platformId);
  const next = await authorizationUrl(lti, assertActive(platform), begun);
  if (readProof(request, begun.login) === begun.login.proof) {
    response.redirect(303, next);
    return;
  }
  const windowUrl = `${ltiPaths.loginWindow}?login=${sealed}`;
  sendLoginPage(request, response, { login: begun.login, next, windowUrl });
}

/**
 * Begins the login anew in a window of its own, where cookies are the tool's own. The platform has
 * not been asked yet, so what it gave for this login is unused still (Canvas' hint works once).
 */
export async function loginInWindow(lti: LtiContext, request: Request, response: Response) {
  const { begun } = await readBegun(lti, request);
  const parameters = withoutFrame(begun.parameters);
  const { login, platform } = await startLogin(lti, parameters);
  setProof(response, login);
  response.redirect(303, await authorizationUrl(lti, platform, { login, parameters }));
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

async function startLogin(
  lti: LtiContext,
  parameters: Record<string, string>,
): Promise<{ login: Login; platform: Platform }> {
  const { iss = '', client_id = '', target_link_uri = '' } = parameters;
  const platform = assertActive(await lti.models.platforms.findPlatform(iss, client_id));
  if (!isLaunchAddress(target_link_uri, ltiAddresses(lti.toolUrl).launch)) {
    throw new Refused('TARGET_ELSEWHERE');
  }
  const target = parameters['lti_storage_target'];
  const { origin } = new URL(platform.authorizationUrl);
  lti.keys.prefetch(platform.keySetUrl);
  const login = {
    ...{ id: randomToken(), nonce: randomToken(), proof: randomToken() },
    ...{ platformId: platform._id, deploymentId: parameters['lti_deployment_id'] ?? '' },
    storage: target === undefined ? null : { target, origin },
  };
  return { login, platform };
}

function assertActive(platform: Platform | null): Platform {
  if (platform === null) throw new Refused('PLATFORM_UNKNOWN');
  if (platform.state !== 'active') throw new Refused('PLATFORM_DISABLED');
  return platform;
}

/** ltijs writes the request to the platform; its state and nonce are replaced by those of the login. */
export async function authorizationUrl(
  lti: LtiContext,
  platform: Platform,
  { login, parameters }: BegunLogin,
): Promise<string> {
  const { launch } = ltiAddresses(lti.toolUrl);
  const told = { ...withoutFrame(parameters), target_link_uri: launch };
  const url = await lti.ltijs.login(platform, told);
  url.searchParams.set('state', await lti.logins.sealState(login));
  url.searchParams.set('nonce', login.nonce);
  return url.href;
}

/** The platform's storage frame is a matter between it and the browser, and not there in a window. */
function withoutFrame(parameters: Record<string, string>): Record<string, string> {
  const others = Object.entries(parameters).filter(([name]) => name !== 'lti_storage_target');
  return Object.fromEntries(others);
}

async function readBegun(lti: LtiContext, request: Request) {
  const sealed = readForm(request).get('login') ?? '';
  const begun = sealedShape.test(sealed) ? await lti.logins.openBegun(sealed) : null;
  if (begun === null) throw new Refused('LOGIN_UNKNOWN');
  return { sealed, begun };
}
