import type { Interval } from '#domain/intervals';
import { instantOn, type LocalDate, localDay, type WallTime } from '#domain/time';
import { type Report, type ReportWarning, warning } from '../reader/report.ts';
import { draftPerson } from './draft-person.ts';
import { type FileRow, identitiesIn } from './identities.ts';
import { partition } from './partition.ts';
import { duplicateNames, personWarnings } from './person-warnings.ts';
import type { ReportPerson } from './persons.ts';
import { maybeSame } from './same-person.ts';

export interface CombineOptions {
  readonly date: LocalDate;
  /** The course's zone. */
  readonly timeZone: string;
  /** Wall-clock times of the date; without them the whole date counts. */
  readonly window?: { readonly start: WallTime; readonly end: WallTime };
}

export interface Combined {
  readonly persons: readonly ReportPerson[];
  /** About persons, and about the files together; what one file is warned of stands in its report. */
  readonly warnings: readonly ReportWarning[];
  /** What counts, epoch seconds, UTC. */
  readonly window: Interval;
}

/**
 * The persons of all reports of a day, whatever the order of files and rows; a file that is there
 * twice counts once.
 * @throws DomainError INVALID_DATE, INVALID_TIME, SKIPPED_TIME, INVALID_TIME_ZONE
 */
export function combineReports(reports: readonly Report[], options: CombineOptions): Combined {
  const window = windowOf(options);
  const distinct = [...new Map(reports.map((report) => [report.sha256, report])).values()];
  const identities = identitiesIn(distinct);
  const drafts = identities
    .flatMap(({ byName, rows }) => (byName ? partition(rows) : [rows]))
    .sort((a, b) => firstIndex(a) - firstIndex(b))
    .map((rows) => draftPerson(rows, window));
  const same = maybeSame(drafts);
  const persons = drafts.map((draft, i): ReportPerson => {
    return { ...draft, maybeSameAs: [...(same.get(i) ?? [])].sort((a, b) => a - b) };
  });
  const repeated = reports.length - distinct.length;
  const warnings = [
    ...(repeated > 0 ? [warning('REPEATED_FILE', [], undefined, repeated)] : []),
    ...personWarnings(persons),
    ...duplicateNames(identities),
  ];
  return { persons, warnings, window };
}

function firstIndex(rows: readonly FileRow[]): number {
  return rows.reduce((first, { index }) => Math.min(first, index), Infinity);
}

function windowOf({ date, timeZone, window }: CombineOptions): Interval {
  const day = localDay(date, timeZone);
  if (window === undefined) return { start: day.start, end: day.end };
  return {
    start: instantOn(day, window.start, 'start'),
    end: instantOn(day, window.end, 'end'),
  };
}
