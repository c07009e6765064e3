import { SignJWT, errors, jwtVerify } from 'jose';
import { role, locale } from '#contract/roles';
import { z } from 'zod';

/** How long a token is good for, in seconds; the client renews it while it is used. */
export const tokenSeconds = 15 * 60;

const claims = z.object({
  /** Pseudonym of the person. */
  personId: z.string(),
  platformId: z.string(),
  /** Our id of the deployment. */
  deploymentId: z.string(),
  role,
  locale,
  highContrast: z.boolean(),
  testUser: z.boolean(),
  /** Our id of the course; null in an account-level launch. */
  courseId: z.string().nullable(),
  /** The Canvas account; null in a course launch. */
  account: z.object({ id: z.string(), name: z.string(), isRoot: z.boolean() }).nullable(),
});

/** Who is calling, where, and in which role: proved by a token that the server signed. */
export type Session = z.infer<typeof claims>;

export type TokenUse = 'access' | 'reload';

/** Signs and checks the tool's own tokens (HS256); nothing about them is stored. */
export function sessionTokens(secret: string, now: () => Date) {
  const key = new TextEncoder().encode(`session:${secret}`);
  return {
    async sign(session: Session, use: TokenUse, seconds: number): Promise<string> {
      const issued = Math.floor(now().getTime() / 1000);
      return new SignJWT({ session })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(use)
        .setIssuedAt(issued)
        .setExpirationTime(issued + seconds)
        .sign(key);
    },
    /** The session of a valid token, `expired` for one that ran out, null for anything else. */
    async verify(token: string, use: TokenUse): Promise<Session | 'expired' | null> {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          audience: use,
          currentDate: now(),
        });
        return claims.parse(payload['session']);
      } catch (error) {
        return error instanceof errors.JWTExpired ? 'expired' : null;
      }
    },
  };
}

export type SessionTokens = ReturnType<typeof sessionTokens>;
