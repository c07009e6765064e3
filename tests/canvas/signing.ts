import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } from 'jose';
import type { JWK, JWTPayload } from 'jose';

/** Everything that the platform signs with, in a form that can be saved. */
export interface SavedSigning {
  secret: string;
  keys: { kid: string; privateJwk: JWK; publicJwk: JWK }[];
}

export interface Signing {
  /** Signs a launch or a notice with the present key, as Canvas' `Lti::KeyStorage.present_key`. */
  sign(claims: JWTPayload): Promise<string>;
  /** The key set as Canvas serves it: past, present and future key. */
  publicKeys(): JWK[];
  presentKey(): { kid: string; privateJwk: JWK; publicJwk: JWK };
  /** The future key becomes the present one, and the past one disappears (Canvas does it monthly). */
  rotate(): Promise<void>;
  /** Tokens that the platform alone reads: hints, sessions, access tokens, registration tokens. */
  seal(claims: JWTPayload, lifetimeSeconds: number): Promise<string>;
  /** @throws when the token is not the platform's own, or has run out. */
  unseal(token: string): Promise<JWTPayload>;
  saved(): SavedSigning;
}

type StoredKey = SavedSigning['keys'][number];

/** Restores the platform's keys, or makes new ones. `clock` decides when tokens run out. */
export async function createSigning(
  saved: SavedSigning | null,
  clock: () => Date,
): Promise<Signing> {
  const secret = saved?.secret ?? randomUUID() + randomUUID();
  const keys = [...(saved?.keys ?? (await Promise.all([newKey(), newKey(), newKey()])))];
  const sealKey = new TextEncoder().encode(secret);
  const seconds = () => Math.floor(clock().getTime() / 1000);
  const presentKey = () => {
    const present = keys[1];
    if (!present) throw new Error('the key set has no present key');
    return present;
  };
  return {
    presentKey,
    publicKeys: () => keys.map((each) => each.publicJwk),
    sign: async (claims) => {
      const { kid, privateJwk } = presentKey();
      return new SignJWT(claims)
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid })
        .sign(await importJWK(privateJwk, 'RS256'));
    },
    rotate: async () => {
      keys.shift();
      keys.push(await newKey());
    },
    seal: (claims, lifetimeSeconds) =>
      new SignJWT({ ...claims, exp: seconds() + lifetimeSeconds })
        .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
        .sign(sealKey),
    unseal: async (token) =>
      (await jwtVerify(token, sealKey, { algorithms: ['HS256'], currentDate: clock() })).payload,
    saved: () => ({ secret, keys: [...keys] }),
  };
}

/** Canvas names its keys by the time they were made (`CanvasSecurity::JWKKeyPair`). */
async function newKey(): Promise<StoredKey> {
  const kid = `${new Date().toISOString().slice(0, 19)}Z_${randomUUID()}`;
  const pair = await generateKeyPair('RS256', { extractable: true });
  const publicJwk = { ...(await exportJWK(pair.publicKey)), kid, alg: 'RS256', use: 'sig' };
  return { kid, privateJwk: await exportJWK(pair.privateKey), publicJwk };
}
