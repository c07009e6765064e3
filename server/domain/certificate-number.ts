/** Digits of the running number; a year with more certificates gets longer numbers. */
const shortest = 4;

/**
 * The number of a certificate, for people to quote: year, running number, and a digit that tells a
 * slip of the pen (Luhn over all digits before it): `2025-0042-7`.
 * @param running counts the certificates of the year from 1
 */
export function certificateNumber(year: number, running: number): string {
  const digits = String(running).padStart(shortest, '0');
  return `${year}-${digits}-${checkDigit(`${year}${digits}`)}`;
}

/** Whether a text has the form of a certificate's number, its last digit included. */
export function isCertificateNumber(text: string): boolean {
  const match = /^(\d{4})-(\d{4,})-(\d)$/.exec(text);
  return match !== null && checkDigit(`${match[1] ?? ''}${match[2] ?? ''}`) === Number(match[3]);
}

function checkDigit(digits: string): number {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return (10 - (sum % 10)) % 10;
}

/** Letters and digits that are not mistaken for each other on paper (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 20;

/**
 * A verification code of 100 bits from as many random bytes as it has characters (rule 24):
 * `7K2M-9QXR-4TFA-0B3C-D5EN`.
 */
export function verificationCode(random: Uint8Array): string {
  if (random.length !== codeLength) throw new RangeError(`${codeLength} random bytes are needed`);
  return grouped([...random].map((byte) => alphabet[byte % alphabet.length] ?? '').join(''));
}

/** Bytes that {@link verificationCode} needs. */
export const codeBytes = codeLength;

/**
 * A code as somebody typed it, in the form that it is stored in: small letters, missing or other
 * hyphens, O for 0 and I or L for 1 are forgiven. Null when it cannot be a code.
 */
export function readCode(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const fits =
    plain.length === codeLength && Array.from(plain).every((sign) => alphabet.includes(sign));
  return fits ? grouped(plain) : null;
}

function grouped(code: string): string {
  return (code.match(/.{4}/g) ?? []).join('-');
}
