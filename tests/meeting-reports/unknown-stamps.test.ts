import { expect, test } from '@jest/globals';
import { refusalOf } from './reading.ts';

const row = (name: string, join: string, leave: string) => `${name}\t${join}\t${leave}\t1h`;

test.each([
  ['6/2-2025 09:00:00', '6/2-2025 10:00:00', '0/0-0000 00:00:00'],
  ['20250206 09:00', '20250206 10:00', '00000000 00:00'],
])('times in an unknown form are refused, not read as a sum: %s', (join, leave, form) => {
  const table = [
    'Name\tJoin\tLeave\tDuration',
    row('Ola N', join, leave),
    row('Liv A', join, leave),
  ];
  const refusal = refusalOf(`1. Summary\nTitle\tx\n\n2. Participants\n${table.join('\n')}\n`);
  expect(refusal).toMatchObject({
    code: 'IMPOSSIBLE_DATES',
    found: `cells of the form ${form}`,
  });
});
