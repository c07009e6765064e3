import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CoursePlanShape, DayShape } from '#contract/course-plan';
import type { Conflict } from '#contract/course-setup';
import { usualChoice, withChoice } from '../../client/features/course-setup/merge-choice.ts';
import {
  addDay,
  addDays,
  addSegment,
  duplicateDay,
  duplicateSegment,
  giveWay,
  inOrder,
  minutesOf,
  moveDay,
  removeSegment,
  swapSegment,
  timeOf,
} from '../../client/features/course-setup/plan-edit.ts';
import { aDay, anApproval, aPlan, aSegment } from '../factories.ts';

const plan: CoursePlanShape = aPlan({ approvals: [anApproval()] });
const day: DayShape = aDay();
const lines = (one: DayShape) =>
  inOrder(one.segments).map(({ id, start, end }) => `${id} ${start}–${end}`);

describe('editing a programme', () => {
  test('a new part begins where the last one ends', () => {
    expect(lines(addSegment(day, 'new')).at(-1)).toBe('new 14:30–15:15');
    expect(lines(addSegment({ ...day, segments: [] }, 'new'))).toEqual(['new 09:00–09:45']);
  });

  test('a copy comes right after, and what follows begins that much later', () => {
    expect(lines(duplicateSegment(day, 'lunch', 'copy'))).toEqual([
      'morning 09:00–11:30',
      'lunch 11:30–12:00',
      'copy 12:00–12:30',
      'afternoon 12:30–15:00',
    ]);
  });

  test('parts that change places keep their length, the day its times, and the pause its place', () => {
    const withPause: DayShape = {
      ...day,
      segments: [
        aSegment({ id: 'a', start: '09:00', end: '10:00' }),
        aSegment({ id: 'b', start: '10:15', end: '10:45' }),
      ],
    };
    const swapped = ['b 09:00–09:30', 'a 09:45–10:45'];
    expect(lines(swapSegment(withPause, 'b', -1))).toEqual(swapped);
    expect(lines(swapSegment(withPause, 'a', 1))).toEqual(swapped);
    expect(swapSegment(withPause, 'a', -1)).toBe(withPause);
  });

  test('swapping there and back changes nothing, whatever the programme', () => {
    const programme = fc
      .uniqueArray(fc.integer({ min: 0, max: 280 }), { minLength: 4, maxLength: 12 })
      .map((edges) => edges.toSorted((a, b) => a - b).map((edge) => timeOf(edge * 5)))
      .map((edges) =>
        edges
          .slice(1)
          .map((end, i) => aSegment({ id: `s${i}`, start: edges[i] ?? '', end }))
          .filter((_one, i) => i % 3 !== 2),
      );
    fc.assert(
      fc.property(programme, fc.nat(), (segments, pick) => {
        const before = { ...day, segments } as DayShape;
        const id = segments[pick % segments.length]?.id ?? '';
        const there = swapSegment(before, id, 1);
        expect(lines(swapSegment(there, id, -1))).toEqual(
          there === before ? lines(swapSegment(before, id, -1)) : lines(before),
        );
        const total = (one: DayShape) =>
          one.segments.reduce((sum, { start, end }) => sum + minutesOf(end) - minutesOf(start), 0);
        expect(total(there)).toBe(total(before));
      }),
    );
  });

  test('what overlaps gives way together with the rest of the day', () => {
    const late: DayShape = {
      ...day,
      segments: day.segments.map((one) => (one.id === 'morning' ? { ...one, end: '11:45' } : one)),
    };
    expect(lines(giveWay(late, 'lunch'))).toEqual([
      'morning 09:00–11:45',
      'lunch 11:45–12:15',
      'afternoon 12:15–14:45',
    ]);
  });

  test('a part that is removed leaves the others where they are', () => {
    expect(lines(removeSegment(day, 'lunch'))).toEqual([
      'morning 09:00–11:30',
      'afternoon 12:00–14:30',
    ]);
  });

  test('times stay within the day', () => {
    expect(timeOf(24 * 60 + 30)).toBe('23:59');
    expect(timeOf(-5)).toBe('00:00');
    expect(minutesOf('')).toBe(0);
  });
});

describe('editing days', () => {
  test('a new day comes a week after the last, with its times and breaks and without its themes', () => {
    const added = addDay(plan, 'new').days.at(-1);
    expect(added).toMatchObject({ id: 'new', date: '2025-04-03', state: 'planned', title: '' });
    expect(added?.segments.map(({ start, title }) => [start, title])).toEqual([
      ['09:00', ''],
      ['11:30', ''],
      ['12:00', ''],
    ]);
    expect(addDay({ ...plan, days: [] }, 'first').days[0]).toMatchObject({ date: '' });
  });

  test('a copy of a cancelled day is a planned one with parts of its own', () => {
    const cancelled = { ...day, state: 'cancelled' as const, changeReason: 'syk' };
    const { days } = duplicateDay({ ...plan, days: [cancelled] }, 'day', 'copy');
    expect(days[1]).toMatchObject({ id: 'copy', state: 'planned', changeReason: '' });
    const ids = new Set(days.flatMap(({ segments }) => segments.map(({ id }) => id)));
    expect(ids.size).toBe(6);
  });

  test('a day that is moved takes its programme along', () => {
    const later = moveDay(day, '2025-02-10', 30);
    expect(later.date).toBe('2025-02-10');
    expect(lines(later).at(-1)).toBe('afternoon 12:30–15:00');
  });

  test('dates go on over months and leap days', () => {
    expect(addDays('2024-02-26', 3)).toBe('2024-02-29');
    expect(addDays('2025-12-30', 7)).toBe('2026-01-06');
    expect(addDays('', 7)).toBe('');
  });
});

describe('choosing between two changes', () => {
  const conflict = (at: Conflict['at'], kind: Conflict['kind'] = 'bothChanged'): Conflict => ({
    ...{ at, kind, mine: 'mitt', theirs: 'deres' },
  });
  const chosen = (at: Conflict['at']) => withChoice(plan, conflict(at), 'theirs');

  test('sets the field of course, goals, day, segment or approval, and nothing else', () => {
    expect(chosen({ field: 'title' }).title).toBe('deres');
    expect(chosen({ field: 'learningGoals.skills' }).learningGoals).toEqual({
      ...{ knowledge: [], attitudes: [], skills: 'deres' },
    });
    const place = chosen({ day: 'day-2', field: 'place' });
    expect(place.days.map((one) => one.place)).toEqual(['', 'deres', '', '', '']);
    const title = chosen({ day: 'day-2', segment: 'lunch', field: 'title' });
    expect(title.days[1]?.segments.map((one) => one.title)).toContain('deres');
    expect(title.days[0]).toEqual(plan.days[0]);
    expect(chosen({ approval: 'nsf', field: 'wording' }).approvals[0]?.wording).toBe('deres');
  });

  test('keeps a part that one removed, unless the removing is chosen', () => {
    const byThem = conflict({ day: 'day-2' }, 'removedByThem');
    const byMe = conflict({ approval: 'nsf' }, 'removedByMe');
    for (const one of [byThem, byMe]) expect(withChoice(plan, one, usualChoice(one))).toBe(plan);
    expect(withChoice(plan, byThem, 'theirs').days).toHaveLength(4);
    expect(withChoice(plan, byMe, 'mine').approvals).toHaveLength(0);
    const segment = conflict({ day: 'day-1', segment: 'lunch' }, 'removedByThem');
    expect(withChoice(plan, segment, 'theirs').days[0]?.segments).toHaveLength(2);
  });
});
