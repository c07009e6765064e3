import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  clip,
  type Interval,
  intersect,
  lengthOf,
  subtract,
  union,
} from '../../server/domain/intervals.ts';

const some = fc.array(
  fc
    .tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -2, max: 12 }))
    .map(([start, length]): Interval => ({ start, end: start + length })),
  { maxLength: 8 },
);

/** Every integer that an interval covers, one by one. */
function covered(intervals: readonly Interval[]): Set<number> {
  const all = new Set<number>();
  for (const { start, end } of intervals) for (let at = start; at < end; at++) all.add(at);
  return all;
}

function expectSame(intervals: readonly Interval[], expected: Set<number>): void {
  expect(covered(intervals)).toEqual(expected);
  expect(lengthOf(intervals)).toBe(expected.size);
  intervals.forEach(({ start, end }, i) => {
    expect(start).toBeLessThan(end);
    expect(start).toBeGreaterThan(intervals[i - 1]?.end ?? -Infinity);
  });
}

describe('intervals', () => {
  test('join where they touch, count once where they overlap, vanish where they are empty', () => {
    expect(
      union([
        { start: 30, end: 40 },
        { start: 10, end: 20 },
        { start: 20, end: 25 },
        { start: 5, end: 5 },
        { start: 12, end: 14 },
      ]),
    ).toEqual([
      { start: 10, end: 25 },
      { start: 30, end: 40 },
    ]);
  });

  test('are half-open: what ends where the other begins has nothing in common with it', () => {
    expect(intersect([{ start: 0, end: 10 }], [{ start: 10, end: 20 }])).toEqual([]);
  });

  test('cover together, in both, and in one alone, what their single seconds do', () => {
    fc.assert(
      fc.property(some, some, (left, right) => {
        const [a, b] = [covered(left), covered(right)];
        expectSame(union(left), a);
        expectSame(intersect(union(left), union(right)), new Set([...a].filter((at) => b.has(at))));
        expect(covered(subtract(union(left), union(right)))).toEqual(
          new Set([...a].filter((at) => !b.has(at))),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('are cut to a window', () => {
    const intervals = [
      { start: 0, end: 10 },
      { start: 20, end: 30 },
    ];
    expect(clip(intervals, { start: 5, end: 25 })).toEqual([
      { start: 5, end: 10 },
      { start: 20, end: 25 },
    ]);
    expect(clip(intervals, { start: 10, end: 20 })).toEqual([]);
  });

  test('do not change the list that they come from', () => {
    const given = [
      { start: 5, end: 9 },
      { start: 1, end: 6 },
    ];
    union(given);
    expect(given).toEqual([
      { start: 5, end: 9 },
      { start: 1, end: 6 },
    ]);
  });
});
