import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Combined,
  combineReports,
} from '../../server/features/meeting-reports/combine/combine-reports.ts';
import {
  readReport,
  type ReadOptions,
} from '../../server/features/meeting-reports/reader/read-report.ts';
import type { Refusal } from '../../server/features/meeting-reports/reader/refusal.ts';
import type { Report } from '../../server/features/meeting-reports/reader/report.ts';

export const samples = join(import.meta.dirname, 'samples');
export const sessionDay = '2025-02-06';
const timeZone = 'Europe/Oslo';

type Options = Partial<Omit<ReadOptions, 'name' | 'timeZone'>>;

export function tryToRead(content: Uint8Array | string, options: Options = {}) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  // csv-parse makes an error of every uneven row, and jest wants its stack a hundred frames deep.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 1;
  try {
    return readReport(bytes, { name: 'report.csv', timeZone, date: sessionDay, ...options });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

export function read(content: Uint8Array | string, options: Options = {}): Report {
  const result = tryToRead(content, options);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.report;
}

export function refusalOf(content: Uint8Array | string, options: Options = {}): Refusal {
  const result = tryToRead(content, options);
  if (result.ok) throw new Error(`read as ${result.report.format}`);
  return result.refusal;
}

export function combine(
  reports: readonly Report[],
  window = { start: '09:00', end: '14:30' },
  date = sessionDay,
): Combined {
  return combineReports(reports, { date, timeZone, window });
}

/** Jest wants stacks of a hundred frames, and csv-parse makes an error of every uneven row. */
Error.stackTraceLimit = 10;

/** All warnings about one report, each code once, sorted. */
export function codesOf(report: Report): string[] {
  const all = [...report.warnings, ...combine([report]).warnings];
  return [...new Set(all.map(({ code }) => code))].sort();
}

export function sampleBytes(path: string): Buffer {
  return readFileSync(join(samples, path));
}

export function expectedFiles(folder: string): string[] {
  return readdirSync(join(samples, folder)).filter((name) => name.endsWith('.expected.json'));
}

export function expectedIn(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(samples, folder, name), 'utf8'));
}

/** `9:00` or `9:00:10` of the session day in Oslo (winter time) as epoch seconds. */
export function at(time: string): number {
  const [h = '0', m = '0', s = '00'] = time.split(':');
  return Date.parse(`${sessionDay}T${h.padStart(2, '0')}:${m}:${s}+01:00`) / 1000;
}

/** A tab-separated table with one row per join. */
export function table(...rows: string[]): string {
  return ['Name\tJoin\tLeave\tDuration\tEmail', ...rows, ''].join('\n');
}
