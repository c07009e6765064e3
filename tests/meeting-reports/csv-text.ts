/** The cells of a sample: enough of CSV to save it again in another way. Not the reader's own code. */
export function cellsOf(bytes: Buffer): string[][] {
  const text = decoded(bytes).replace(/\r/g, '');
  const [delimiter = ','] = ['\t', ';', ','].filter((sign) => text.includes(sign));
  const rows: string[][] = [];
  for (const match of text.matchAll(rowPattern(delimiter))) {
    const [all = '', quoted, bare = '', end] = match;
    const row = rows.at(-1);
    const cell = quoted === undefined ? bare : quoted.replaceAll('""', '"');
    if (row === undefined || match.index === 0) rows.push([cell]);
    else row.push(cell);
    if (end === '\n') rows.push([]);
    if (all === '') break;
  }
  return rows.filter((row, i) => i < rows.length - 1 || row.length > 1 || row[0] !== '');
}

function rowPattern(delimiter: string): RegExp {
  return new RegExp(`(?:"((?:[^"]|"")*)"|([^${delimiter}\\n]*))(${delimiter}|\\n|$)`, 'g');
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe) return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
  if (bytes[1] === 0) return bytes.toString('utf16le');
  if (bytes[0] === 0) return Buffer.from(bytes).swap16().toString('utf16le');
  if (bytes[0] === 0xef) return bytes.subarray(3).toString('utf8');
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}

export const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-8+BOM': (text) => Buffer.from(`\ufeff${text}`),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16le+BOM': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text) => Buffer.from(text, 'utf16le').swap16(),
  'utf-16be+BOM': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};

/** Cells as CSV, quoted where they must be. */
export function csvOf(
  rows: readonly (readonly string[])[],
  { delimiter = ',', lineEnd = '\r\n', quoteAll = false } = {},
): string {
  const written = (cell: string) =>
    quoteAll || cell.includes(delimiter) || /["\n]/.test(cell)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  return rows.map((row) => row.map(written).join(delimiter) + lineEnd).join('');
}
