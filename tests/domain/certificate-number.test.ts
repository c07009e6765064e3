import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  certificateNumber,
  codeBytes,
  isCertificateNumber,
  readCode,
  verificationCode,
} from '#domain/certificate-number';

describe('the number of a certificate', () => {
  test('is year, running number and a digit that checks them', () => {
    expect(certificateNumber(2025, 42)).toBe('2025-0042-7');
    expect(certificateNumber(2025, 123_456)).toMatch(/^2025-123456-\d$/);
  });

  test('is told from one with a wrong digit, wherever it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2099 }),
        fc.integer({ min: 1, max: 99_999 }),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (year, running, place, by) => {
          const number = certificateNumber(year, running);
          expect(isCertificateNumber(number)).toBe(true);
          const digits = Array.from(number);
          const places = digits.flatMap((sign, index) => (sign === '-' ? [] : [index]));
          const at = places[place % places.length] ?? 0;
          digits[at] = String((Number(digits[at]) + by) % 10);
          expect(isCertificateNumber(digits.join(''))).toBe(false);
        },
      ),
    );
  });
});

describe('the verification code', () => {
  const bytes = fc.uint8Array({ minLength: codeBytes, maxLength: codeBytes });

  test('is five groups of four and is read back however it is typed', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = verificationCode(random);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(readCode(code)).toBe(code);
        expect(readCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
        expect(readCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code);
      }),
    );
  });

  test('is null for what cannot be one', () => {
    for (const typed of ['', 'abc', 'U'.repeat(20), '0'.repeat(21), '<script>', '2025-0042-7']) {
      expect(readCode(typed)).toBeNull();
    }
  });
});
