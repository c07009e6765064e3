import type { Request, Response } from 'express';
import { ltiAddresses } from './addresses.ts';
import type { Platform } from '../models/platforms.ts';
import { clearProof, readProof } from './cookies.ts';
import { verifyIdToken } from './id-token.ts';
import { acceptLogin } from './launch-code.ts';
import type { LtiContext } from './lti-context.ts';
import { sameSecret, sealedShape, type Login } from './logins.ts';
import { sendStoragePage } from './pages.ts';
import { readForm, type Form } from './read-form.ts';
import { Refused, type RefusalCode } from './refusals.ts';
import { rememberLaunch } from './remember-launch.ts';
import type { Launch } from './verified-launch.ts';

/** Errors of OpenID Connect that Canvas posts instead of a token (canvas.md, "Launch"). */
const platformErrors: Record<string, RefusalCode> = {
  login_required: 'PLATFORM_LOGIN_REQUIRED',
  interaction_required: 'PLATFORM_LOGIN_REQUIRED',
  launch_no_longer_valid: 'PLATFORM_LAUNCH_EXPIRED',
  unauthorized_client: 'PLATFORM_CLIENT_REFUSED',
  invalid_scope: 'PLATFORM_CLIENT_REFUSED',
  unsupported_response_type: 'PLATFORM_CLIENT_REFUSED',
};

/**
 * The last step of a launch: the platform's signed word, in answer to a login of this very browser.
 * Ends in the client, with a code that it exchanges for a session.
 */
export async function acceptLaunch(lti: LtiContext, request: Request, response: Response) {
  const form = readForm(request);
  const error = form.get('error');
  if (error !== undefined) throw new Refused(platformErrors[error] ?? 'PLATFORM_ERROR');
  const state = readState(form);
  const token = form.get('id_token');
  if (token === undefined || token === '') throw new Refused('TOKEN_MISSING');

  const { login, proved } = await findLogin(lti, request, form, state);
  if (!proved) {
    sendStoragePage(request, response, { state, login, token });
    return;
  }
  const launch = await verifyLaunch(lti, login, token);
  const confirmed = await lti.ltijs.launch(launch.platform, launch.jwk, { idToken: token, state });
  if (confirmed?.user !== launch.claims.sub) throw new Refused('VALIDATOR_REFUSED');

  const address = await acceptLogin(lti, login, await rememberLaunch(lti, launch));
  clearProof(response, login);
  response.redirect(303, address);
  await lti.notices.noteLaunch(launch);
}

function readState(form: Form): string {
  const state = form.get('state');
  if (state === undefined || state === '') throw new Refused('STATE_MISSING');
  if (!sealedShape.test(state)) throw new Refused('STATE_MALFORMED');
  return state;
}

/**
 * That the browser is the one which began the login: by its cookie; else by what the platform kept
 * for it (1EdTech Platform Storage), which our own page reads and posts, and nobody else's may.
 */
async function findLogin(
  lti: LtiContext,
  request: Request,
  form: Form,
  state: string,
): Promise<{ login: Login; proved: boolean }> {
  const login = await lti.logins.openState(state);
  if (login === null) throw new Refused('STATE_UNKNOWN');
  const stored = form.get('storage_proof');
  if (stored !== undefined) assertOwnOrigin(request, lti.toolUrl);
  const proof = readProof(request, login) ?? stored;
  if (proof !== undefined) {
    if (!sameSecret(proof, login.proof)) throw new Refused('OTHER_BROWSER');
    return { login, proved: true };
  }
  // The proof goes with the launch: whoever comes back to the same page has none any more.
  if (await lti.models.launches.isUsed(login.id)) throw new Refused('STATE_USED');
  if (login.storage === null) throw new Refused('OTHER_BROWSER');
  return { login, proved: false };
}

function assertOwnOrigin(request: Request, toolUrl: string): void {
  const site = request.get('sec-fetch-site');
  const own = request.get('origin') === new URL(toolUrl).origin;
  if (!own || (site !== undefined && site !== 'same-origin')) throw new Refused('OTHER_ORIGIN');
}

async function verifyLaunch(lti: LtiContext, login: Login, token: string): Promise<Launch> {
  const { platforms } = lti.models;
  const [platform, deployments] = await Promise.all([
    platforms.getPlatform(login.platformId),
    platforms.listDeployments(login.platformId),
  ]);
  if (platform === null) throw new Refused('PLATFORM_UNKNOWN');
  if (platform.state !== 'active') throw new Refused('PLATFORM_DISABLED');
  const verified = await verifyIdToken(
    token,
    {
      ...{ issuer: platform.issuer, clientId: platform.clientId, keySetUrl: platform.keySetUrl },
      nonce: login.nonce,
      deploymentId: login.deploymentId,
      launchUrl: ltiAddresses(lti.toolUrl).launch,
    },
    lti.keys,
  );
  const deployment =
    deployments.find(({ deploymentId }) => deploymentId === verified.deploymentId) ??
    (await firstDeployment(lti, platform, verified.deploymentId));
  if (deployment === null) throw new Refused('DEPLOYMENT_UNKNOWN');
  if (deployment.state !== 'active') throw new Refused('DEPLOYMENT_DISABLED');
  return { ...verified, platform, deployment };
}

async function firstDeployment(lti: LtiContext, platform: Platform, deploymentId: string) {
  const { platforms } = lti.models;
  if (!platform.awaitsDeployment) return null;
  const first = await platforms.claimFirstDeployment(platform._id);
  return first ? platforms.putDeployment(platform._id, deploymentId, lti.now()) : null;
}
