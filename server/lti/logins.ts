import { hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { z } from 'zod';

/** Seconds between a login and its launch: Canvas may ask a person to sign in meanwhile. */
export const loginSeconds = 600;

const login = z.object({
  /** Under which its one launch is kept. */
  id: z.string(),
  platformId: z.string(),
  nonce: z.string(),
  /** A secret that the browser of this login keeps, in a cookie or in the platform's storage. */
  proof: z.string(),
  /** As the platform named it; '' when it did not. */
  deploymentId: z.string(),
  /** The platform's frame that keeps proofs (1EdTech Platform Storage), and its origin; null without. */
  storage: z.object({ target: z.string(), origin: z.string() }).nullable(),
});

/** A login under way. */
export type Login = z.infer<typeof login>;

const begunLogin = z.object({
  login,
  /** What the platform began the login with, to begin again in a window of its own. */
  parameters: z.record(z.string(), z.string()),
});

/** A login whose browser has not been sent to the platform yet. */
export type BegunLogin = z.infer<typeof begunLogin>;

const encryption = { alg: 'dir', enc: 'A256GCM' } as const;

/**
 * Logins under way are kept nowhere: they travel with the browser, as JWTs that the tool alone can
 * read and write, so that whoever begins logins by the million fills no disk. That a login is good
 * for one launch is seen to when that is accepted (models/launches.ts). They run on the machine's own
 * clock, as ltijs does.
 */
export function sealedLogins(secret: string) {
  const bytes = new Uint8Array(hkdfSync('sha256', secret, '', 'logins', 32));
  const made = crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const seal = async (use: string, content: object) =>
    new EncryptJWT({ content })
      .setProtectedHeader(encryption)
      .setAudience(use)
      .setExpirationTime(`${loginSeconds}s`)
      .encrypt(await made);
  const open = async (use: string, sealed: string): Promise<unknown> => {
    const options = {
      audience: use,
      keyManagementAlgorithms: [encryption.alg],
      contentEncryptionAlgorithms: [encryption.enc],
    };
    const opened = await jwtDecrypt(sealed, await made, options).catch(() => null);
    return opened?.payload['content'] ?? null;
  };
  return {
    /** The `state` that the platform is given, and gives back with the launch. */
    sealState: (value: Login): Promise<string> => seal('state', value),
    /** The login of a state; null for one that is not ours, or too old. */
    openState: async (state: string): Promise<Login | null> =>
      login.nullable().parse(await open('state', state)),
    /** For the way round by our own pages, before the platform is asked. */
    sealBegun: (value: BegunLogin): Promise<string> => seal('begun', value),
    openBegun: async (sealed: string): Promise<BegunLogin | null> =>
      begunLogin.nullable().parse(await open('begun', sealed)),
  };
}

export type Logins = ReturnType<typeof sealedLogins>;

/** The shape of everything that is sealed here: a JWE in its compact form, without a wrapped key. */
export const sealedShape = /^[\w-]{10,200}\.\.[\w-]{16}\.[\w-]{10,16000}\.[\w-]{22}$/;

/** 128 random bits, for nonces and proofs. */
export function randomToken(): string {
  return randomBytes(16).toString('base64url');
}

/** Compares secrets in a time that does not tell how much of them is right. */
export function sameSecret(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The name under which a browser keeps the proof of a login, in cookies and in platform storage. */
export function proofName({ id }: Pick<Login, 'id'>): string {
  return `kursdag-login-${id}`;
}
