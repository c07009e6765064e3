import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Models } from '../models/open.ts';
import { ltiPaths } from './addresses.ts';

const link = z.object({
  /** How often it may still be tried. */
  attempts: z.number().int(),
  expiresAt: z.date(),
});
type Link = z.infer<typeof link>;

const attempts = 5;
const keyOf = (secret: string) =>
  `register:${createHash('sha256').update(secret).digest('base64url')}`;

/** One-time links by which a platform's administrator registers it; known to the database by hash. */
export function registrationLinks({ oneTime }: Pick<Models, 'oneTime'>) {
  return {
    /** @returns the address to give to the administrator, good until `expiresAt` */
    async make(toolUrl: string, expiresAt: Date): Promise<string> {
      const secret = randomBytes(24).toString('base64url');
      await oneTime.put(keyOf(secret), { attempts, expiresAt }, expiresAt);
      return `${toolUrl}${ltiPaths.register}/${secret}`;
    },
    async take(secret: string): Promise<Link | null> {
      return link.nullable().parse(await oneTime.take(keyOf(secret), new Date()));
    },
    /** After an attempt that failed: the link is good again, for fewer attempts. */
    async putBack(secret: string, used: Link): Promise<void> {
      const left = used.attempts - 1;
      if (left > 0) await oneTime.put(keyOf(secret), { ...used, attempts: left }, used.expiresAt);
    },
  };
}
