import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/**
 * Keeps bytes unreadable in the database: AES-256-GCM under a key made of the tool's secret for one
 * purpose. What is sealed for another purpose, or under another name, does not open.
 */
export function sealFor(secret: string, purpose: string) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
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
  };
}

export type Seal = ReturnType<typeof sealFor>;
