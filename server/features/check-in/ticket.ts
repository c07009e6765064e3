import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

/** Seconds between a scan and the check-in that it is used for: the time to log in to Canvas. */
export const ticketSeconds = 600;

const claims = z.object({
  /** The day, by the name that its QR code gives it. */
  place: z.string(),
  /** The window whose code was scanned. */
  window: z.int(),
  /** When it was scanned, in epoch seconds. */
  iat: z.int(),
});
export type ScanTicket = z.infer<typeof claims>;

/** Says that a code was scanned at a moment; by whom is known first when Canvas has told. */
export function scanTickets(secret: string, now: () => Date) {
  const key = new TextEncoder().encode(`check-in:${secret}`);
  return {
    async issue(place: string, window: number): Promise<string> {
      const at = Math.floor(now().getTime() / 1000);
      return new SignJWT({ place, window })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience('check-in')
        .setIssuedAt(at)
        .setExpirationTime(at + ticketSeconds)
        .sign(key);
    },
    /** The ticket, or null for one that is too old or that we have not signed. */
    async read(ticket: string): Promise<ScanTicket | null> {
      try {
        const { payload } = await jwtVerify(ticket, key, {
          algorithms: ['HS256'],
          audience: 'check-in',
          currentDate: now(),
        });
        return claims.parse(payload);
      } catch {
        return null;
      }
    },
  };
}

export type ScanTickets = ReturnType<typeof scanTickets>;
