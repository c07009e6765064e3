import { describe, expect, test } from '@jest/globals';
import * as format from '../../client/i18n/format.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('durations', () => {
  test('stand in hours and minutes, with two digits for the minutes', () => {
    expect(plain(format.formatMinutes(1080, 'nb'))).toBe('18 t 00 min');
    expect(plain(format.formatMinutes(1085, 'en'))).toBe('18 h 05 min');
    expect(plain(format.formatMinutes(1080, 'nn'))).toBe('18 t 00 min');
  });

  test('below an hour stand in minutes alone', () => {
    expect(plain(format.formatMinutes(15, 'nb'))).toBe('15 min');
    expect(plain(format.formatMinutes(0, 'nb'))).toBe('0 min');
  });

  test('of a correction keep their sign', () => {
    expect(plain(format.formatMinutes(-90, 'nb'))).toBe('−1 t 30 min');
  });

  test('are not broken over two lines', () => {
    expect(format.formatMinutes(1080, 'nb')).not.toContain(' ');
  });
});

describe('dates', () => {
  test('have weekday and month in the language', () => {
    expect(plain(format.formatDate('2025-02-06', 'nb'))).toBe('torsdag 6. februar 2025');
    expect(plain(format.formatDate('2025-03-01', 'nn'))).toBe('laurdag 1. mars 2025');
    expect(plain(format.formatDate('2025-02-06', 'en'))).toBe('Thursday 6 February 2025');
  });

  test('of a stretch name the year once, and a single day once', () => {
    const range = (first: string, last: string) => plain(format.formatDateRange(first, last, 'nb'));
    expect(range('2025-02-06', '2025-03-06')).toBe('6. februar – 6. mars 2025');
    expect(range('2025-11-20', '2026-01-08')).toBe('20. november 2025 – 8. januar 2026');
    expect(range('2025-02-06', '2025-02-06')).toBe('6. februar 2025');
  });

  test('are short in narrow columns, and short months are not cut', () => {
    expect(plain(format.formatShortDate('2025-02-06', 'nb'))).toBe('tor. 6. feb.');
    expect(plain(format.formatShortDate('2025-06-03', 'nn'))).toBe('tys. 3. juni');
    expect(plain(format.formatShortDate('2025-02-06', 'en'))).toBe('Thu 6 Feb');
  });
});

describe('instants', () => {
  test('are shown by the clock of the course, also when given in epoch seconds', () => {
    const instant = '2025-02-06T08:05:00Z';
    const seconds = Date.parse(instant) / 1000;
    expect(plain(format.formatInstant(instant, 'Europe/Oslo', 'nb'))).toBe(
      '6. februar 2025 kl. 09.05',
    );
    expect(format.formatInstantTime(seconds, 'Europe/Oslo', 'en')).toBe('09:05');
  });

  test('just after midnight are 00, not 24', () => {
    expect(format.formatInstantTime('2025-02-05T23:10:00Z', 'Europe/Oslo', 'nb')).toBe('00.10');
  });
});

test('clock times have a full stop in Norwegian, and seconds only where there are any', () => {
  expect(format.formatTimes('09:00', '14:30', 'nb')).toBe('09.00–14.30');
  expect(format.formatTimes('09:00:00', '14:29:59', 'en')).toBe('09:00–14:29:59');
});

test('a percentage is never rounded up', () => {
  expect(plain(format.formatPercent(79.96, 'nb'))).toBe('79,9 %');
  expect(plain(format.formatPercent(80, 'nb'))).toBe('80 %');
  expect(format.formatPercent(79.9, 'en')).toBe('79.9%');
});

test('numbers are grouped in the form of the language', () => {
  expect(plain(format.formatNumber(12345, 'nb'))).toBe('12 345');
  expect(format.formatNumber(-1234.5, 'en', 1)).toBe('−1,234.5');
});

test('hours in hundredths have as many decimals as they need', () => {
  expect(format.formatHundredths(2500, 'nb')).toBe('25');
  expect(format.formatHundredths(2250, 'nb')).toBe('22,5');
  expect(format.formatHundredths(1875, 'en')).toBe('18.75');
});

test('lists end in a word', () => {
  expect(format.formatList([], 'nb')).toBe('');
  expect(format.formatList(['dag 1'], 'nb')).toBe('dag 1');
  expect(format.formatList(['dag 1', 'dag 2', 'dag 5'], 'nb')).toBe('dag 1, dag 2 og dag 5');
});
