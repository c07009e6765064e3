import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatMinutes, formatTime } from '../../client/i18n/format.ts';
import { dateAsTyped, parseDate, parseMinutes, parseTime } from '../../client/ui/parse.ts';

const locale = fc.constantFrom('nb' as const, 'nn' as const, 'en' as const);

describe('a time as people type it', () => {
  test.each([
    ['9', '09:00'],
    ['0900', '09:00'],
    ['900', '09:00'],
    ['09.00', '09:00'],
    ['9:30', '09:30'],
    ['9,30', '09:30'],
    ['9 30', '09:30'],
    [' kl. 14.05 ', '14:05'],
    ['23:59', '23:59'],
    ['0', '00:00'],
  ])('%j is %s', (typed, time) => expect(parseTime(typed)).toBe(time));

  test.each(['', '24', '9:60', '9:5', 'ni', '09.00.30', '-1', '12345'])('%j is none', (typed) =>
    expect(parseTime(typed)).toBeNull(),
  );

  test('what the field shows is read back as the same time, in every language', () => {
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), locale, (hour, minute, language) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        expect(parseTime(formatTime(time, language))).toBe(time);
      }),
    );
  });
});

describe('a date as people type it', () => {
  test.each([
    ['6.2.2025', '2025-02-06'],
    ['06.02.25', '2025-02-06'],
    ['6/2-2025', '2025-02-06'],
    ['6. februar 2025', '2025-02-06'],
    ['6 feb 2025', '2025-02-06'],
    ['6 October 2025', '2025-10-06'],
    ['2025-2-6', '2025-02-06'],
    ['29.2.2024', '2024-02-29'],
  ])('%j is %s', (typed, date) => expect(parseDate(typed)).toBe(date));

  test.each([
    '',
    '29.2.2025',
    '31.4.2025',
    '0.1.2025',
    '1.13.2025',
    '6.2',
    '6. xyz 2025',
    '6.2.0025',
  ])('%j is none', (typed) => expect(parseDate(typed)).toBeNull());

  test('what the field shows is read back as the same date, in every language', () => {
    const days = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, locale, (day, language) => {
        const date = day.toISOString().slice(0, 10);
        expect(parseDate(dateAsTyped(date, language))).toBe(date);
      }),
    );
  });
});

describe('a length of time as people type it', () => {
  test.each([
    ['90', 90],
    ['90 min', 90],
    ['1 t 30 min', 90],
    ['1t30', 90],
    ['1:30', 90],
    ['1,5 t', 90],
    ['1.5 h', 90],
    ['2 timer', 120],
    ['1 time og 15 minutter', 75],
    ['0', 0],
  ])('%j is %d minutes', (typed, minutes) => expect(parseMinutes(typed)).toBe(minutes));

  test.each(['', 't', '1:60', '1,33 t', 'en time', '-5', '5 dager'])('%j is none', (typed) =>
    expect(parseMinutes(typed)).toBeNull(),
  );

  test('what the field shows is read back as the same length, in every language', () => {
    fc.assert(
      fc.property(fc.nat(6000), locale, (minutes, language) => {
        expect(parseMinutes(formatMinutes(minutes, language))).toBe(minutes);
      }),
    );
  });
});
