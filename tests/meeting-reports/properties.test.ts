import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lengthOf } from '../../server/domain/intervals.ts';
import type { Report } from '../../server/features/meeting-reports/reader/report.ts';
import { csvOf } from './csv-text.ts';
import { combine, read } from './reading.ts';
import { written } from './write-report.ts';

interface Join {
  who: number;
  start: number;
  length: number;
}

const people = [
  ['Kari Vangsnes', 'kari.vangsnes@kurs.example'],
  ['Øygard, Åse-Marie (Fjordby kommune)', 'ase-marie.oygard@fjordby.example'],
  ['Oddvar Myrstrand (Gjest)', ''],
  ['Liv Ånestad', ''],
] as const;
const joins = fc.array(
  fc.record({
    who: fc.integer({ min: 0, max: people.length - 1 }),
    start: fc.integer({ min: 6 * 3600, max: 15 * 3600 }),
    length: fc.integer({ min: 1, max: 6 * 3600 }),
  }),
  { minLength: 1, maxLength: 25 },
);

function reportOf(list: readonly Join[]): Report {
  const rows = list.map(({ who, start, length }) => {
    const [name, email] = people[who] ?? people[0];
    return [name, stamp(start), stamp(start + length), `${length} s`, email];
  });
  return read(csvOf([['Navn', 'Inn', 'Ut', 'Varighet', 'E-post'], ...rows]));
}

function stamp(second: number): string {
  return `06.02.2025, ${new Date(second * 1000).toISOString().slice(11, 19)}`;
}

function figures(report: Report) {
  return combine([report])
    .persons.map(({ name, intervals, clippedSeconds }) =>
      JSON.stringify([name, intervals.map(({ start, end }) => [start, end]), clippedSeconds]),
    )
    .sort();
}

test('any order of the rows gives the same intervals', () => {
  const shuffled = joins.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      expect(figures(reportOf(other))).toEqual(figures(reportOf(list)));
    }),
    { numRuns: 60 },
  );
});

test('what counts is never more than the window, nor than the time from first to last', () => {
  fc.assert(
    fc.property(joins, (list) => {
      const { persons, window } = combine([reportOf(list)]);
      for (const { intervals, clipped, clippedSeconds, mergedSeconds } of persons) {
        const first = Math.min(...intervals.map(({ start }) => start));
        const last = Math.max(...intervals.map(({ end }) => end ?? -Infinity));
        expect(clippedSeconds).toBe(lengthOf(clipped));
        expect(clippedSeconds).toBeLessThanOrEqual(window.end - window.start);
        expect(clippedSeconds).toBeLessThanOrEqual(mergedSeconds);
        expect(mergedSeconds).toBeLessThanOrEqual(last - first);
      }
    }),
    { numRuns: 60 },
  );
});

test('reading what was written back gives the same', () => {
  fc.assert(
    fc.property(joins, (list) => {
      const report = reportOf(list);
      expect(figures(read(written(report)))).toEqual(figures(report));
    }),
    { numRuns: 60 },
  );
});

test('a name without address is never two people at once', () => {
  fc.assert(
    fc.property(joins, (list) => {
      const guests = combine([reportOf(list)]).persons.filter(({ email }) => email === '');
      for (const { intervals } of guests) {
        const overlapping = intervals.some(({ start }, i) => start < (intervals[i - 1]?.end ?? 0));
        expect(overlapping).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
});

test('the same report twice, and the files in any order, change nothing', () => {
  fc.assert(
    fc.property(joins, joins, (morning, afternoon) => {
      const [a, b] = [reportOf(morning), reportOf(afternoon)];
      const seconds = (reports: Report[]) =>
        combine(reports)
          .persons.map(({ name, clippedSeconds }) => `${name} ${clippedSeconds}`)
          .sort();
      expect(seconds([b, a, b])).toEqual(seconds([a, b]));
    }),
    { numRuns: 40 },
  );
});
