import { Router } from 'express';
import { decodeJwt } from 'jose';
import type { JWTPayload } from 'jose';
import type { DeepLinkData } from './deep-link-settings.ts';
import { placeItems } from './place-items.ts';
import type { DeepLinkAnswer } from './place-items.ts';
import { deepLinkAnswerPage } from './pages/deep-link-answer-page.ts';
import type { Platform } from './platform.ts';
import { seconds } from './platform.ts';
import { verifyByTool } from './tool-keys.ts';
import { claim, deepLinkClaim } from './vocabulary.ts';

export interface DeepLinking {
  routes: Router;
  answers: DeepLinkAnswer[];
}

/** Canvas: record errors, `{field: [{attribute, type, message}]}`. */
class AnswerRefused extends Error {
  readonly body: object;
  constructor(field: string, message: string, attribute = field, type = 'invalid') {
    super(message);
    this.body = { errors: { [field]: [{ attribute, type, message }] } };
  }
}

/** Canvas: `Lti::DeepLinkingData.format_error`. */
const dataRefused = (type: string, message: string) =>
  new AnswerRefused('data_jwt', message, '?data=JWT', type);
const tampered = () =>
  dataRefused('invalid_or_malformed', 'Do not modify the deep_link_return_url in any way.');

/** The tool's answer to a deep linking launch (Canvas: `Lti::IMS::DeepLinkingController#deep_linking_response`). */
export function createDeepLinking(platform: Platform): DeepLinking {
  const answers: DeepLinkAnswer[] = [];
  const used = new Set<string>();
  const routes = Router();
  routes.post('/courses/:courseId/deep_linking_response', async (request, response) => {
    try {
      const body = request.body as { JWT?: unknown } | undefined;
      const jwt = typeof body?.JWT === 'string' ? body.JWT : '';
      const claims = await checkAnswer(platform, jwt);
      const data = await openData(platform, request.query['data'], used);
      if (String(data.courseId) !== request.params.courseId) {
        throw tampered();
      }
      // Canvas takes neither from the answer; the specification (lti-dl 2.0, 4.5) demands both.
      if (claims.iss !== data.clientId) throw new AnswerRefused('jwt', 'Client not found');
      if (claims[claim('deployment_id')] !== data.deploymentId) {
        throw new AnswerRefused('jwt', 'deployment_id is not the one of the request');
      }
      const items = placeItems(platform, data, claims[deepLinkClaim('content_items')]);
      const message = claims[deepLinkClaim('msg')];
      const answer = { data, items, message: typeof message === 'string' ? message : null };
      answers.push(answer);
      platform.world.save();
      response.send(deepLinkAnswerPage(platform.origin, answer));
    } catch (error) {
      if (!(error instanceof AnswerRefused)) throw error;
      // Canvas: `DeepLinkingServices#render_error`.
      response.status(400).json(error.body);
    }
  });
  return { routes, answers };
}

/** Canvas: `DeepLinkingServices::DeepLinkingJwt`: signed by the tool, for this issuer, fresh, and with a nonce. */
async function checkAnswer(platform: Platform, jwt: string): Promise<JWTPayload> {
  let issuer: string | undefined;
  try {
    issuer = decodeJwt(jwt).iss;
  } catch {
    throw new AnswerRefused('jwt', 'JWT format is invalid');
  }
  const key = platform.world.developerKey(issuer ?? '');
  if (!key) throw new AnswerRefused('jwt', 'Client not found');
  if (key.state !== 'on') throw new AnswerRefused('developer_key', 'Developer key inactive');
  const claims = await verifyByTool(jwt, key).catch(() => {
    throw new AnswerRefused('jwt', 'JWT verification failure');
  });
  const now = seconds(platform);
  const problem = ['iss', 'aud', 'exp', 'iat', 'nonce'].some((name) => !(name in claims))
    ? 'the following assertions are missing'
    : ![claims.aud ?? []].flat().includes(platform.issuer)
      ? "the 'aud' is invalid"
      : (claims.exp ?? 0) < now
        ? 'the JWT has expired'
        : (claims.iat ?? 0) < now - 300
          ? "the 'iat' must be less than 300 seconds old"
          : (claims.iat ?? 0) > now + 30
            ? "the 'iat' must not be in the future"
            : null;
  if (problem !== null) throw new AnswerRefused('base', problem);
  // Canvas looks at neither; the specification (lti-dl 2.0, 4.5) demands both.
  if (claims[claim('message_type')] !== 'LtiDeepLinkingResponse') {
    throw new AnswerRefused('jwt', 'message_type must be LtiDeepLinkingResponse');
  }
  if (claims[claim('version')] !== '1.3.0') throw new AnswerRefused('jwt', 'version must be 1.3.0');
  return claims;
}

/** Canvas: `Lti::DeepLinkingData.from_jwt`, good for one answer. */
async function openData(
  platform: Platform,
  sealed: unknown,
  used: Set<string>,
): Promise<DeepLinkData> {
  const absent = dataRefused('presence_required', tampered().message);
  if (typeof sealed !== 'string' || sealed === '') throw absent;
  const claims = await platform.signing.unseal(sealed).catch(() => {
    throw tampered();
  });
  const data = claims as JWTPayload & DeepLinkData;
  if (used.has(data.nonce)) {
    throw dataRefused('already_used', 'Do not attempt to submit content items multiple times.');
  }
  used.add(data.nonce);
  return data;
}
