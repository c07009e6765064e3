import { Buffer } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { limits } from './limits.ts';
import { Refused } from './refusal.ts';

export interface ParsedRows {
  readonly records: readonly string[][];
  /** A quote that nothing closes: the file was cut, or the quote is a stray one. */
  readonly openQuote: boolean;
  /** Rows of another width than most. */
  readonly ragged: number;
}

/**
 * Rows and cells of a piece of text: by csv-parse where there are quotes, without which every line
 * end ends a row and every separator a cell.
 * @param sign the delimiter
 * @throws Refused ROW_TOO_LONG
 */
export function parseRows(piece: string, sign: string): ParsedRows {
  const { width, ragged } = widthOf(piece, sign);
  if (!piece.includes('"')) return { records: splitRows(piece, sign), openQuote: false, ragged };
  const { records, openQuote } = parseBytes(Buffer.from(piece), sign, width);
  return { records, openQuote, ragged };
}

function splitRows(piece: string, sign: string): string[][] {
  const lines = piece.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (lines.some(({ length }) => length > limits.rowLength)) throw rowTooLong();
  return lines.map((line) => line.split(sign));
}

type Parsed = Omit<ParsedRows, 'ragged'>;

function parseBytes(bytes: Buffer, sign: string, width: number): Parsed {
  const whole = tryParse(bytes, sign, width, true);
  if (!('failedAfter' in whole)) {
    // In a tab-separated file a stray quote swallows rows: no honest cell holds tabs and line ends.
    const swallowed = sign === '\t' && whole.records.some((record) => record.some(holdsRows));
    return swallowed
      ? parseUnquoted(bytes, sign, width)
      : { records: whole.records, openQuote: false };
  }
  if (sign === '\t') return { ...parseUnquoted(bytes, sign, width), openQuote: true };
  const good = parseFirst(bytes, sign, width, whole.failedAfter);
  const rest = parseUnquoted(bytes.subarray(good.end), sign, width);
  return { records: [...good.records, ...rest.records], openQuote: true };
}

function holdsRows(cell: string): boolean {
  return cell.includes('\n') && cell.includes('\t');
}

function parseUnquoted(bytes: Buffer, sign: string, width: number): Parsed {
  const parsed = tryParse(bytes, sign, width, false);
  if ('failedAfter' in parsed) throw rowTooLong();
  const records = parsed.records.map((record) =>
    record.map((cell) => cell.replace(/^"([^"]*)"?$/, '$1')),
  );
  return { records, openQuote: false };
}

/**
 * csv-parse makes an error, with stack and copy, of every row that is not as wide as the first, and
 * throws it away: with a first row of the usual width, reading takes a tenth of the time.
 */
function withWidth(bytes: Buffer, sign: string, width: number): { first: Buffer; all: Buffer } {
  const first = Buffer.from(`${sign.repeat(width - 1)}\n`);
  return { first, all: Buffer.concat([first, bytes]) };
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
  width: number,
  quoted: boolean,
): { records: string[][] } | { failedAfter: number } {
  const { all } = withWidth(bytes, sign, width);
  try {
    const records = parse(all, { ...options(sign), ...(quoted ? {} : { quote: false }) });
    return { records: records.slice(1) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const after = error['records'];
    return { failedAfter: typeof after === 'number' ? after - 1 : 0 };
  }
}

/** The records before a fault, and where they end. */
function parseFirst(bytes: Buffer, sign: string, width: number, count: number) {
  const { first, all } = withWidth(bytes, sign, width);
  let end = 0;
  const onRecord = (record: string[], info: { bytes: number }) => {
    end = info.bytes;
    return record;
  };
  const records = parse(all, { ...options(sign), to: count + 1, on_record: onRecord });
  return { records: records.slice(1), end: end - first.length };
}

/** The width of most rows, as far as separators alone tell. */
function widthOf(piece: string, sign: string): { width: number; ragged: number } {
  const counts = new Map<number, number>();
  let rows = 0;
  let at = indexOrEnd(piece, sign, 0);
  for (let start = 0; start < piece.length; rows++) {
    const end = indexOrEnd(piece, '\n', start);
    let cells = 1;
    for (; at < end; at = indexOrEnd(piece, sign, at + 1)) cells++;
    counts.set(cells, (counts.get(cells) ?? 0) + 1);
    start = end + 1;
  }
  const [width, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  return { width: Math.min(width, limits.columns), ragged: rows - most };
}

function indexOrEnd(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at;
}

export function rowTooLong(): Refused {
  const expected = `rows of at most ${limits.rowLength} characters and ${limits.columns} cells`;
  return new Refused('ROW_TOO_LONG', expected, 'a longer one');
}
