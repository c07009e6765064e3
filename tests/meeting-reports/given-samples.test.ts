import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readReportCommand } from '../../server/cli/read-report.ts';
import { expectedFiles, expectedIn, samples } from './reading.ts';

interface ExpectedPerson {
  name: string;
  email: string;
  upn: string;
  flags: string[];
  intervals: [string, string | null][];
  totalSeconds: number;
  clippedSeconds: number;
  clippedSecondsBounds?: [number, number];
}

interface Expected {
  file: string;
  files?: string[];
  encoding?: string;
  delimiter?: string;
  expectedDate: string;
  window: [string, string];
  persons: ExpectedPerson[];
  warnings?: string[];
  reject?: boolean;
}

interface Output {
  files: { encoding: string; delimiter: string; warnings: string[] }[];
  warnings: string[];
  persons: (Omit<ExpectedPerson, 'totalSeconds'> & { mergedSeconds: number })[];
  error?: { code: string; expected: string; found: string };
}

/** These say nothing of the flags of the organiser and of two files that overlap. */
const silentOnFlags = /^12/;

async function readAs(expected: Expected) {
  const [start, end] = expected.window.map((stamp) => stamp.slice(11, 16));
  const files = (expected.files ?? [expected.file]).map((file) => join(samples, 'given', file));
  const window = ['--start', start ?? '', '--end', end ?? ''];
  const args = ['--date', expected.expectedDate, ...window, ...files];
  const { exitStatus, output } = await readReportCommand(args);
  return { exitStatus, output: output as Output };
}

describe('the given samples are read as expected', () => {
  const names = expectedFiles('given').filter((name) => !name.startsWith('27'));

  test.each(names)('%s', async (name) => {
    const expected = expectedIn('given', name) as Expected;
    const { exitStatus, output } = await readAs(expected);
    expect(exitStatus).toBe(0);
    expect(output.persons).toMatchObject(
      expected.persons.map((person) => ({
        name: person.name,
        email: person.email,
        upn: person.upn,
        intervals: person.intervals,
        mergedSeconds: person.totalSeconds,
        clippedSeconds: person.clippedSeconds,
        ...(person.clippedSecondsBounds && { clippedSecondsBounds: person.clippedSecondsBounds }),
      })),
    );
    if (expected.encoding) expect(output.files[0]?.encoding).toBe(expected.encoding);
    if (expected.delimiter) expect(output.files[0]?.delimiter).toBe(expected.delimiter);
    if (expected.warnings) expect(output.warnings.toSorted()).toEqual(expected.warnings.toSorted());
  });

  test.each(names.filter((name) => !silentOnFlags.test(name)))('flags of %s', async (name) => {
    const expected = expectedIn('given', name) as Expected;
    const { output } = await readAs(expected);
    expect(output.persons.map(({ flags }) => flags.toSorted())).toEqual(
      expected.persons.map(({ flags }) => flags.toSorted()),
    );
  });
});

test('a table of grades is refused with what was expected and what was found', async () => {
  const expected = expectedIn(
    'given',
    '27_NOT-a-report_teams-class-grades.expected.json',
  ) as Expected;
  const { exitStatus, output } = await readAs(expected);
  expect(exitStatus).toBe(2);
  expect(output.error).toMatchObject({
    code: 'NOT_A_REPORT',
    expected: 'a table of people with join and leave times',
    found: '1 table(s) with 1 row(s) and no times',
  });
});
