import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { windowAt, windowSeconds } from '#domain/check-in';
import {
  codeOf,
  newSecret,
  scanTokenOf,
  windowOfCode,
  windowOfToken,
} from '../../server/features/check-in/codes.ts';
import { scanTickets, ticketSeconds } from '../../server/features/check-in/ticket.ts';

const secret = newSecret();
const noon = Date.parse('2025-02-06T12:00:00Z') / 1000;

describe('a typed code', () => {
  test('is that of RFC 6238, for its SHA-1 example', () => {
    // Appendix B: the ASCII secret 12345678901234567890 at 59 s is 94287082 in eight digits.
    expect(codeOf('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', windowAt(59))).toBe('287082');
  });

  test('is good in its own window and in the next one, and in no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: windowSeconds - 1 }),
        fc.integer({ min: -4, max: 4 }),
        (within, ahead) => {
          const shown = windowAt(noon) + ahead;
          const code = codeOf(secret, shown);
          const others = [windowAt(noon), windowAt(noon) - 1].filter((one) => one !== shown);
          fc.pre(!others.some((one) => codeOf(secret, one) === code));
          const found = windowOfCode(secret, code, noon + within);
          expect(found).toBe(ahead === 0 || ahead === -1 ? shown : null);
        },
      ),
    );
  });

  test('may be typed with spaces or a dash, and is otherwise taken exactly', () => {
    const code = codeOf(secret, windowAt(noon));
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(windowOfCode(secret, ` ${spaced}\t`, noon)).toBe(windowAt(noon));
    expect(windowOfCode(secret, spaced.replace(' ', '-'), noon)).toBe(windowAt(noon));
    for (const wrong of ['', code.slice(1), `${code}0`, 'abcdef', '𝟏𝟐𝟑𝟒𝟓𝟔']) {
      expect(windowOfCode(secret, wrong, noon)).toBeNull();
    }
  });

  test('of another day is not good', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3e9 }), (instant) => {
        const other = newSecret();
        const code = codeOf(other, windowAt(instant));
        const own = [0, -1].map((late) => codeOf(secret, windowAt(instant) + late));
        fc.pre(!own.includes(code));
        expect(windowOfCode(secret, code, instant)).toBeNull();
      }),
    );
  });
});

describe('a scanned code', () => {
  test('cannot be guessed from the digits, and is good as long as they are', () => {
    const token = scanTokenOf(secret, windowAt(noon));
    expect(token).toMatch(/^[\w-]{16}$/);
    expect(windowOfToken(secret, token, noon + windowSeconds)).toBe(windowAt(noon));
    expect(windowOfToken(secret, token, noon + 2 * windowSeconds)).toBeNull();
    expect(windowOfToken(secret, codeOf(secret, windowAt(noon)), noon)).toBeNull();
  });

  test('gives a ticket that tells of the moment, for ten minutes', async () => {
    let now = new Date(noon * 1000);
    const tickets = scanTickets('a secret of the tests, long enough', () => now);
    const ticket = await tickets.issue('place', 7);
    expect(await tickets.read(ticket)).toEqual({ place: 'place', window: 7, iat: noon });
    now = new Date((noon + ticketSeconds - 1) * 1000);
    expect(await tickets.read(ticket)).toMatchObject({ iat: noon });
    now = new Date((noon + ticketSeconds) * 1000);
    expect(await tickets.read(ticket)).toBeNull();
  });

  test('that somebody else has signed gives none', async () => {
    const clock = () => new Date(noon * 1000);
    const ours = scanTickets('a secret of the tests, long enough', clock);
    const theirs = scanTickets('another secret of the tests, as long', clock);
    expect(await ours.read(await theirs.issue('place', 7))).toBeNull();
    expect(await ours.read('')).toBeNull();
    expect(await ours.read('eyJhbGciOiJub25lIn0.e30.')).toBeNull();
  });
});
