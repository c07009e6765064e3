import { describe, expect, test } from '@jest/globals';
import { courseDays, isMeantFor } from '#domain/course-days';
import { reminderMoments, reminderRefusal, remindersDue, type Reminded } from '#domain/reminders';
import { aDay, aPlan } from '../factories.ts';

const oslo = 'Europe/Oslo';
const at = (text: string) => Date.parse(text) / 1000;
const shown = (moments: Map<string, number>) =>
  Object.fromEntries([...moments].map(([id, moment]) => [id, new Date(moment * 1000).toJSON()]));
const daysOn = (...dates: string[]) =>
  courseDays(aPlan({ days: dates.map((date, index) => aDay({ id: `d${index + 1}`, date })) }));
const always = (daysBefore: number) => ({ daysBefore, since: 0 });

describe('when a reminder goes', () => {
  test('is nine in the morning of the course’s clock, so many days before', () => {
    const days = daysOn('2025-02-06', '2025-07-10');
    expect(shown(reminderMoments(days, always(3), oslo))).toEqual({
      d1: '2025-02-03T08:00:00.000Z',
      d2: '2025-07-07T07:00:00.000Z',
    });
    expect(shown(reminderMoments(days, always(3), 'America/New_York'))).toMatchObject({
      d1: '2025-02-03T14:00:00.000Z',
    });
  });

  test('is nine by the clock when the clock changes between the mail and the day', () => {
    // The clock skips an hour on 30 March, and one comes twice on 26 October.
    const days = daysOn('2025-03-31', '2025-10-27');
    expect(shown(reminderMoments(days, always(3), oslo))).toEqual({
      d1: '2025-03-28T08:00:00.000Z',
      d2: '2025-10-24T07:00:00.000Z',
    });
    expect(shown(reminderMoments(days, always(1), oslo))).toEqual({
      d1: '2025-03-30T07:00:00.000Z',
      d2: '2025-10-26T08:00:00.000Z',
    });
  });

  test('is the next morning after it was switched on too late for the usual one', () => {
    const days = daysOn('2025-02-06');
    const since = at('2025-02-04T13:00:00Z');
    expect(shown(reminderMoments(days, { daysBefore: 3, since }, oslo))).toEqual({
      d1: '2025-02-05T08:00:00.000Z',
    });
    const tooLate = at('2025-02-05T13:00:00Z');
    expect(reminderMoments(days, { daysBefore: 3, since: tooLate }, oslo).size).toBe(0);
  });

  test('is never the same morning for two days', () => {
    const days = daysOn('2025-02-03', '2025-02-04', '2025-02-05');
    const since = at('2025-02-01T14:00:00Z');
    expect(shown(reminderMoments(days, { daysBefore: 3, since }, oslo))).toEqual({
      d1: '2025-02-02T08:00:00.000Z',
      d2: '2025-02-03T08:00:00.000Z',
      d3: '2025-02-04T08:00:00.000Z',
    });
  });

  test('is never for a day that is cancelled, closed or has no programme', () => {
    const days = courseDays(
      aPlan({
        days: [
          aDay({ id: 'a', date: '2025-02-06', state: 'cancelled' }),
          aDay({ id: 'b', date: '2025-02-07', state: 'closed' }),
          aDay({ id: 'c', date: '2025-02-08', segments: [] }),
        ],
      }),
    );
    expect(reminderMoments(days, always(3), oslo).size).toBe(0);
  });
});

describe('the reminders that are due', () => {
  const days = daysOn('2025-02-06', '2025-02-20');
  const due = (now: string) => remindersDue(days, always(3), oslo, at(now)).map(({ id }) => id);

  test.each([
    ['a second before nine', '2025-02-03T07:59:59Z', []],
    ['at nine', '2025-02-03T08:00:00Z', ['d1']],
    ['later that day, after the server was down', '2025-02-03T18:59:59Z', ['d1']],
    ['at eight in the evening', '2025-02-03T19:00:00Z', []],
    ['at night', '2025-02-04T02:00:00Z', []],
    ['the next morning', '2025-02-04T08:00:00Z', ['d1']],
    ['when the day has begun', '2025-02-06T08:00:00Z', []],
  ])('%s', (_when, now, ids) => {
    expect(due(now)).toEqual(ids);
  });
});

describe('who gets one', () => {
  const person: Reminded = {
    ...{ withdrawn: false, enrolled: true, meant: true, stopped: false },
    email: 'kari@skole.example',
  };
  test('is everybody whom nothing speaks against', () => {
    expect(reminderRefusal(person)).toBeNull();
    expect(reminderRefusal({ ...person, withdrawn: true })).toBe('withdrawn');
    expect(reminderRefusal({ ...person, enrolled: false })).toBe('left');
    expect(reminderRefusal({ ...person, meant: false })).toBe('notMeant');
    expect(reminderRefusal({ ...person, stopped: true })).toBe('stopped');
    expect(reminderRefusal({ ...person, email: '' })).toBe('noAddress');
  });

  test('is nobody whose group is unknown, on a day that is meant for some', () => {
    const day = { audience: ['professional'] };
    expect(isMeantFor(day, 'professional')).toBe(true);
    expect(isMeantFor(day, 'userRepresentative')).toBe(false);
    expect(isMeantFor(day, null)).toBe(false);
    expect(isMeantFor({ audience: undefined }, null)).toBe(true);
  });
});
