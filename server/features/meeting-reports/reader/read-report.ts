import { createHash } from 'node:crypto';
import type { LocalDate } from '#domain/time';
import { cutIntoBlocks } from './blocks.ts';
import { decode, type Decoded } from './decode.ts';
import { type ZoneClock, zoneClock } from './file-clock.ts';
import { readGraph } from './graph.ts';
import { limits } from './limits.ts';
import { hasHiddenSigns } from './plain.ts';
import { type ReadContent, type ReadContext, readTables } from './read-tables.ts';
import { type Refusal, Refused } from './refusal.ts';
import {
  type DateOrder,
  type Delimiter,
  type Presence,
  type Report,
  type ReportRow,
  type ReportWarning,
  warning,
} from './report.ts';
import { tokenise } from './tokenise.ts';

export interface ReadOptions {
  /** The file's name, for people. */
  readonly name: string;
  /** The course's zone. */
  readonly timeZone: string;
  /** The session day. Without it, dates that can be read in two ways are refused. */
  readonly date?: LocalDate;
  /** Chosen by the leader, against what the reader would choose. */
  readonly dateOrder?: DateOrder;
  /** Whose clock the file's times are, chosen by the leader. Times that state their zone keep it. */
  readonly fileTimeZone?: string;
  /** Called with 0 to 1 while a large file is read. */
  readonly onProgress?: (share: number) => void;
}

export type ReadResult =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly refusal: Refusal };

interface Content extends ReadContent {
  readonly delimiter: Delimiter | null;
}

/**
 * Reads one meeting report, in whatever form, language and encoding. Pure but for the progress: it
 * may run in a worker. Never throws for what a file holds.
 * @throws DomainError INVALID_TIME_ZONE
 */
export function readReport(bytes: Uint8Array, options: ReadOptions): ReadResult {
  try {
    return { ok: true, report: read(bytes, options) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function read(bytes: Uint8Array, options: ReadOptions): Report {
  if (bytes.length > limits.bytes) throw tooLarge(bytes.length);
  const clock = zoneClock(options.timeZone);
  const decoded = decode(bytes);
  const content = readContent(decoded, options);
  const dates = datesOf(content.rows, clock);
  if (options.date !== undefined) refuseOtherDay(content, dates, options.date, clock);
  return {
    ...content,
    name: options.name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    encoding: decoded.encoding,
    dates,
    warnings: [...content.warnings, ...warningsOf(content, dates)],
  };
}

/** @param size in bytes */
export function tooLarge(size: number): Refused {
  const mega = (count: number) => `${Math.ceil(count / 1024 / 1024)} MB`;
  return new Refused('TOO_LARGE', `at most ${mega(limits.bytes)}`, mega(size));
}

function readContent(decoded: Decoded, options: ReadOptions): Content {
  if (/^\ufeff?\s*[[{]/.test(decoded.text)) return { ...readGraph(decoded.text), delimiter: null };
  refuseMarkup(decoded.text);
  const { delimiter, records, openQuote } = tokenise(decoded.text, (share) =>
    options.onProgress?.(share * 0.7),
  );
  const whole = withoutTornRow(records, decoded.text);
  const context: ReadContext = {
    date: options.date,
    dateOrder: options.dateOrder,
    timeZone: options.timeZone,
    fileTimeZone: options.fileTimeZone,
  };
  const content = readTables(cutIntoBlocks(whole), context);
  options.onProgress?.(1);
  const cut = decoded.cut || openQuote || whole.length < records.length;
  const warnings = cut ? [warning('FILE_CUT_OFF', [records.length])] : [];
  return { ...content, delimiter, warnings: [...content.warnings, ...warnings] };
}

function refuseMarkup(text: string): void {
  if (!/^\ufeff?\s*<(?:!doctype|html|\?xml|table)/i.test(text)) return;
  throw new Refused('NOT_A_REPORT', 'a CSV or JSON file', 'a web page or XML');
}

/** A last row that ends in the middle, with fewer cells than the one before, was cut off with the file. */
function withoutTornRow(
  records: readonly (readonly string[])[],
  text: string,
): readonly (readonly string[])[] {
  const last = records.at(-1);
  const before = records.at(-2);
  const torn =
    !/[\r\n]\s*$/.test(text.slice(-200)) &&
    last !== undefined &&
    before !== undefined &&
    before.length > 2 &&
    last.length < before.length &&
    last.at(-1) !== '';
  return torn ? records.slice(0, -1) : records;
}

function datesOf(rows: readonly ReportRow[], clock: ZoneClock): LocalDate[] {
  const dates = new Set<LocalDate>();
  for (const { presence } of rows) {
    const span = spanOf(presence);
    if (span === null) continue;
    dates.add(clock.dateOf(span.start));
    // Whoever left on the stroke of midnight was not there on the day that begins.
    if (span.end > span.start) dates.add(clock.dateOf(span.end - 1));
  }
  return [...dates].sort();
}

function spanOf(presence: Presence): { start: number; end: number } | null {
  if (presence.kind === 'stretch') return presence;
  if (presence.kind === 'open') return { start: presence.start, end: presence.start };
  return presence.kind === 'total' ? presence.span : null;
}

function refuseOtherDay(
  { rows, meeting, dateOrder }: Content,
  dates: readonly LocalDate[],
  date: LocalDate,
  clock: ZoneClock,
): void {
  const known = dates.length > 0 || meeting.start === null ? dates : [clock.dateOf(meeting.start)];
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined || known.includes(date)) return;
  const between =
    first < date && date < last && rows.some(({ presence }) => lasts(presence, date, clock));
  if (between) return;
  const days = known.map((day) => ({ date: day, dateOrder }));
  throw new Refused('OTHER_DAY', date, known.join(', '), { days });
}

function lasts(presence: Presence, date: LocalDate, clock: ZoneClock): boolean {
  const span = spanOf(presence);
  return span !== null && clock.dateOf(span.start) < date && date < clock.dateOf(span.end);
}

function warningsOf({ rows, clock }: Content, dates: readonly LocalDate[]): ReportWarning[] {
  const numbersOf = (test: (row: ReportRow) => boolean) =>
    rows.filter(test).flatMap((row) => row.rows);
  const found: ReportWarning[] = [];
  const add = (code: ReportWarning['code'], numbers: readonly number[]) => {
    if (numbers.length > 0) found.push(warning(code, numbers));
  };
  add(
    'NO_LEAVE_TIME',
    numbersOf(({ presence }) => presence.kind === 'open'),
  );
  add(
    'APPROXIMATE_NO_SEGMENTS',
    numbersOf(({ presence }) => presence.kind === 'total'),
  );
  add(
    'HIDDEN_CHARACTERS',
    numbersOf(({ name }) => hasHiddenSigns(name)),
  );
  if (dates.length > 1) found.push(warning('SPANS_SEVERAL_DATES', [], { dates: dates.join(' ') }));
  if (clock.source === 'utc') found.push(warning('TIMES_CONVERTED_FROM_UTC', []));
  if (clock.source === 'offset') {
    found.push(warning('TIMES_CONVERTED_FROM_OFFSET', [], { offset: clock.zone }));
  }
  return found;
}
