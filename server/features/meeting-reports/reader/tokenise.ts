import { Buffer } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { cellKind, isTimeLike } from './cells.ts';
import { limits } from './limits.ts';
import { Refused } from './refusal.ts';
import type { Delimiter } from './report.ts';

export interface Tokens {
  readonly delimiter: Delimiter;
  /** Every row of the file, blank ones too; cells trimmed. */
  readonly records: readonly (readonly string[])[];
  /** A quote that nothing closes: the file was cut, or the quote is a stray one. */
  readonly openQuote: boolean;
}

const signs: Readonly<Record<Delimiter, string>> = { tab: '\t', ';': ';', ',': ',' };
const headLength = 24_000;
const chunkLength = 1 << 20;

/**
 * Text to rows and cells. The delimiter is the one that yields most dates, durations and addresses.
 * @throws Refused TOO_MANY_ROWS, ROW_TOO_LONG
 */
export function tokenise(text: string, onProgress: (share: number) => void): Tokens {
  const delimiter = bestDelimiter(text);
  const sign = signs[delimiter];
  refuseTooManyCells(text, sign);
  const records: string[][] = [];
  let openQuote = false;
  for (const { chunk, end } of chunks(text)) {
    const parsed = parseChunk(chunk, sign);
    openQuote ||= parsed.openQuote;
    for (const record of parsed.records) records.push(trimmed(record));
    if (records.length > limits.rows) {
      throw new Refused('TOO_MANY_ROWS', `at most ${limits.rows} rows`, 'more');
    }
    onProgress(end / text.length);
  }
  return { delimiter, records, openQuote };
}

function bestDelimiter(text: string): Delimiter {
  const cut = text.length > headLength ? text.lastIndexOf('\n', headLength) : text.length;
  const head = normalised(text.slice(0, cut > 0 ? cut : headLength));
  const scored = (Object.keys(signs) as Delimiter[]).map((delimiter) => ({
    delimiter,
    typed: typedCells(head, signs[delimiter]),
    cells: head.split(signs[delimiter]).length,
  }));
  const [best] = scored.toSorted((a, b) => b.typed - a.typed || b.cells - a.cells);
  return best?.delimiter ?? ',';
}

function typedCells(head: string, sign: string): number {
  const { records } = parseChunk(head, sign);
  const kinds = records.flat().map((cell) => cellKind(cell.trim()));
  return kinds.filter((kind) => kind === 'address' || isTimeLike(kind)).length;
}

/** Pieces that end with a row, so that what is held at once stays small. */
function* chunks(text: string): Generator<{ chunk: string; end: number }> {
  for (let start = 0; start < text.length;) {
    const end = endOfChunk(text, start);
    yield { chunk: normalised(text.slice(start, end)), end };
    start = end;
  }
}

/** The end of a line outside quotes: between lines, quotes come in pairs. */
function endOfChunk(text: string, start: number): number {
  let from = start;
  let quotes = 0;
  for (let end = start + chunkLength; end < text.length;) {
    const line = text.indexOf('\n', end);
    if (line < 0) break;
    quotes += countQuotes(text, from, line);
    if (quotes % 2 === 0 || line - start > 8 * chunkLength) return line + 1;
    from = line;
    end = line + 1;
  }
  return text.length;
}

function countQuotes(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('"', from); at >= 0 && at < to; at = text.indexOf('"', at + 1))
    count++;
  return count;
}

/** No-break spaces as spaces; every kind of line end as \n (\r\r\n is what some programs make of \r\n). */
function normalised(chunk: string): string {
  const lines = chunk.includes('\r') ? chunk.replace(/\r+\n|\r/g, '\n') : chunk;
  return lines.replace(/[\u00a0\u2007\u202f]/g, ' ');
}

interface ParsedChunk {
  readonly records: readonly string[][];
  readonly openQuote: boolean;
}

function parseChunk(chunk: string, sign: string): ParsedChunk {
  const bytes = Buffer.from(chunk);
  const whole = tryParse(bytes, sign, true);
  if (!('failedAfter' in whole)) {
    // In a tab-separated file a stray quote swallows rows: no honest cell holds tabs and line ends.
    const swallowed = sign === '\t' && whole.records.some((record) => record.some(holdsRows));
    return swallowed ? parseUnquoted(bytes, sign) : { records: whole.records, openQuote: false };
  }
  if (sign === '\t') return { ...parseUnquoted(bytes, sign), openQuote: true };
  const good = whole.failedAfter === 0 ? null : parseFirst(bytes, sign, whole.failedAfter);
  const rest = parseUnquoted(bytes.subarray(good?.bytes ?? 0), sign);
  return { records: [...(good?.records ?? []), ...rest.records], openQuote: true };
}

function holdsRows(cell: string): boolean {
  return cell.includes('\n') && cell.includes('\t');
}

function parseUnquoted(bytes: Buffer, sign: string): ParsedChunk {
  const parsed = tryParse(bytes, sign, false);
  if ('failedAfter' in parsed) {
    throw new Refused(
      'ROW_TOO_LONG',
      `rows of at most ${limits.rowLength} characters`,
      'a longer one',
    );
  }
  const records = parsed.records.map((record) =>
    record.map((cell) => cell.replace(/^"([^"]*)"?$/, '$1')),
  );
  return { records, openQuote: false };
}

const options = (sign: string) => ({
  delimiter: sign,
  record_delimiter: '\n',
  relax_quotes: true,
  relax_column_count: true,
  max_record_size: limits.rowLength,
});

function tryParse(
  bytes: Buffer,
  sign: string,
  quoted: boolean,
): { records: string[][] } | { failedAfter: number } {
  try {
    return { records: parse(bytes, { ...options(sign), ...(quoted ? {} : { quote: false }) }) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const after = error['records'];
    return { failedAfter: typeof after === 'number' ? after : 0 };
  }
}

/** The records before a fault, and where they end. */
function parseFirst(bytes: Buffer, sign: string, count: number) {
  let end = 0;
  const onRecord = (record: string[], info: { bytes: number }) => {
    end = info.bytes;
    return record;
  };
  const records = parse(bytes, { ...options(sign), to: count, on_record: onRecord });
  return { records, bytes: end };
}

function refuseTooManyCells(text: string, sign: string): void {
  let cells = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    if (++cells > limits.cells) {
      throw new Refused('TOO_MANY_ROWS', `at most ${limits.cells} cells`, 'more');
    }
  }
}

function trimmed(record: string[]): string[] {
  for (let i = 0; i < record.length; i++) record[i] = record[i]?.trim() ?? '';
  return record;
}
