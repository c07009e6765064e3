import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readReportCommand } from '../../server/cli/read-report.ts';
import { expectedFiles, expectedIn, samples } from './reading.ts';

interface Person {
  flags: string[];
  [field: string]: unknown;
}

interface Expected {
  files: string[];
  date: string;
  window: [string, string] | null;
  format: string;
  encoding: string;
  delimiter: string | null;
  dateOrder: string;
  warnings: string[];
  persons: Person[];
}

interface Output {
  files: Record<string, unknown>[];
  warnings: string[];
  persons: Person[];
}

test.each(expectedFiles('own'))('%s', async (name) => {
  const expected = expectedIn('own', name) as Expected;
  const window = expected.window
    ? ['--start', expected.window[0], '--end', expected.window[1]]
    : [];
  const files = expected.files.map((file) => join(samples, 'own', file));
  const { exitStatus, output } = await readReportCommand([
    '--date',
    expected.date,
    ...window,
    ...files,
  ]);
  expect(exitStatus).toBe(0);
  const { files: read, warnings, persons } = output as Output;
  const { format, encoding, delimiter, dateOrder } = expected;
  expect(read[0]).toMatchObject({ format, encoding, delimiter, dateOrder });
  expect(warnings.toSorted()).toEqual(expected.warnings.toSorted());
  expect(persons.map(inOrder)).toEqual(expected.persons.map(inOrder));
});

function inOrder(person: Person): Person {
  return { ...person, flags: person.flags.toSorted() };
}
