import { createHmac, timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { acceptedWindows, windowSeconds } from '#domain/check-in';

/** A new secret of a day: 160 random bits in base32 (RFC 4226, section 4). */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The six digits of a window (RFC 6238). */
export function codeOf(secret: string, window: number): string {
  return TOTP.generate({
    secret: Secret.fromBase32(secret),
    digits: 6,
    period: windowSeconds,
    timestamp: window * windowSeconds * 1000,
  });
}

/**
 * What the QR code of a window carries: 96 bits, since its address answers without a session and six
 * digits could be guessed there.
 */
export function scanTokenOf(secret: string, window: number): string {
  return createHmac('sha256', secret).update(`scan:${window}`).digest('base64url').slice(0, 16);
}

/**
 * The window of a typed code, where it is good at an instant (epoch seconds); else null. Spaces and
 * dashes between the digits do not matter.
 */
export function windowOfCode(secret: string, typed: string, instant: number): number | null {
  return windowOf(codeOf, secret, typed.replace(/[\s-]/g, ''), instant);
}

/** The window of a scanned token, where it is good at an instant (epoch seconds); else null. */
export function windowOfToken(secret: string, token: string, instant: number): number | null {
  return windowOf(scanTokenOf, secret, token, instant);
}

function windowOf(
  make: (secret: string, window: number) => string,
  secret: string,
  given: string,
  instant: number,
): number | null {
  return acceptedWindows(instant).find((window) => same(make(secret, window), given)) ?? null;
}

function same(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
