import { describe, expect, test } from '@jest/globals';
import { linkFields, pageOfLink, placeableLinks } from '#domain/placed-links';
import { aDay, aPlan } from '../factories.ts';

const plan = aPlan();
const fieldsOf = (fields: Record<string, string>) => (name: string) => fields[name] ?? '';
const dayThree = linkFields({ kind: 'day', day: { id: 'day-3', number: 3 } });

describe('what can be placed', () => {
  test('is the own attendance and certificate, and each day that takes place', () => {
    const days = [aDay({ id: 'a' }), aDay({ id: 'b', state: 'cancelled' }), aDay({ id: 'c' })];
    expect(placeableLinks({ days })).toEqual([
      { kind: 'attendance', day: null },
      { kind: 'certificate', day: null },
      { kind: 'day', day: { id: 'a', number: 1 } },
      { kind: 'prep', day: { id: 'a', number: 1 } },
      { kind: 'day', day: { id: 'c', number: 3 } },
      { kind: 'prep', day: { id: 'c', number: 3 } },
    ]);
  });

  test('lands on a page for leaders and participants alike, whatever it is', () => {
    for (const link of placeableLinks(plan)) {
      for (const follower of ['leader', 'participant'] as const) {
        expect(pageOfLink(fieldsOf(linkFields(link)), follower, plan)).toMatch(/^\//);
      }
    }
  });
});

describe('a placed link', () => {
  test('to a day lands on that day', () => {
    expect(pageOfLink(fieldsOf(dayThree), 'leader', plan)).toBe('/days/day-3');
  });

  test('to the preparation of a day lands on it', () => {
    const field = fieldsOf(linkFields({ kind: 'prep', day: { id: 'day-3', number: 3 } }));
    expect(pageOfLink(field, 'leader', plan)).toBe('/prep/day-3');
    expect(pageOfLink(field, 'participant', plan)).toBe('/prep/day-3');
  });

  test('to the own attendance lands on the grid for leaders, on their own page for participants', () => {
    const field = fieldsOf(linkFields({ kind: 'attendance', day: null }));
    expect(pageOfLink(field, 'leader', plan)).toBe('/attendance');
    expect(pageOfLink(field, 'participant', plan)).toBe('/');
  });

  test('follows its day when the days change places', () => {
    const turned = { days: plan.days.toReversed() };
    expect(pageOfLink(fieldsOf(dayThree), 'leader', turned)).toBe('/days/day-3');
  });

  test('finds its day by number in a course that has days of its own', () => {
    const own = { days: [1, 2, 3, 4].map((number) => aDay({ id: `own-${number}` })) };
    expect(pageOfLink(fieldsOf(dayThree), 'participant', own)).toBe('/days/own-3');
  });

  test('leads to the start page when its day is gone, or there is no plan', () => {
    expect(pageOfLink(fieldsOf(dayThree), 'leader', { days: [] })).toBe('');
    expect(pageOfLink(fieldsOf(dayThree), 'leader', null)).toBe('');
  });

  test.each([{}, { open: 'everything' }, { open: '__proto__' }, { open: 'day', day_number: '0' }])(
    'is none with fields that nobody gave out: %j',
    (fields) => {
      expect(pageOfLink(fieldsOf(fields), 'leader', plan)).toBe('');
    },
  );
});
