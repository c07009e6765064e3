import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Models } from '../models/open.ts';
import { z } from 'zod';

/** Seconds between a login and its launch: Canvas may ask a person to sign in meanwhile. */
export const loginSeconds = 600;

const login = z.object({
  platformId: z.string(),
  nonce: z.string(),
  /** A secret that the browser of this login keeps, in a cookie or in the platform's storage. */
  proof: z.string(),
  /** Where the platform is asked for the launch, with state and nonce. */
  authorizationUrl: z.string(),
  /** What the platform began the login with, to begin again in a window of its own. */
  parameters: z.record(z.string(), z.string()),
});

/** A login under way, known by its state. */
export type Login = z.infer<typeof login>;

/** Logins under way. They run on the machine's own clock, as ltijs does. */
export function loginStore({ launches }: Pick<Models, 'launches'>) {
  return {
    async begin(state: string, values: Login): Promise<void> {
      await launches.begin(state, values, new Date(Date.now() + loginSeconds * 1000));
    },
    /** The login of a state; null once its launch was accepted, by which its nonce is used up too. */
    async find(state: string): Promise<Login | null> {
      return login.nullable().parse(await launches.findLogin(state, new Date()));
    },
  };
}

export type Logins = ReturnType<typeof loginStore>;

/** The shape of every state that is handed out: fifty hexadecimal digits (ltijs). */
export const stateShape = /^[0-9a-f]{50}$/;

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
export function proofName(state: string): string {
  return `kursdag-login-${state.slice(0, 16)}`;
}
