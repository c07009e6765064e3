import { createRemoteJWKSet, customFetch, errors, type CryptoKey, type JWK } from 'jose';
import { platformFetch } from './platform-fetch.ts';
import { Refused } from './refusals.ts';

/** How long a platform's key set is believed; Canvas rotates monthly and publishes ahead. */
const cacheMaxAge = 10 * 60 * 1000;
/** An unknown key id fetches the set anew at most once in so many milliseconds. */
const cooldown = 30 * 1000;
const timeout = 5000;

/**
 * The platforms' public keys. Each set is fetched once and kept, so that a repeated launch asks the
 * platform nothing.
 */
export function platformKeys() {
  const sets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();
  const setOf = (url: string) => {
    const known = sets.get(url);
    if (known) return known;
    const options = { cacheMaxAge, cooldownDuration: cooldown, timeoutDuration: timeout };
    const fetched = createRemoteJWKSet(new URL(url), {
      ...options,
      [customFetch]: (address, { headers, method }) =>
        platformFetch(address, { headers: Object.fromEntries(headers), method }, timeout),
    });
    sets.set(url, fetched);
    return fetched;
  };
  const askedFor = new Map<string, number>();
  return {
    /**
     * Fetches a platform's keys while the browser is on its way there, so that a first launch need
     * not wait for them; what goes wrong is told when a launch needs them.
     */
    prefetch(keySetUrl: string): void {
      const last = askedFor.get(keySetUrl) ?? -Infinity;
      if (performance.now() - last < cooldown || setOf(keySetUrl).fresh) return;
      askedFor.set(keySetUrl, performance.now());
      setImmediate(
        () =>
          void setOf(keySetUrl)
            .reload()
            .catch(() => undefined),
      );
    },
    /**
     * The one key that a token names.
     * @throws Refused KEY_UNKNOWN, KEY_SET_UNAVAILABLE
     */
    async find(keySetUrl: string, kid: string): Promise<{ jwk: JWK; key: CryptoKey }> {
      const set = setOf(keySetUrl);
      const key = await set({ alg: 'RS256', kid }).catch((error: unknown) => {
        throw new Refused(
          error instanceof errors.JWKSNoMatchingKey ||
            error instanceof errors.JWKSMultipleMatchingKeys
            ? 'KEY_UNKNOWN'
            : 'KEY_SET_UNAVAILABLE',
        );
      });
      const jwk = set.jwks()?.keys.find((key) => key.kid === kid && key.kty === 'RSA');
      if (jwk === undefined) throw new Refused('KEY_UNKNOWN');
      return { jwk, key };
    },
  };
}

export type PlatformKeys = ReturnType<typeof platformKeys>;
