import { compactVerify, createLocalJWKSet } from 'jose';
import type { JSONWebKeySet, JWTPayload } from 'jose';
import type { DeveloperKey } from './types.ts';

const timeLimitMs = 5000;

/**
 * Verifies the signature of a token that a tool made, with the key set that the tool serves, fetched
 * each time as Canvas does (`AsymmetricClientCredentialsProvider#get_jwk_from_url`). RS256 alone, and
 * the token's `kid` must name a key of the set. Times are left to the caller, who has a clock.
 * @throws Error with the reason.
 */
export async function verifyByTool(jwt: string, key: DeveloperKey): Promise<JWTPayload> {
  const answer = await fetch(key.publicJwkUrl, {
    headers: { 'User-Agent': 'Canvas' },
    signal: AbortSignal.timeout(timeLimitMs),
  });
  if (!answer.ok) throw new Error(`the tool's key set answers ${answer.status}`);
  const keySet: unknown = await answer.json();
  if (!isKeySet(keySet)) throw new Error("the tool's key set is not a JSON Web Key Set");
  const find = createLocalJWKSet(keySet);
  const { payload } = await compactVerify(
    jwt,
    (header, token) => {
      if (header.kid === undefined) throw new Error('the token names no key (kid)');
      return find(header, token);
    },
    { algorithms: ['RS256'] },
  );
  const claims: unknown = JSON.parse(new TextDecoder().decode(payload));
  if (typeof claims !== 'object' || claims === null) throw new Error('the token holds no claims');
  return { ...claims };
}

function isKeySet(value: unknown): value is JSONWebKeySet {
  return (
    typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys)
  );
}
