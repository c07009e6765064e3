import { describe, expect, test } from '@jest/globals';
import { isWebLink, preparedness, prepTimes } from '#domain/prep';

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
