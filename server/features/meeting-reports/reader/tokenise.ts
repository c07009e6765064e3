import { bestDelimiter } from './delimiter.ts';
import { limits } from './limits.ts';
import { parseRows, rowTooLong } from './parse-rows.ts';
import { pieces } from './pieces.ts';
import { Refused } from './refusal.ts';
import type { Delimiter } from './report.ts';

export interface Tokens {
  readonly delimiter: Delimiter;
  /** Every row of the file, blank ones too; cells trimmed. */
  readonly records: readonly (readonly string[])[];
  /** A quote that nothing closes: the file was cut, or the quote is a stray one. */
  readonly openQuote: boolean;
}

const largeText = 4 * 1024 * 1024;
const mostShared = 100_000;

/**
 * Text to rows and cells.
 * @param onProgress called with 0 to 1
 * @throws Refused TOO_MANY_ROWS, ROW_TOO_LONG, NOT_A_REPORT
 */
export function tokenise(text: string, onProgress: (share: number) => void): Tokens {
  const { delimiter, sign } = bestDelimiter(text);
  refuseTooManyCells(text, sign);
  const records: string[][] = [];
  const share = text.length > largeText ? sharedStrings() : sameString;
  let openQuote = false;
  let ragged = 0;
  for (const { piece, end } of pieces(text)) {
    const parsed = parseRows(piece, sign);
    openQuote ||= parsed.openQuote;
    ragged += parsed.ragged;
    for (const record of parsed.records) records.push(trimmed(record, share));
    refuseTooManyRows(records.length, ragged);
    onProgress(end / text.length);
  }
  return { delimiter, records, openQuote };
}

function refuseTooManyRows(rows: number, ragged: number): void {
  if (rows > limits.rows) throw new Refused('TOO_MANY_ROWS', `at most ${limits.rows} rows`, 'more');
  if (ragged > limits.raggedRows) {
    throw new Refused('NOT_A_REPORT', 'tables whose rows are of one width', 'rows of all widths');
  }
}

function refuseTooManyCells(text: string, sign: string): void {
  let cells = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    if (++cells > limits.cells) {
      throw new Refused('TOO_MANY_ROWS', `at most ${limits.cells} cells`, 'more');
    }
  }
}

function trimmed(record: string[], share: (cell: string) => string): string[] {
  if (record.length > limits.columns) throw rowTooLong();
  for (let i = 0; i < record.length; i++) record[i] = share(record[i]?.trim() ?? '');
  return record;
}

function sameString(cell: string): string {
  return cell;
}

/** Names and addresses come again in every row: a large file keeps each once. */
function sharedStrings(): (cell: string) => string {
  const known = new Map<string, string>();
  return (cell) => {
    const same = known.get(cell);
    if (same !== undefined) return same;
    if (known.size < mostShared) known.set(cell, cell);
    return cell;
  };
}
