import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { patternDates } from '../../server/features/course-setup/dates.ts';
import { placeParts } from '../../server/features/course-setup/lay-out.ts';
import { digital2025Days } from '../../server/features/course-setup/templates/digital-2025-days.ts';

const [firstDay] = digital2025Days;
const parts = firstDay?.parts ?? [];
const nine = 9 * 60;
const show = (start: number, end: number) =>
  placeParts(parts, start, end).map((one) => [one.part.title.nb, one.start, one.end]);

describe('laying a programme on the clock', () => {
  test('a day of the same length keeps every time, also when it begins earlier', () => {
    const lunch = placeParts(parts, nine, nine + 330).find(({ part }) => part.kind === 'lunch');
    expect(lunch).toMatchObject({ start: 11.5 * 60, end: 12 * 60 });
    const earlier = show(nine - 45, nine - 45 + 330);
    expect(earlier).toEqual(
      show(nine, nine + 330).map(([t, a, b]) => [t, Number(a) - 45, Number(b) - 45]),
    );
  });

  test('a longer day stretches the teaching, not the breaks', () => {
    const placed = placeParts(parts, nine, nine + 420);
    const breaks = placed.filter(({ part }) => part.kind !== 'teaching');
    expect(breaks.map(({ start, end }) => end - start)).toEqual([15, 30, 10]);
  });

  test('any day is filled from its first minute to its last, in order, without a gap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1380 }),
        fc.integer({ min: 1, max: 900 }),
        (start, length) => {
          const placed = placeParts(parts, start, start + length);
          expect(placed.at(0)?.start).toBe(start);
          expect(placed.at(-1)?.end).toBe(start + length);
          expect(placed.every((one) => one.end > one.start)).toBe(true);
          expect(placed.slice(1).every((one, i) => one.start === placed[i]?.end)).toBe(true);
        },
      ),
    );
  });
});

describe('dates from a pattern', () => {
  const dates = (first: string, spacing: Parameters<typeof patternDates>[1], count = 3) =>
    patternDates(first, spacing, { gaps: [0, 1, 15] }, count);

  test('follow the template, and go on weekly where it ends', () => {
    expect(dates('2025-02-06', 'template', 4)).toEqual([
      ...['2025-02-06', '2025-02-07', '2025-02-21', '2025-02-28'],
    ]);
  });

  test('by day, week, fortnight and month', () => {
    expect(dates('2025-01-31', 'consecutive')).toEqual(['2025-01-31', '2025-02-01', '2025-02-02']);
    expect(dates('2025-01-31', 'weekly')).toEqual(['2025-01-31', '2025-02-07', '2025-02-14']);
    expect(dates('2025-01-31', 'fortnightly')).toEqual(['2025-01-31', '2025-02-14', '2025-02-28']);
    expect(dates('2025-01-31', 'monthly')).toEqual(['2025-01-31', '2025-02-28', '2025-03-31']);
  });

  test('without a first date there are none', () => {
    for (const none of ['', '2025-02-30', '6.2.2025'])
      expect(dates(none, 'weekly')).toEqual(['', '', '']);
  });
});
