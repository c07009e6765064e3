import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { CryptoKey, JWK, JWTPayload, ProtectedHeaderParameters } from 'jose';
import { claimNames, launchClaims, type LaunchClaims } from './claims.ts';
import type { PlatformKeys } from './platform-keys.ts';
import { loginSeconds } from './logins.ts';
import { Refused } from './refusals.ts';

/**
 * Seconds after which a launch is too old, whatever its `exp` says. Canvas sets `iat` when it begins
 * the login and signs later: in between, a person may sign in to Canvas, or take their time with the
 * offer of a window of its own, which begins the login anew. Replay is no matter of age: state and
 * nonce are good for one launch of one login.
 */
export const maxAge = 2 * loginSeconds;
/** Seconds by which a platform's clock may be ahead. */
const leeway = 5;

/** What a token must say to belong to the login that it answers. */
export interface Expected {
  issuer: string;
  clientId: string;
  keySetUrl: string;
  nonce: string;
  /** As the login named it; '' when it did not. */
  deploymentId: string;
  /** The one launch address. */
  launchUrl: string;
}

export interface VerifiedToken {
  claims: LaunchClaims;
  deploymentId: string;
  messageType: 'LtiResourceLinkRequest' | 'LtiDeepLinkingRequest';
  /** The whole payload, for what only some messages carry. */
  payload: JWTPayload;
  /** The one key that the token was signed with. */
  jwk: JWK;
}

/**
 * Checks a launch token against OpenID Connect, the 1EdTech security framework (section 5.1.3) and
 * LTI 1.3 core (section 5.3), before ltijs sees it.
 * @throws Refused with the code of the first demand that it does not meet
 */
export async function verifyIdToken(
  token: string,
  expected: Expected,
  keys: PlatformKeys,
): Promise<VerifiedToken> {
  const { payload, jwk } = await verifySigned(token, expected, keys);
  assertNonce(payload, expected);
  return { ...readMessage(payload, expected), payload, jwk };
}

/**
 * Checks what every token of a platform is held to: its signature, whom it is for, and when.
 * @throws Refused
 */
export async function verifySigned(
  token: string,
  expected: Pick<Expected, 'issuer' | 'clientId' | 'keySetUrl'>,
  keys: PlatformKeys,
): Promise<Pick<VerifiedToken, 'payload' | 'jwk'>> {
  const header = readHeader(token);
  assertAlgorithm(header);
  if (typeof header.kid !== 'string' || header.kid === '') throw new Refused('KEY_ID_MISSING');
  const { jwk, key } = await keys.find(expected.keySetUrl, header.kid);
  const payload = await verifySignature(token, key);
  assertAddressed(payload, expected);
  assertTimes(payload, Date.now() / 1000);
  return { payload, jwk };
}

function readHeader(token: string): ProtectedHeaderParameters {
  if (token.split('.').length !== 3) throw new Refused('TOKEN_MALFORMED');
  try {
    return decodeProtectedHeader(token);
  } catch {
    throw new Refused('TOKEN_MALFORMED');
  }
}

/** RS256 alone: neither unsigned, nor HS256 with the public key as a secret. */
function assertAlgorithm(header: ProtectedHeaderParameters): void {
  if (header.alg === undefined || /^none$/i.test(header.alg)) throw new Refused('TOKEN_UNSIGNED');
  if (header.alg !== 'RS256' || header.crit !== undefined) throw new Refused('ALGORITHM_REFUSED');
}

function assertAddressed(
  payload: JWTPayload,
  { issuer, clientId }: Pick<Expected, 'issuer' | 'clientId'>,
): void {
  if (payload.iss === undefined) throw new Refused('ISSUER_MISSING');
  if (payload.iss !== issuer) throw new Refused('ISSUER_WRONG');
  const audiences = audienceOf(payload);
  if (audiences.length === 0) throw new Refused('AUDIENCE_MISSING');
  if (!audiences.includes(clientId)) throw new Refused('AUDIENCE_WRONG');
  const party = payload['azp'];
  if (party === undefined && audiences.length > 1) throw new Refused('PARTY_MISSING');
  if (party !== undefined && party !== clientId) throw new Refused('PARTY_WRONG');
}

function audienceOf(payload: JWTPayload): string[] {
  const audience: unknown = payload.aud;
  const list: unknown[] = Array.isArray(audience) ? audience : [audience];
  return list.filter((one) => typeof one === 'string' && one !== '').map(String);
}

async function verifySignature(token: string, key: CryptoKey): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      clockTolerance: leeway,
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new Refused('EXPIRED');
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf') {
      throw new Refused('NOT_YET_VALID');
    }
    if (error instanceof errors.JWSSignatureVerificationFailed)
      throw new Refused('SIGNATURE_WRONG');
    if (error instanceof errors.JWTClaimValidationFailed) throw new Refused('CLAIMS_MALFORMED');
    throw new Refused('TOKEN_MALFORMED');
  }
}

function assertTimes({ exp, iat }: JWTPayload, now: number): void {
  if (typeof exp !== 'number') throw new Refused('EXPIRY_MISSING');
  if (typeof iat !== 'number') throw new Refused('ISSUED_AT_MISSING');
  if (iat > now + leeway) throw new Refused('ISSUED_IN_FUTURE');
  if (iat < now - maxAge) throw new Refused('TOO_OLD');
}

function assertNonce(payload: JWTPayload, expected: Expected): void {
  const nonce = payload['nonce'];
  if (typeof nonce !== 'string' || nonce === '') throw new Refused('NONCE_MISSING');
  if (nonce !== expected.nonce) throw new Refused('NONCE_WRONG');
}

const messageTypes = ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest'] as const;

function readMessage(payload: JWTPayload, expected: Expected) {
  const messageType = messageTypes.find((one) => one === payload[claimNames.messageType]);
  if (messageType === undefined) {
    const missing = payload[claimNames.messageType] === undefined;
    throw new Refused(missing ? 'MESSAGE_TYPE_MISSING' : 'MESSAGE_TYPE_UNKNOWN');
  }
  if (payload[claimNames.version] !== '1.3.0') throw new Refused('VERSION_WRONG');
  const deploymentId = payload[claimNames.deploymentId];
  if (typeof deploymentId !== 'string' || deploymentId === '') {
    throw new Refused('DEPLOYMENT_MISSING');
  }
  if (expected.deploymentId !== '' && deploymentId !== expected.deploymentId) {
    throw new Refused('OTHER_DEPLOYMENT');
  }
  if (typeof payload.sub !== 'string' || payload.sub === '') throw new Refused('SUBJECT_MISSING');
  if (!Array.isArray(payload[claimNames.roles])) throw new Refused('ROLES_MISSING');
  if (messageType === 'LtiResourceLinkRequest') assertResourceLink(payload, expected);
  const parsed = launchClaims.safeParse(payload);
  if (!parsed.success) throw new Refused('CLAIMS_MALFORMED');
  return { claims: parsed.data, deploymentId, messageType };
}

function assertResourceLink(payload: JWTPayload, { launchUrl }: Expected): void {
  const target = payload[claimNames.targetLinkUri];
  if (typeof target !== 'string') throw new Refused('TARGET_MISSING');
  if (!isLaunchAddress(target, launchUrl)) throw new Refused('TARGET_ELSEWHERE');
  const link = payload[claimNames.resourceLink];
  const id = typeof link === 'object' && link !== null && 'id' in link ? link.id : undefined;
  if (typeof id !== 'string' || id === '') throw new Refused('RESOURCE_LINK_MISSING');
}

/** Whether an address is the tool's one launch address; a query is let through and not read. */
export function isLaunchAddress(address: string, launchUrl: string): boolean {
  return address.length <= 2000 && address.split('?', 1)[0] === launchUrl;
}
