import type { LocalDate } from '#domain/time';
import { combineReports } from '../combine/combine-reports.ts';
import type { ReportPerson } from '../combine/persons.ts';
import { readReport } from '../reader/read-report.ts';
import type { Refusal } from '../reader/refusal.ts';
import type { DateOrder, Report, ReportWarning } from '../reader/report.ts';

export interface FileToRead {
  readonly bytes: Uint8Array;
  readonly dateOrder: DateOrder | null;
  readonly timeZone: string | null;
}

export interface ReadOrder {
  readonly files: readonly FileToRead[];
  readonly date: LocalDate;
  /** The course's zone. */
  readonly timeZone: string;
}

/** What is known of one file that was read. */
export interface FileFacts extends Pick<
  Report,
  'sha256' | 'format' | 'encoding' | 'dateOrder' | 'clock' | 'warnings'
> {
  readonly rows: number;
}

/** Why a file is not taken; of the reader's refusals without its English sentences. */
export type FileRefusal = Pick<Refusal, 'code' | 'days' | 'rows'>;

export interface ReadFiles {
  /** One per file, in their order. */
  readonly files: readonly ({ facts: FileFacts } | { refusal: FileRefusal })[];
  /** Nobody as long as a file is refused: what can be read in part only is not taken. */
  readonly persons: readonly ReportPerson[];
  /** About the people of all files together. */
  readonly warnings: readonly ReportWarning[];
}

/** More than any course has: what a hostile file may claim of the preview. */
const most = { persons: 5000, intervals: 60_000 };

/** Reads the files of a day and joins what they say. Pure but for the progress: runs in a worker. */
export function readFiles(order: ReadOrder, onProgress: (share: number) => void): ReadFiles {
  const { files, date, timeZone } = order;
  const reports: Report[] = [];
  const found = files.map((file, i): ReadFiles['files'][number] => {
    const result = readReport(file.bytes, {
      ...{ name: '', date, timeZone },
      ...(file.dateOrder === null ? {} : { dateOrder: file.dateOrder }),
      ...(file.timeZone === null ? {} : { fileTimeZone: file.timeZone }),
      onProgress: (share) => onProgress((i + share * 0.9) / files.length),
    });
    if (!result.ok) return { refusal: shown(result.refusal) };
    const { report } = result;
    if (report.rows.length > most.intervals) return { refusal: { code: 'TOO_MANY_ROWS' } };
    reports.push(report);
    return { facts: factsOf(report) };
  });
  const nothing = { persons: [], warnings: [] };
  if (reports.length < files.length) return { files: found, ...nothing };
  const { persons, warnings } = combineReports(reports, { date, timeZone });
  const intervals = persons.reduce((sum, one) => sum + one.intervals.length, 0);
  if (persons.length > most.persons || intervals > most.intervals) {
    const refusal: FileRefusal = { code: 'TOO_MANY_ROWS' };
    return { files: found.map(() => ({ refusal })), ...nothing };
  }
  return { files: found, persons, warnings };
}

function factsOf(report: Report): FileFacts {
  const { sha256, format, encoding, dateOrder, clock, warnings, rows } = report;
  return { sha256, format, encoding, dateOrder, clock, warnings, rows: rows.length };
}

function shown({ code, days, rows }: Refusal): FileRefusal {
  return {
    code,
    ...(days === undefined ? {} : { days: days.slice(0, 20) }),
    ...(rows === undefined ? {} : { rows: rows.slice(0, 50) }),
  };
}
