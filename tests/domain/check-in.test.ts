import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  acceptedWindows,
  openingOf,
  openVisit,
  phaseOf,
  secondsLeft,
  visitsOf,
  windowAt,
  windowSeconds,
  type CheckInEvent,
} from '#domain/check-in';
import { union } from '#domain/intervals';
import { localDay } from '#domain/time';
import { refusal } from './refusal.ts';

const at = (iso: string) => Date.parse(iso) / 1000;
const instants = fc.integer({ min: 0, max: 4_000_000_000 });

describe('the window of a code', () => {
  test('is thirty seconds long and begins on the half minute', () => {
    const noon = at('2025-02-06T12:00:00Z');
    expect(windowAt(noon + 29)).toBe(windowAt(noon));
    expect(windowAt(noon + 30)).toBe(windowAt(noon) + 1);
    expect([secondsLeft(noon), secondsLeft(noon + 29), secondsLeft(noon + 30)]).toEqual([
      30, 1, 30,
    ]);
  });

  test('a code is good while it is shown and for one window after, never before and no longer', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -300, max: 300 }), (shown, later) => {
        const good = acceptedWindows(shown + later).includes(windowAt(shown));
        const begins = windowAt(shown) * windowSeconds;
        const time = shown + later;
        expect(good).toBe(time >= begins && time < begins + 2 * windowSeconds);
      }),
    );
  });

  test('what is left of it ends exactly where the next one begins', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const left = secondsLeft(instant);
        expect(windowAt(instant + left)).toBe(windowAt(instant) + 1);
        expect(windowAt(instant + left - 1)).toBe(windowAt(instant));
      }),
    );
  });
});

describe('the opening times of a day', () => {
  const day = localDay('2025-02-06', 'Europe/Oslo');
  const span = { start: at('2025-02-06T08:00:00Z'), end: at('2025-02-06T13:30:00Z') };

  test('are an hour around the programme, unless they are set', () => {
    expect(openingOf(span, day, null)).toEqual({
      start: at('2025-02-06T07:00:00Z'),
      end: at('2025-02-06T14:30:00Z'),
    });
    expect(openingOf(span, day, { from: '08:45', to: '24:00' })).toEqual({
      start: at('2025-02-06T07:45:00Z'),
      end: at('2025-02-06T23:00:00Z'),
    });
  });

  test('never reach into another date', () => {
    const early = { start: day.start + 600, end: day.end - 600 };
    expect(openingOf(early, day, null)).toEqual({ start: day.start, end: day.end });
  });

  test('are refused backwards, or at a time that the clock skips', () => {
    const set = (from: string, to: string) => () => openingOf(span, day, { from, to });
    expect(refusal(set('12:00', '11:00'))?.code).toBe('END_NOT_AFTER_START');
    expect(refusal(set('12:00', '12:00'))?.code).toBe('END_NOT_AFTER_START');
    expect(refusal(set('25:00', '26:00'))?.code).toBe('INVALID_TIME');
    const summer = localDay('2025-03-30', 'Europe/Oslo');
    expect(refusal(() => openingOf(span, summer, { from: '02:30', to: '12:00' }))?.code).toBe(
      'SKIPPED_TIME',
    );
  });

  test('are half-open', () => {
    const opening = { start: 100, end: 200 };
    const phases = [99, 100, 199, 200].map((instant) => phaseOf(opening, instant));
    expect(phases).toEqual(['before', 'open', 'open', 'after']);
  });
});

describe('stays', () => {
  const event = (id: string, direction: CheckInEvent['direction'], time: number) => ({
    ...{ id, direction, at: time },
  });

  test('go from a check-in to the check-out that follows', () => {
    const events = [
      ...[event('a', 'in', 10), event('b', 'out', 50)],
      ...[event('c', 'in', 60), event('d', 'out', 90)],
    ];
    expect(visitsOf(events)).toEqual([
      { id: 'a', from: 10, to: 50 },
      { id: 'c', from: 60, to: 90 },
    ]);
    expect(openVisit(events)).toBeNull();
  });

  test('stay open until somebody ends them', () => {
    const events = [event('a', 'in', 10), event('b', 'out', 50), event('c', 'in', 60)];
    expect(openVisit(events)).toEqual({ id: 'c', from: 60, to: null });
  });

  test('keep the first of two check-ins, and ignore a check-out without one', () => {
    const events = [event('z', 'out', 5), event('b', 'in', 20), event('a', 'in', 10)];
    expect(visitsOf(events)).toEqual([{ id: 'a', from: 10, to: null }]);
  });

  test('vanish when a leader has dropped them', () => {
    expect(visitsOf([event('a', 'in', 10), event('b', 'dropped', 10)])).toEqual([]);
  });

  const door = fc.array(
    fc.record({
      direction: fc.constantFrom('in' as const, 'out' as const, 'dropped' as const),
      at: fc.integer({ min: 0, max: 200 }),
    }),
    { maxLength: 30 },
  );
  const named = (events: Omit<CheckInEvent, 'id'>[]) =>
    events.map((one, i): CheckInEvent => ({ id: String(i), ...one }));

  test('never overlap, are never empty, and at most the last one is open', () => {
    fc.assert(
      fc.property(door, (events) => {
        const visits = visitsOf(named(events));
        expect(visits.slice(0, -1).every(({ to }) => to !== null)).toBe(true);
        const closed = visits.flatMap(({ from, to }) =>
          to === null ? [] : [{ start: from, end: to }],
        );
        expect(closed.every(({ start, end }) => start < end)).toBe(true);
        const sum = closed.reduce((all, { start, end }) => all + end - start, 0);
        const joined = union(closed).reduce((all, { start, end }) => all + end - start, 0);
        expect(sum).toBe(joined);
      }),
    );
  });

  test('are the same in whatever order the events are read', () => {
    fc.assert(
      fc.property(door, fc.infiniteStream(fc.nat()), (events, numbers) => {
        const all = named(events);
        const mixed = all
          .map((one) => ({ one, key: numbers.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(visitsOf(mixed)).toEqual(visitsOf(all));
      }),
    );
  });
});
