import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/**
 * Keeps what reports hold unreadable in the database: AES-256-GCM under a key made of the tool's
 * secret. What is sealed under one name does not open under another.
 */
export function reportSeal(secret: string) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'kursdag meeting reports', 32));
  const identityKey = Buffer.from(hkdfSync('sha256', secret, '', 'kursdag report identities', 32));
  return {
    close(name: string, bytes: Uint8Array): Uint8Array {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
      const closed = [cipher.update(bytes), cipher.final()];
      return Buffer.concat([nonce, cipher.getAuthTag(), ...closed]);
    },
    /** @throws Error when it was sealed with another secret, under another name, or is damaged */
    open(name: string, sealed: Uint8Array): Buffer {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
        .setAAD(Buffer.from(name))
        .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
      const rest = sealed.subarray(nonceBytes + tagBytes);
      return Buffer.concat([decipher.update(rest), decipher.final()]);
    },
    /** The same for the same words, and nothing to read them from. */
    fingerprint(...words: readonly string[]): string {
      const digest = createHmac('sha256', identityKey).update(JSON.stringify(words)).digest();
      return digest.toString('base64url').slice(0, 22);
    },
  };
}

export type ReportSeal = ReturnType<typeof reportSeal>;
