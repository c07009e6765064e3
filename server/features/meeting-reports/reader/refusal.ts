import type { LocalDate } from '#domain/time';
import type { DateOrder } from './report.ts';

const messages = {
  EMPTY: 'The file is empty.',
  TOO_LARGE: 'The file is larger than a meeting report can be.',
  TOO_MANY_ROWS: 'The file has more rows than a meeting report can have.',
  ROW_TOO_LONG: 'The file has a row that is longer than a row of a meeting report can be.',
  SPREADSHEET: 'The file is a spreadsheet. Open it and save it as CSV.',
  ARCHIVE: 'The file is a packed archive. Unpack it and choose the CSV file inside.',
  BINARY: 'The file is not text.',
  NOT_A_REPORT: 'The file is not a meeting report.',
  INVALID_JSON: 'The file begins like JSON, but is damaged or cut off.',
  NO_PARTICIPANTS: 'The file is a meeting report without participants.',
  COLUMN_MISSING: 'The report lacks a column that it needs.',
  IMPOSSIBLE_DATES: 'The dates of the report exist in no way of reading them.',
  DATE_ORDER_UNKNOWN: 'The dates can be read day first or month first. Choose one.',
  OTHER_DAY: 'The report is of another day.',
  DATE_NEEDED: 'The report has no date of its own. Say which day it belongs to.',
} as const;

export type RefusalCode = keyof typeof messages;

/** A day that the file could belong to, and the reading of its dates that says so. */
export interface OfferedDay {
  readonly date: LocalDate;
  readonly dateOrder: DateOrder | 'none';
}

/** Why a file is not read. No personal data; `message` is for the command line, in English. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  readonly expected: string;
  readonly found: string;
  /** For OTHER_DAY and DATE_ORDER_UNKNOWN: the days that would fit. */
  readonly days?: readonly OfferedDay[];
  /** For faults that sit in rows: the first of them. */
  readonly rows?: readonly number[];
}

/** Thrown inside the reader; `readReport` hands out the {@link Refusal}. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(
    code: RefusalCode,
    expected: string,
    found: string,
    more: Pick<Refusal, 'days' | 'rows'> = {},
  ) {
    super(messages[code]);
    this.name = 'Refused';
    this.refusal = { code, message: messages[code], expected, found, ...more };
  }
}
