import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { decodeJwt } from 'jose';
import type { Platform } from './platform.ts';
import { seconds } from './platform.ts';
import { verifyByTool } from './tool-keys.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const oldestSeconds = 5 * 60;
const futureSeconds = 30;

class RequestRefused extends Error {
  readonly code: string;
  constructor(code: string, description: string) {
    super(description);
    this.code = code;
  }
}

/** Rails' `to_sentence`, by which `Canvas::OAuth::InvalidScopeError` lists scopes. */
const sentence = new Intl.ListFormat('en', { type: 'conjunction' });

/**
 * Access tokens for tools (Canvas: `OAuth2ProviderController#token` with
 * `Canvas::OAuth::GrantTypes::ClientCredentials` and `AsymmetricClientCredentialsProvider`). A key that
 * is switched off still gets them, and is refused by the services (`LtiServices#verify_developer_key`).
 */
export function tokenRoutes(platform: Platform): Router {
  const router = Router();
  const used = new Set<string>();
  router.post('/login/oauth2/token', async (request, response) => {
    try {
      const body = fields(request.body);
      if (body['grant_type'] !== 'client_credentials') {
        throw new RequestRefused(
          'unsupported_grant_type',
          'The grant_type you requested is not currently supported',
        );
      }
      if (body['client_assertion_type'] !== assertionType) {
        throw new RequestRefused(
          'invalid_request',
          'assertion method not supported for this grant_type',
        );
      }
      const clientId = await checkAssertion(platform, body['client_assertion'] ?? '', used);
      const key = platform.world.developerKey(clientId);
      const wanted = (body['scope'] ?? '').split(' ').filter((scope) => scope !== '');
      const missing = wanted.filter((scope) => !key?.scopes.includes(scope));
      // Canvas: `Provider#valid_scopes?`; asking for none is refused too.
      if (missing.length > 0 || wanted.length === 0) {
        throw new RequestRefused(
          'invalid_scope',
          `A requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner. The following scopes were requested, but not granted: ${sentence.format(missing)}`,
        );
      }
      const lifetime = platform.settings.accessTokenSeconds;
      const token = await platform.signing.seal(
        {
          iss: platform.issuer,
          sub: clientId,
          aud: tokenUrl(platform),
          iat: seconds(platform),
          jti: randomUUID(),
          scopes: wanted.join(' '),
        },
        lifetime,
      );
      response.set('Cache-Control', 'no-store').json({
        access_token: token,
        token_type: 'Bearer',
        expires_in: lifetime,
        scope: wanted.join(' '),
      });
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      response.status(400).json({ error: error.code, error_description: error.message });
    }
  });
  return router;
}

export function tokenUrl(platform: Platform): string {
  return `${platform.origin}/login/oauth2/token`;
}

/**
 * Checks a client assertion (Canvas: `Canvas::Security::JwtValidator`). Stricter than Canvas in two
 * places, as the 1EdTech security framework asks: `iss` must be the client id too, a `jti` counts once.
 */
async function checkAssertion(platform: Platform, jwt: string, used: Set<string>) {
  let clientId: string;
  try {
    clientId = decodeJwt(jwt).sub ?? '';
  } catch {
    throw new RequestRefused('invalid_request', 'Invalid JWT');
  }
  const key = platform.world.developerKey(clientId);
  // Canvas: `#error_message`; an unknown client and a wrong signature are answered alike.
  const invalid = new RequestRefused('invalid_request', 'JWS signature invalid.');
  if (!key) throw invalid;
  const claims = await verifyByTool(jwt, key).catch(() => {
    throw invalid;
  });
  const problems: string[] = [];
  const missing = ['iss', 'sub', 'aud', 'exp', 'iat', 'jti'].filter((name) => !(name in claims));
  if (missing.length > 0) {
    problems.push(`the following assertions are missing: ${missing.join(',')}`);
  } else {
    const now = seconds(platform);
    const audience = [claims.aud ?? []].flat();
    if (!audience.includes(tokenUrl(platform))) problems.push("the 'aud' is invalid");
    if ((claims.exp ?? 0) < now) problems.push('the JWT has expired');
    if ((claims.iat ?? 0) < now - oldestSeconds) {
      problems.push(`the 'iat' must be less than ${oldestSeconds} seconds old`);
    }
    if ((claims.iat ?? 0) > now + futureSeconds)
      problems.push("the 'iat' must not be in the future");
    if (claims.iss !== clientId) problems.push("the 'iss' must be the client id");
    const jti = `${clientId}:${claims.jti ?? ''}`;
    if (used.has(jti)) problems.push("the 'jti' is invalid");
    used.add(jti);
  }
  if (problems.length > 0) throw new RequestRefused('invalid_request', problems.join(' | '));
  return clientId;
}

function fields(body: unknown): Record<string, string> {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
