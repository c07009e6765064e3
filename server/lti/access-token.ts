import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import type { Platform } from '../models/platforms.ts';
import { platformFetch } from './platform-fetch.ts';
import type { Scope } from './scopes.ts';
import type { ToolKeys } from './tool-keys.ts';

/** Seconds for which a client assertion is good. */
const assertionSeconds = 60;
/** Seconds before its end at which an access token is not used any more. */
const marginSeconds = 60;

const reply = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3600),
});

/** The platform gave no access token; `status` is what it answered. */
export class AccessTokenRefused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the platform gave no access token (${status})`);
    this.name = 'AccessTokenRefused';
    this.status = status;
  }
}

interface Held {
  /** Epoch milliseconds; for ever while it is being fetched. */
  until: number;
  token: Promise<string>;
}

/**
 * Access tokens for the platforms' services (1EdTech security framework, section 4.1). Each is
 * fetched once, however many ask, and used until shortly before its end.
 */
export function accessTokens(keys: ToolKeys) {
  const known = new Map<string, Held>();
  const keyOf = (platform: Platform, scopes: readonly Scope[]) =>
    JSON.stringify([platform._id, platform.tokenUrl, [...scopes].sort()]);

  return {
    /** @throws AccessTokenRefused, PlatformUnreachable */
    async get(platform: Platform, scopes: readonly Scope[]): Promise<string> {
      const key = keyOf(platform, scopes);
      const held = known.get(key);
      if (held !== undefined && held.until > Date.now()) return held.token;
      const fetched = fetchToken(keys, platform, scopes);
      const fresh: Held = { until: Infinity, token: fetched.then((one) => one.access_token) };
      known.set(key, fresh);
      try {
        fresh.until = Date.now() + ((await fetched).expires_in - marginSeconds) * 1000;
      } catch {
        if (known.get(key) === fresh) known.delete(key);
      }
      return fresh.token;
    },
    /** Forgets a token that a service has refused (401). */
    forget(platform: Platform, scopes: readonly Scope[]): void {
      known.delete(keyOf(platform, scopes));
    },
  };
}

export type AccessTokens = ReturnType<typeof accessTokens>;

async function fetchToken(keys: ToolKeys, platform: Platform, scopes: readonly Scope[]) {
  const { tokenUrl, clientId } = platform;
  const { kid, key } = await keys.signingKey();
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenUrl)
    .setIssuedAt()
    .setExpirationTime(`${assertionSeconds} seconds`)
    .setJti(randomUUID())
    .sign(key);
  const response = await platformFetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope: scopes.join(' '),
    }),
  });
  const parsed = response.ok ? reply.safeParse(await response.json().catch(() => null)) : null;
  if (!parsed?.success) throw new AccessTokenRefused(response.status);
  return parsed.data;
}
