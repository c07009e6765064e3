import { describe, expect, test } from '@jest/globals';
import { orderFor, reading } from '../../server/features/meeting-reports/reader/date-parts.ts';
import {
  learnUnitWords,
  newUnitWords,
  parseDuration,
} from '../../server/features/meeting-reports/reader/duration.ts';
import type { DateOrder } from '../../server/features/meeting-reports/reader/report.ts';
import { parseStamp } from '../../server/features/meeting-reports/reader/stamp.ts';
import { expectedIn, sessionDay } from './reading.ts';

const cases = expectedIn('given', 'unit-cases_datetime-duration.json') as {
  datetimes: [string, string][];
  durations: [string, number][];
};

/** The wall-clock time of a stamp in one order of dates. */
function wallTime(text: string, order: DateOrder): string | null {
  const stamp = parseStamp(text);
  if (!stamp?.date || stamp.second === null) return null;
  const date = reading(stamp.date, orderFor(stamp.date, order));
  const time = new Date(stamp.second * 1000).toISOString().slice(11, 19);
  return `${date ?? 'no date'}T${time}`;
}

describe('stamps are read by their shape', () => {
  test.each(cases.datetimes)('%s', (text, expected) => {
    const orders: DateOrder[] = ['dmy', 'mdy', 'ymd'];
    expect(orders.map((order) => wallTime(text, order))).toContain(expected);
  });

  test.each([
    ['06.02.2025 kl. 14:01:33', 'dmy'],
    ['tor. 6. feb. 2025, 14.01.33', 'dmy'],
    ['Feb 6, 2025 02:01:33 PM', 'mdy'],
    ['2025年2月6日 14:01:33', 'ymd'],
    ['2025/2/6 下午2:01:33', 'ymd'],
    ['2025. 2. 6. 오후 2:01:33', 'ymd'],
    ['6. 2. 2025 14:01:33', 'dmy'],
    ['6.02.2025 г., 14:01:33', 'dmy'],
    ['6/2/2025, 2:01:33 μ.μ.', 'dmy'],
    ['6/2/2025, 2:01:33 p. m.', 'dmy'],
    ['6.2.2025, 2:01:33 em', 'dmy'],
    ['14:01:33 6/2/2025', 'dmy'],
    ['2025-02-06 14 h 01 min 33 s', 'ymd'],
    ['٦/٢/٢٠٢٥، ٢:٠١:٣٣ م', 'dmy'],
    ['6/2/2568 14:01:33', 'dmy'],
    ['\u200e2/\u200e6/\u200e2025, \u200e2:01:33 PM', 'mdy'],
    ['="06.02.2025, 14:01:33"', 'dmy'],
    ['2025-02-06T14:01:33.2782182', 'ymd'],
  ] as const)('%s as %s', (text, order) => {
    expect(wallTime(text, order)).toBe('2025-02-06T14:01:33');
  });

  test.each([
    ['2025-02-06T13:01:33Z', 0],
    ['2025-02-06 13:01:33 UTC', 0],
    ['2025-02-06T14:01:33+01:00', 60],
    ['2025-02-06T08:31:33-04:30', -270],
  ])('%s says how far from UTC it is', (text, offset) => {
    expect(parseStamp(text)?.offset).toBe(offset);
  });

  test.each([
    'Møterom Fjellstua 2. etg',
    '+47 900 00 123',
    '4790000123 (Unverified)',
    'Kursdag 06.02.2025 14:00 Digital kommunikasjon på nett',
    '526e86af-0000-4000-8000-000000000001',
    '10.0.0.1',
    '25:61',
    'x'.repeat(100_000),
  ])('is none: %s', (text) => {
    expect(parseStamp(text)).toBeNull();
  });

  test('a date that exists in no reading has none', () => {
    const { date } = parseStamp('31.02.2025, 10:00') ?? {};
    expect(date && reading(date, 'dmy')).toBeNull();
  });
});

describe('durations are read by their shape', () => {
  test.each(cases.durations)('%s is %d s', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
    expect(parseDuration(text, newUnitWords())).toBe(seconds);
  });

  test.each([
    ['PT1H', 3600],
    ['PT5H51M52S', 21_112],
    ['1 Std. und 2 Min.', 3720],
    ['43 de minute 12 secunde', 2592],
    ['1 ч 2 мин 3 с', 3723],
    ['1 klst. 2 mín. 3 sek.', 3723],
    ['1 óra 2 perc', 3720],
    ['1.5 h', 5400],
    ['0s', 0],
  ])('%s is %d s', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  test('three parts in words that nobody knows are hours, minutes and seconds, and teach the words', () => {
    const words = newUnitWords();
    learnUnitWords(['1 blip 2 blop 3 blup'], words);
    expect(parseDuration('1 blip 2 blop 3 blup', words)).toBe(3723);
    expect(parseDuration('4 blip 5 blup', words)).toBe(14_405);
    expect(parseDuration('4 blip 5 blup')).toBeNull();
  });

  test.each(['3 Gutter', '2. etg', '45', '', '5 m 3 h', sessionDay])('is none: %s', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});
