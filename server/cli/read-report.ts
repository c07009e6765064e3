import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { DomainError } from '../domain/errors.ts';
import { assertTimeZone, instantOn, type LocalDate, localDay } from '../domain/time.ts';
import { combineReports } from '../features/meeting-reports/combine/combine-reports.ts';
import type { ReportPerson } from '../features/meeting-reports/combine/persons.ts';
import { type ZoneClock, zoneClock } from '../features/meeting-reports/reader/file-clock.ts';
import { limits } from '../features/meeting-reports/reader/limits.ts';
import {
  readReport,
  type ReadResult,
  tooLarge,
} from '../features/meeting-reports/reader/read-report.ts';
import type { DateOrder, Report } from '../features/meeting-reports/reader/report.ts';

/** What a command leaves behind: its exit status, and what it prints as JSON. */
export interface CommandResult {
  exitStatus: number;
  output: unknown;
}

interface Order {
  files: string[];
  date: LocalDate;
  timeZone: string;
  window: { start: string; end: string } | undefined;
  dateOrder: DateOrder | undefined;
  fileTimeZone: string | undefined;
}

/** Exit status 2, with what was wrong as JSON. */
class Failure extends Error {
  readonly error: object;

  constructor(error: {
    code: string;
    message: string;
    expected: string;
    found: string;
    file?: string;
  }) {
    super(error.message);
    this.error = error;
  }
}

const usage =
  '--date YYYY-MM-DD [--start HH:MM --end HH:MM] [--time-zone Europe/Oslo] ' +
  '[--date-order dmy|mdy|ymd] [--file-time-zone ZONE] FILE…';

/** `kursdag read-report`: files to one JSON object on standard output (docs/read-report.md). */
export async function run(args: readonly string[]): Promise<number> {
  const { exitStatus, output } = await readReportCommand(args);
  process.stdout.write(`${JSON.stringify(output)}\n`);
  return exitStatus;
}

export async function readReportCommand(args: readonly string[]): Promise<CommandResult> {
  try {
    return { exitStatus: 0, output: await readAll(parse(args)) };
  } catch (error) {
    if (error instanceof Failure) return { exitStatus: 2, output: { error: error.error } };
    if (!(error instanceof DomainError)) throw error;
    const { code, message } = error;
    return { exitStatus: 2, output: { error: { code, message, expected: usage, found: message } } };
  }
}

async function readAll(order: Order): Promise<object> {
  const clock = zoneClock(order.timeZone);
  checkDay(order);
  const reports: Report[] = [];
  for (const path of order.files) reports.push(await readOne(path, order));
  const { date, timeZone, window } = order;
  const options = { date, timeZone, ...(window === undefined ? {} : { window }) };
  const combined = combineReports(reports, options);
  const files = reports.map((report, i) => {
    const again = reports.findIndex(({ sha256 }) => sha256 === report.sha256) < i;
    const alone = combineReports([report], options).warnings;
    return shownFile(report, [
      ...codesOf(report.warnings, alone),
      ...(again ? ['REPEATED_FILE'] : []),
    ]);
  });
  return {
    files,
    warnings: [
      ...new Set([...files.flatMap(({ warnings }) => warnings), ...codesOf(combined.warnings)]),
    ],
    persons: combined.persons.map((person) => shownPerson(person, clock)),
  };
}

/** What is wrong with the order is said before anything about the files. */
function checkDay({ date, timeZone, window, fileTimeZone }: Order): void {
  const day = localDay(date, timeZone);
  if (fileTimeZone !== undefined) assertTimeZone(fileTimeZone);
  if (window === undefined) return;
  instantOn(day, window.start, 'start');
  instantOn(day, window.end, 'end');
}

async function readOne(path: string, order: Order): Promise<Report> {
  const result = await readFileAt(path, order);
  if (result.ok) return result.report;
  throw new Failure({ ...result.refusal, file: basename(path) });
}

async function readFileAt(path: string, order: Order): Promise<ReadResult> {
  const { date, timeZone, dateOrder, fileTimeZone } = order;
  const bytes = await bytesOf(path);
  if (bytes instanceof Uint8Array) {
    return readReport(bytes, {
      name: basename(path),
      date,
      timeZone,
      ...(dateOrder === undefined ? {} : { dateOrder }),
      ...(fileTimeZone === undefined ? {} : { fileTimeZone }),
    });
  }
  return { ok: false, refusal: tooLarge(bytes.size).refusal };
}

/** A file that is too large is not even loaded. */
async function bytesOf(path: string): Promise<Uint8Array | { size: number }> {
  try {
    const { size } = await stat(path);
    return size > limits.bytes ? { size } : await readFile(path);
  } catch {
    const message = 'The file cannot be opened.';
    const file = basename(path);
    throw new Failure({ code: 'FILE_NOT_FOUND', message, expected: 'a file', found: 'none', file });
  }
}

function shownFile(report: Report, warnings: readonly string[]) {
  const { name, format, encoding, delimiter, dateOrder, sha256 } = report;
  return { name, format, encoding, delimiter, dateOrder, sha256, warnings };
}

function shownPerson(person: ReportPerson, clock: ZoneClock): object {
  const { name, email, upn, flags, intervals, mergedSeconds, clippedSeconds } = person;
  const bounds = person.clippedSecondsBounds;
  return {
    name,
    email,
    upn,
    flags,
    intervals: intervals.map(({ start, end }) => [
      clock.isoOf(start),
      end === null ? null : clock.isoOf(end),
    ]),
    mergedSeconds,
    clippedSeconds,
    ...(bounds === null ? {} : { clippedSecondsBounds: bounds }),
  };
}

function codesOf(...lists: (readonly { code: string }[])[]): string[] {
  return [...new Set(lists.flat().map(({ code }) => code))];
}

function parse(args: readonly string[]): Order {
  const { values, positionals } = parseOptions(args);
  const { date, start, end } = values;
  if (date === undefined) throw badUsage('no --date');
  if (positionals.length === 0) throw badUsage('no file');
  if ((start === undefined) !== (end === undefined))
    throw badUsage('--start and --end come together');
  if (start !== undefined && end !== undefined && end <= start)
    throw badUsage('--end not after --start');
  return {
    files: positionals,
    date,
    timeZone: values['time-zone'],
    window: start === undefined || end === undefined ? undefined : { start, end },
    dateOrder: dateOrderOf(values['date-order']),
    fileTimeZone: values['file-time-zone'],
  };
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        date: { type: 'string' },
        start: { type: 'string' },
        end: { type: 'string' },
        'time-zone': { type: 'string', default: 'Europe/Oslo' },
        'date-order': { type: 'string' },
        'file-time-zone': { type: 'string' },
      },
    });
  } catch (error) {
    throw badUsage(error instanceof Error ? error.message : 'arguments that do not fit');
  }
}

function dateOrderOf(text: string | undefined): DateOrder | undefined {
  if (text === undefined || text === 'dmy' || text === 'mdy' || text === 'ymd') return text;
  throw badUsage('an unknown --date-order');
}

function badUsage(found: string): Failure {
  return new Failure({
    code: 'USAGE',
    message: 'The command was called in a way it does not know.',
    expected: usage,
    found,
  });
}
