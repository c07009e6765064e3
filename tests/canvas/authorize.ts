import { Router } from 'express';
import type { Request, Response } from 'express';
import type { JWTPayload } from 'jose';
import { postingPage, plainPage } from './pages/plain-pages.ts';
import type { Launches } from './login.ts';
import type { Platform } from './platform.ts';
import { personOf } from './session.ts';
import { storageTarget } from './vocabulary.ts';

/** Canvas: `AuthenticationController::REQUIRED_PARAMS`; `state` is optional to Canvas. */
const required = [
  'client_id',
  'login_hint',
  'lti_message_hint',
  'nonce',
  'prompt',
  'redirect_uri',
  'response_mode',
  'response_type',
  'scope',
];

/** Values that the security framework (1EdTech, 5.1.1.2) demands; Canvas itself checks `scope` alone. */
const fixed: Record<string, string> = {
  scope: 'openid',
  response_type: 'id_token',
  response_mode: 'form_post',
  prompt: 'none',
};

interface OidcError {
  error: string;
  error_description: string;
}

/** Step 2 and 3 of a launch (Canvas: `app/controllers/lti/ims/authentication_controller.rb`). */
export function authorizeRoutes(platform: Platform, launches: Launches): Router {
  const router = Router();
  // Canvas: `#authorize_redirect`.
  router.all('/api/lti/authorize_redirect', async (request, response) => {
    const params = parameters(request);
    const query = new URLSearchParams(params);
    if (!(await openHint(platform, params))) refuse(response, 'Invalid lti_message_hint');
    else response.redirect(302, `${platform.origin}/api/lti/authorize?${query.toString()}`);
  });
  // Canvas: `#authorize`; of several errors the last one found is told, as `set_oidc_error!` leaves it.
  router.get('/api/lti/authorize', async (request, response) => {
    const params = parameters(request);
    const hint = await openHint(platform, params);
    const key = platform.world.developerKey(params['client_id'] ?? '');
    const redirectUri = params['redirect_uri'] ?? '';
    if (!hint) refuse(response, 'Invalid lti_message_hint');
    // Canvas: an unknown key is an unknown record, answered with its page for what does not exist.
    else if (!key) response.status(404).send(plainPage('Siden finnes ikke', 'Ukjent client_id.'));
    // Documented as an exact match (lti_launch_overview.md); Canvas' code would let a query through.
    else if (!key.redirectUris.includes(redirectUri)) refuse(response, 'Invalid redirect_uri');
    else {
      const problem =
        (key.state === 'on' ? null : unauthorized) ??
        (await checkPerson(platform, request, params)) ??
        checkParameters(params);
      const answer = problem ?? (await idToken(platform, launches, hint, params));
      const fields = {
        ...answer,
        ...('state' in params ? { state: params['state'] ?? '' } : {}),
        ...('id_token' in answer && hint['include_storage_target']
          ? { lti_storage_target: storageTarget }
          : {}),
      };
      // Rails' form_tag adds two fields of its own (seen in recorded launches).
      const rails = { utf8: '✓', authenticity_token: 'cHJhY3RpY2U=' };
      response.send(postingPage({ url: redirectUri, fields: { ...rails, ...fields } }));
    }
  });
  return router;
}

/** Canvas: `#cached_launch_with_nonce` and `JwtMessage.generate_id_token`: once, with the tool's nonce. */
async function idToken(
  platform: Platform,
  launches: Launches,
  hint: JWTPayload,
  params: Record<string, string>,
): Promise<{ id_token: string } | OidcError> {
  const verifier = hint['verifier'];
  const claims = typeof verifier === 'string' ? launches.take(verifier) : undefined;
  if (!claims) {
    return {
      error: 'launch_no_longer_valid',
      error_description: 'The launch has either expired or already been consumed',
    };
  }
  // Canvas does not compare the two; a launch of one key must not serve another.
  if (claims.aud !== params['client_id']) return unauthorized;
  return { id_token: await platform.signing.sign({ ...claims, nonce: params['nonce'] }) };
}

/** Canvas: `#validate_current_user!`. */
async function checkPerson(
  platform: Platform,
  request: Request,
  params: Record<string, string>,
): Promise<OidcError | null> {
  const person = await personOf(platform, request);
  const matches = person !== null && platform.world.ids.legacyUser(person) === params['login_hint'];
  if (matches) return null;
  return { error: 'login_required', error_description: 'Must have an active user session' };
}

/** Canvas: `#validate_client_id!`. */
const unauthorized: OidcError = {
  error: 'unauthorized_client',
  error_description: 'Client not authorized in requested context',
};

/** Canvas: `#validate_oidc_params!`, whose word about `scope` comes last. */
function checkParameters(params: Record<string, string>): OidcError | null {
  const missing = required.filter((name) => !params[name]);
  const wrong = Object.entries(fixed).filter(([name, value]) => params[name] !== value);
  if (missing.length === 0 && wrong.length === 0) return null;
  return {
    error: 'invalid_request_object',
    error_description:
      missing.length > 0 && params['scope'] === fixed['scope']
        ? `The following parameters are missing: ${missing.join(',')}`
        : wrong.map(([name, value]) => `The '${name}' must be '${value}'`).join(' '),
  };
}

/** Canvas: `#decoded_jwt`. */
async function openHint(platform: Platform, params: Record<string, string>) {
  try {
    return await platform.signing.unseal(params['lti_message_hint'] ?? '');
  } catch {
    return null;
  }
}

function parameters(request: Request): Record<string, string> {
  const body: unknown = request.body;
  const given: object = { ...request.query, ...(typeof body === 'object' ? body : {}) };
  const strings = Object.entries(given).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(strings);
}

/** Canvas: `reject!` renders a page with status 400; the tool never hears of it. */
function refuse(response: Response, reason: string): void {
  response.status(400).send(plainPage('Noe gikk galt', reason));
}
