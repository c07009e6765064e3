/** A token as the server grants it. */
export interface Grant {
  token: string;
  expiresInSeconds: number;
}

/** Seconds before its end at which a token counts as run out, for slow networks and odd clocks. */
const marginSeconds = 60;

interface Options<G extends Grant> {
  /** Asks for a fresh grant with the token at hand, or with the cookie alone when there is none. */
  renew: (token: string | null) => Promise<G>;
  /** Milliseconds. */
  now: () => number;
  onGrant: (grant: G) => void;
}

/** Keeps the session's token in memory only, and renews it: however many ask at once, one request. */
export function createTokenKeeper<G extends Grant>({ renew, now, onGrant }: Options<G>) {
  let token: string | null = null;
  let freshUntil = 0;
  let flight: Promise<G> | null = null;

  function accept(grant: G): G {
    token = grant.token;
    const margin = Math.min(marginSeconds, grant.expiresInSeconds / 2);
    freshUntil = now() + (grant.expiresInSeconds - margin) * 1000;
    onGrant(grant);
    return grant;
  }

  function fresh(): Promise<G> {
    flight ??= renew(token)
      .then(accept)
      .finally(() => {
        flight = null;
      });
    return flight;
  }

  return {
    accept,
    /** A fresh grant; those who ask while it is on its way get the same one. */
    renew: fresh,
    /** A token that will last a while; renews first where it would not. */
    async get(): Promise<string> {
      return token !== null && now() < freshUntil ? token : (await fresh()).token;
    },
    /** A token other than `used`, which the server has just refused. */
    async replace(used: string): Promise<string> {
      return token !== null && token !== used ? token : (await fresh()).token;
    },
    /** Milliseconds until the token should be renewed. */
    freshFor: (): number => freshUntil - now(),
    forget(): void {
      token = null;
      freshUntil = 0;
    },
  };
}
