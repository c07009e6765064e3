import type { Platform, platformStore } from './platforms.ts';

/** A platform as ltijs keeps it, with the one key that the guard has found. */
interface LtijsPlatform {
  platformName: string;
  platformUrl: string;
  clientId: string;
  authEndpoint: string;
  accesstokenEndpoint: string;
  authorizationServer: string;
  kid: string;
  authConfig: { method: 'JWK_SET' | 'JWK_KEY'; key: string };
}

/** What the guard knows of the login or launch under way. */
export interface LaunchUnderWay {
  platform: Platform;
  /** The public key that signed the launch, as JSON; null during a login. */
  jwk: string | null;
}

type Query = Record<string, unknown>;

/**
 * The database of ltijs on ours. ltijs reads platforms from our own; what the guard holds already is
 * not asked for again. Launch states and nonces are the guard's affair
 * (server/lti/logins.ts), so ltijs finds none and its inserts end here; so do the copies of names and
 * addresses that it would keep for its own session, which is not used (identity has one home, rule 26).
 * @param underWay the login or launch in whose course ltijs asks
 */
export function ltijsPlugin(
  platforms: Pick<ReturnType<typeof platformStore>, 'findPlatform'>,
  underWay: () => LaunchUnderWay | undefined,
) {
  const readers: Record<string, (query: Query) => Promise<object[] | false>> = {
    platform: async (query) => {
      const { platformUrl, clientId } = query;
      if (typeof platformUrl !== 'string' || typeof clientId !== 'string') return false;
      const current = underWay();
      const known =
        current?.platform.issuer === platformUrl && current.platform.clientId === clientId
          ? current.platform
          : await platforms.findPlatform(platformUrl, clientId);
      return known === null ? false : [asLtijs(known, current?.jwk ?? null)];
    },
    platformStatus: async ({ id }) => {
      const current = underWay();
      const active = current?.platform._id === id && current?.platform.state === 'active';
      return Promise.resolve([{ id, active }]);
    },
  };
  const done = () => Promise.resolve(true as const);
  return {
    setup: done,
    Close: done,
    async Get(_key: string | false, collection: string, query: Query = {}) {
      return (await readers[collection]?.(query)) ?? false;
    },
    Insert: done,
    Replace: done,
    Modify: done,
    Delete: done,
  };
}

function asLtijs(platform: Platform, jwk: string | null): LtijsPlatform {
  return {
    platformName: platform.name,
    platformUrl: platform.issuer,
    clientId: platform.clientId,
    authEndpoint: platform.authorizationUrl,
    accesstokenEndpoint: platform.tokenUrl,
    authorizationServer: platform.tokenUrl,
    kid: platform._id,
    authConfig:
      jwk === null
        ? { method: 'JWK_SET', key: platform.keySetUrl }
        : { method: 'JWK_KEY', key: jwk },
  };
}
