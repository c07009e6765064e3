import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantOf, localDay, wallTimeOf } from '../../server/domain/time.ts';
import { clockOf } from './naive.ts';
import { refusal } from './refusal.ts';

const oslo = 'Europe/Oslo';

function utc(text: string): number {
  return Date.parse(text) / 1000;
}

describe('a wall-clock time', () => {
  test('is an instant of the zone, in summer and in winter', () => {
    expect(instantOf('2025-02-06', '09:00', oslo, 'start')).toBe(utc('2025-02-06T08:00:00Z'));
    expect(instantOf('2025-06-06', '09:00:30', oslo, 'end')).toBe(utc('2025-06-06T07:00:30Z'));
    expect(instantOf('2025-02-06', '09:00', 'Asia/Kolkata', 'end')).toBe(
      utc('2025-02-06T03:30:00Z'),
    );
  });

  test('that the clock skips is refused, as a start and as an end', () => {
    for (const side of ['start', 'end'] as const) {
      for (const time of ['02:00', '02:30', '02:59:59']) {
        expect(refusal(() => instantOf('2025-03-30', time, oslo, side))).toMatchObject({
          code: 'SKIPPED_TIME',
          details: { date: '2025-03-30', time },
        });
      }
    }
    expect(instantOf('2025-03-30', '01:59:59', oslo, 'end')).toBe(utc('2025-03-30T00:59:59Z'));
    expect(instantOf('2025-03-30', '03:00', oslo, 'start')).toBe(utc('2025-03-30T01:00:00Z'));
  });

  test('that comes twice is the earlier as a start and the later as an end', () => {
    expect(instantOf('2025-10-26', '02:30', oslo, 'start')).toBe(utc('2025-10-26T00:30:00Z'));
    expect(instantOf('2025-10-26', '02:30', oslo, 'end')).toBe(utc('2025-10-26T01:30:00Z'));
    expect(instantOf('2025-10-26', '03:00', oslo, 'start')).toBe(utc('2025-10-26T02:00:00Z'));
  });

  test('of a date that a zone left out is refused', () => {
    expect(refusal(() => instantOf('2011-12-30', '12:00', 'Pacific/Apia', 'start'))?.code).toBe(
      'SKIPPED_TIME',
    );
  });

  test('24:00 is the end of the day, and no start', () => {
    expect(instantOf('2025-02-06', '24:00', oslo, 'end')).toBe(utc('2025-02-06T23:00:00Z'));
    expect(instantOf('2025-10-26', '24:00:00', oslo, 'end')).toBe(utc('2025-10-26T23:00:00Z'));
    expect(refusal(() => instantOf('2025-02-06', '24:00', oslo, 'start'))?.code).toBe(
      'INVALID_TIME',
    );
  });

  test.each([
    '',
    '9:00',
    '09.00',
    '09:60',
    '24:01',
    '25:00',
    '09:00:60',
    '09:00Z',
    ' 09:00',
    '09:00\n',
  ])('%j is refused', (time) => {
    expect(refusal(() => instantOf('2025-02-06', time, oslo, 'end'))?.code).toBe('INVALID_TIME');
    expect(refusal(() => instantOf('2025-03-30', time, oslo, 'end'))?.code).toBe('INVALID_TIME');
  });

  test.each([
    '',
    '2025-02-29',
    '2025-13-01',
    '2025-2-6',
    '06.02.2025',
    '2025-02-06T09:00',
    '+002025-02-06',
  ])('of the date %j is refused', (date) => {
    expect(refusal(() => instantOf(date, '09:00', oslo, 'start'))?.code).toBe('INVALID_DATE');
  });

  test.each(['', 'Oslo', 'Europe/Nowhere', '2020-01-01T00:00Z[Europe/Oslo]'])(
    'of the zone %j is refused',
    (zone) => {
      expect(refusal(() => instantOf('2025-02-06', '09:00', zone, 'start'))?.code).toBe(
        'INVALID_TIME_ZONE',
      );
      expect(refusal(() => wallTimeOf(0, zone))?.code).toBe('INVALID_TIME_ZONE');
    },
  );
});

describe('a day', () => {
  test.each([
    ['2025-02-06', oslo, 24],
    ['2025-03-30', oslo, 23],
    ['2025-10-26', oslo, 25],
    ['2025-10-05', 'Australia/Lord_Howe', 23.5],
    ['2025-04-25', 'Africa/Cairo', 23],
  ])('%s in %s has %d hours', (date, zone, hours) => {
    const { start, end } = localDay(date, zone);
    expect(end - start).toBe(hours * 3600);
  });

  test('agrees, at every time, with a clock that was watched', () => {
    const places = [
      ['2025-02-06', oslo],
      ['2025-03-30', oslo],
      ['2025-10-26', oslo],
      ['2025-04-06', 'Australia/Lord_Howe'],
      ['2025-10-05', 'Australia/Lord_Howe'],
      ['2025-04-25', 'Africa/Cairo'],
      ['2025-11-02', 'America/New_York'],
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(86_399), ([date, zone], second) => {
        const time = new Date(second * 1000).toISOString().slice(11, 19);
        const clock = clockOf(date, zone);
        if (clock.shows(time)) {
          expect(instantOf(date, time, zone, 'start')).toBe(clock.first(time));
          expect(instantOf(date, time, zone, 'end')).toBe(clock.last(time));
          expect(wallTimeOf(clock.first(time), zone)).toEqual({ date, time });
          expect(wallTimeOf(clock.last(time), zone)).toEqual({ date, time });
        } else {
          expect(refusal(() => instantOf(date, time, zone, 'start'))?.code).toBe('SKIPPED_TIME');
        }
      }),
      { numRuns: 500 },
    );
  });
});
