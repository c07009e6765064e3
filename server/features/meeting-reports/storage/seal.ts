import { createHmac, hkdfSync } from 'node:crypto';
import { sealFor } from '../../../models/seal.ts';

/** Keeps what reports hold unreadable in the database, and tells people apart without their names. */
export function reportSeal(secret: string) {
  const identityKey = Buffer.from(hkdfSync('sha256', secret, '', 'kursdag report identities', 32));
  return {
    ...sealFor(secret, 'kursdag meeting reports'),
    /** The same for the same words, and nothing to read them from. */
    fingerprint(...words: readonly string[]): string {
      const digest = createHmac('sha256', identityKey).update(JSON.stringify(words)).digest();
      return digest.toString('base64url').slice(0, 22);
    },
  };
}

export type ReportSeal = ReturnType<typeof reportSeal>;
