import { type CellKind, cellKind, isSectionTitle, isSentence, isTimeLike } from './cells.ts';

export interface TableRow {
  /** The row's number in the file, counted as a spreadsheet does. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly header: readonly string[] | null;
  readonly rows: readonly TableRow[];
}

export interface Fact {
  readonly row: number;
  readonly key: string;
  readonly value: string;
}

/** A file cut at its blank and one-cell rows. */
export interface Blocks {
  readonly titles: readonly string[];
  /** Sentences that stand alone: "the data may be incomplete". */
  readonly notes: readonly { readonly row: number; readonly text: string }[];
  readonly facts: readonly Fact[];
  readonly tables: readonly Table[];
}

interface Cutting {
  readonly titles: string[];
  readonly notes: { row: number; text: string }[];
  readonly facts: Fact[];
  readonly tables: TableRow[][];
  /** The table that rows go to; null after a title. */
  open: TableRow[] | null;
  /** A blank row came since the last row with cells. */
  gap: boolean;
  /** The row before was a single cell right under a table: its title's end, or a name alone. */
  doubtful: { row: TableRow; under: TableRow[] } | null;
}

/**
 * Two cells make a key and its value, three or more a row of a table; a blank row or a row of one
 * cell ends a block. Knows no heading by its words.
 */
export function cutIntoBlocks(records: readonly (readonly string[])[]): Blocks {
  const cutting: Cutting = {
    titles: [],
    notes: [],
    facts: [],
    tables: [],
    open: null,
    gap: true,
    doubtful: null,
  };
  const padded = isPadded(records);
  for (const [i, record] of records.entries()) {
    const filled = filledCells(record);
    if (filled === 0) cutting.gap = true;
    else {
      take(cutting, { row: i + 1, cells: record }, filled, padded);
      cutting.gap = false;
    }
  }
  return { ...cutting, tables: cutting.tables.flatMap(splitAtHeadings).map(withHeader) };
}

function filledCells(record: readonly string[]): number {
  let count = 0;
  for (const cell of record) if (cell !== '') count++;
  return count;
}

function take(cutting: Cutting, row: TableRow, filled: number, padded: boolean): void {
  settleDoubt(cutting, row, filled);
  if (filled === 1) takeSingle(cutting, row, padded);
  else if (filled === 2 && !continuesTable(cutting, row, padded)) takeFact(cutting, row);
  else if (cutting.open !== null && (!cutting.gap || beginsWithData(row))) cutting.open.push(row);
  else {
    cutting.open = [row];
    cutting.tables.push(cutting.open);
  }
}

/** One cell: a note, the title of a section, or a row of the table that lists a name alone. */
function takeSingle(cutting: Cutting, row: TableRow, padded: boolean): void {
  const text = row.cells.find((cell) => cell !== '') ?? '';
  const wide = padded || row.cells.length > 1;
  if (isSentence(text)) cutting.notes.push({ row: row.row, text });
  else if (cutting.open !== null && !cutting.gap && wide && !isSectionTitle(text)) {
    cutting.open.push(row);
  } else {
    const mayBeName = cutting.open !== null && !cutting.gap && !isSectionTitle(text);
    if (mayBeName && cutting.open !== null) cutting.doubtful = { row, under: cutting.open };
    cutting.titles.push(text);
    cutting.open = null;
  }
}

/** Data right under a single cell: that was no title but a row that lists a name alone. */
function settleDoubt(cutting: Cutting, row: TableRow, filled: number): void {
  const { doubtful } = cutting;
  cutting.doubtful = null;
  if (doubtful === null || cutting.gap || filled < 2 || !beginsWithData(row)) return;
  doubtful.under.push(doubtful.row);
  cutting.titles.pop();
  cutting.open = doubtful.under;
}

function takeFact(cutting: Cutting, row: TableRow): void {
  const [key = '', value = ''] = row.cells.filter((cell) => cell !== '');
  cutting.open = null;
  if (isSentence(key)) cutting.notes.push({ row: row.row, text: key });
  else cutting.facts.push({ row: row.row, key, value });
}

function continuesTable(cutting: Cutting, row: TableRow, padded: boolean): boolean {
  if (cutting.open === null) return false;
  if (!cutting.gap) return true;
  return !padded && row.cells.length > 2;
}

/** After a blank row, rows without a heading of their own go on with the table before. */
function beginsWithData({ cells }: TableRow): boolean {
  return cells.some((cell) => isData(cellKind(cell)));
}

/** What stands in rows and not in headings. */
function isData(kind: CellKind): boolean {
  return isTimeLike(kind) || kind === 'address' || kind === 'integer';
}

/** Programs that re-save a file give every row the cells of the widest. */
function isPadded(records: readonly (readonly string[])[]): boolean {
  const widest = records.reduce((most, { length }) => Math.max(most, length), 0);
  const filled = records.filter((record) => record.some((cell) => cell !== ''));
  return widest > 2 && filled.every(({ length }) => length === widest);
}

/** Tables that follow each other without a blank row: a row of words over a row of data begins the next. */
function splitAtHeadings(rows: readonly TableRow[]): TableRow[][] {
  const tables: TableRow[][] = [];
  for (const [i, row] of rows.entries()) {
    const last = tables.at(-1);
    if (last && !(last.length > 1 && isHeadingOver(row, rows[i + 1]))) last.push(row);
    else tables.push([row]);
  }
  return tables;
}

function isHeadingOver(row: TableRow, below: TableRow | undefined): boolean {
  if (row.cells.some((cell) => /^["\d]|@/.test(cell))) return false;
  const kinds = row.cells.map((cell) => cellKind(cell));
  if (kinds.filter((kind) => kind === 'text').length < 3) return false;
  if (kinds.some((kind) => kind !== 'text' && kind !== 'empty')) return false;
  return below?.cells.some((cell, i) => kinds[i] === 'text' && isData(cellKind(cell))) ?? false;
}

function withHeader(rows: readonly TableRow[]): Table {
  const [first, ...rest] = rows;
  if (first === undefined || beginsWithData(first)) return { header: null, rows };
  return { header: first.cells, rows: rest };
}
