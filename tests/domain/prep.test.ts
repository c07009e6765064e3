import { describe, expect, test } from '@jest/globals';
import {
  isWebLink,
  type PrepContent,
  preparedness,
  prepProblem,
  prepStanding,
  prepTimes,
  usualRules,
} from '#domain/prep';

const required = [
  { id: 'a', required: true },
  { id: 'b', required: true },
  { id: 'c', required: false },
];

describe('how prepared a participant is', () => {
  test.each([
    [[], 'none'],
    [['a'], 'partly'],
    [['c'], 'partly'],
    [['a', 'b'], 'prepared'],
    [['a', 'b', 'c'], 'prepared'],
  ] as const)('with %j done it is %s', (done, expected) => {
    expect(preparedness(required, new Set(done))).toBe(expected);
  });

  test('is nothing where no task is required', () => {
    expect(preparedness([{ id: 'c', required: false }], new Set(['c']))).toBe('nothing');
  });
});

describe('when a task opens and is due', () => {
  test('is in the clock of the course, summer and winter', () => {
    const at = (date: string) =>
      prepTimes({ opens: null, due: { date, time: '12:00' } }, 0, 'Europe/Oslo').dueAt;
    expect(at('2025-03-29')).toBe(Date.UTC(2025, 2, 29, 11) / 1000);
    expect(at('2025-03-30')).toBe(Date.UTC(2025, 2, 30, 10) / 1000);
  });

  test('is when the day begins where nothing is said, and never without a programme', () => {
    expect(prepTimes({ opens: null, due: null }, 1000, 'Europe/Oslo')).toEqual({
      ...{ opensAt: null, dueAt: 1000 },
    });
    expect(prepTimes({ opens: null, due: null }, null, 'Europe/Oslo').dueAt).toBeNull();
  });
});

test.each([
  ['https://canvas.example/a?b#c', true],
  ['http://canvas.example', true],
  ['javascript:alert(1)', false],
  ['JavaScript:alert(1)//https://a.example', false],
  ['data:text/html,x', false],
  ['//canvas.example', false],
  ['https://', false],
  ['https://a.example/ b', false],
  ['canvas.example', false],
  [`https://a.example/${'x'.repeat(2_000)}`, false],
] as const)('%s is an address of the web: %s', (link, expected) => {
  expect(isWebLink(link)).toBe(expected);
});

describe('a task that has changed in a way that matters', () => {
  const at = new Date('2025-02-10T08:00:00Z');

  test.each([
    [null, 0, 0, 'notDone'],
    [null, 5, 3, 'notDone'],
    [at, 0, 0, 'done'],
    [at, 1, 0, 'done'],
    [at, 1, 2, 'again'],
    [at, 2, 2, 'done'],
    [at, 3, 2, 'done'],
  ] as const)('done %s, seen at %d, asked at %d: %s', (doneAt, seenRevision, asked, expected) => {
    expect(prepStanding({ doneAt, seenRevision }, asked)).toBe(expected);
  });

  test('does not count as prepared, but is a beginning', () => {
    const again = new Set(['b']);
    expect(preparedness(required, new Set(['a']), again)).toBe('partly');
    expect(preparedness(required, new Set(), again)).toBe('partly');
    expect(preparedness(required, new Set(['a', 'b']))).toBe('prepared');
  });
});

test('what a leader may set for an answer has an end', () => {
  const task: PrepContent = {
    ...{ title: 'Plan', text: '', kind: 'homework', link: '', minutes: 0, required: true },
    ...{ answer: 'file', readers: 'leaders', opens: null, due: null, published: true },
    ...usualRules,
  };
  const problem = (values: Partial<PrepContent>) =>
    prepProblem({ ...task, ...values }, null, 'Europe/Oslo');
  expect(problem({ maxMegabytes: 20, maxPages: 100, makeUpMinutes: 600 })).toBeNull();
  for (const values of [{ maxMegabytes: 0 }, { maxMegabytes: 20.5 }, { maxPages: 101 }]) {
    expect(problem(values)).toBe('FILE_LIMITS_OUT_OF_RANGE');
  }
  for (const makeUpMinutes of [-1, 601, 0.5]) {
    expect(problem({ makeUpMinutes })).toBe('MAKE_UP_OUT_OF_RANGE');
  }
});
