import { SignJWT, errors, jwtVerify } from 'jose';
import { session as sessionClaims, type Session } from '../lti/session.ts';

/** How long a token is good for, in seconds; the client renews it while it is used. */
export const tokenSeconds = 15 * 60;

/** How long after its launch a session can be renewed, in seconds: a course day and its evening. */
export const sessionSeconds = 12 * 60 * 60;

export type { Session };

export type TokenUse = 'access' | 'reload';

/** Signs and checks the tool's own tokens (HS256); nothing about them is stored. */
export function sessionTokens(secret: string, now: () => Date) {
  const bytes = new TextEncoder().encode(`session:${secret}`);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  // Handed over as bytes, it would be made a key anew for each token.
  const made = crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign', 'verify']);
  return {
    async sign(session: Session, use: TokenUse, seconds: number): Promise<string> {
      const issued = Math.floor(now().getTime() / 1000);
      return new SignJWT({ session })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(use)
        .setIssuedAt(issued)
        .setExpirationTime(issued + seconds)
        .sign(await made);
    },
    /** The session of a valid token, `expired` for one that ran out, null for anything else. */
    async verify(token: string, use: TokenUse): Promise<Session | 'expired' | null> {
      try {
        const { payload } = await jwtVerify(token, await made, {
          algorithms: ['HS256'],
          audience: use,
          currentDate: now(),
        });
        return sessionClaims.parse(payload['session']);
      } catch (error) {
        return error instanceof errors.JWTExpired ? 'expired' : null;
      }
    },
  };
}

export type SessionTokens = ReturnType<typeof sessionTokens>;
