import { createHash, randomBytes } from 'node:crypto';

/** A new random id: 96 bits, URL-safe, sixteen characters. */
export function newId(): string {
  return randomBytes(12).toString('base64url');
}

/** The same id for the same parts, so that a retried append meets its own unique key. */
export function idFrom(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
