import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readReportCommand } from '../../server/cli/read-report.ts';
import { samples } from './reading.ts';

const sample = join(samples, 'given/17_new_en_section-3-missing.csv');
const day = ['--date', '2025-02-06'];
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kursdag-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('what the command cannot do ends with status 2 and an error as JSON', () => {
  test.each([
    ['no date', [sample], 'USAGE'],
    ['no file', day, 'USAGE'],
    ['a start without an end', [...day, '--start', '09:00', sample], 'USAGE'],
    ['an end before the start', [...day, '--start', '09:00', '--end', '08:00', sample], 'USAGE'],
    ['an unknown option', [...day, '--what', sample], 'USAGE'],
    ['an unknown order of dates', [...day, '--date-order', 'abc', sample], 'USAGE'],
    ['no such date', ['--date', '2025-02-31', sample], 'INVALID_DATE'],
    ['no such zone', [...day, '--time-zone', 'Europe/Nowhere', sample], 'INVALID_TIME_ZONE'],
    ['no such time', [...day, '--start', '9', '--end', '99:00', sample], 'INVALID_TIME'],
    ['no such file', [...day, join(samples, 'none.csv')], 'FILE_NOT_FOUND'],
    [
      'one of two files is no report',
      [...day, sample, join(samples, 'given/roster.json')],
      'NOT_A_REPORT',
    ],
  ])('%s', async (_, args, code) => {
    const { exitStatus, output } = await readReportCommand(args);
    expect(exitStatus).toBe(2);
    const text = expect.any(String);
    expect(output).toMatchObject({ error: { code, message: text, expected: text, found: text } });
  });

  test('200 MB are refused without being loaded', async () => {
    const path = join(folder, 'large.csv');
    await writeFile(path, '');
    await truncate(path, 200 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    const { output } = await readReportCommand([...day, path]);
    expect(output).toMatchObject({ error: { code: 'TOO_LARGE', found: '200 MB' } });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });
});

test('without a window the whole date counts', async () => {
  const { output } = await readReportCommand([...day, sample]);
  expect(output).toMatchObject({
    persons: [
      { clippedSeconds: 21_112 },
      { clippedSeconds: 15_000, clippedSecondsBounds: [15_000, 15_000] },
    ],
  });
});

test('a chosen time zone of the file moves its times', async () => {
  const { output } = await readReportCommand([...day, '--file-time-zone', 'UTC', sample]);
  expect(output).toMatchObject({
    persons: [{ intervals: [['2025-02-06T09:44:10', '2025-02-06T15:36:02']] }, {}],
  });
});

test('the object has the fields of the description and no others', async () => {
  const { output } = await readReportCommand([...day, sample]);
  const { files, persons, ...rest } = output as { files: object[]; persons: object[] };
  expect(Object.keys(rest)).toEqual(['warnings']);
  expect(Object.keys(files[0] ?? {})).toEqual([
    'name',
    'format',
    'encoding',
    'delimiter',
    'dateOrder',
    'sha256',
    'warnings',
  ]);
  expect(Object.keys(persons[1] ?? {})).toEqual([
    'name',
    'email',
    'upn',
    'flags',
    'intervals',
    'mergedSeconds',
    'clippedSeconds',
    'clippedSecondsBounds',
  ]);
});
