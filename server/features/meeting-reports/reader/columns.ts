import type { Table, TableRow } from './blocks.ts';
import { type CellKind, cellKind } from './cells.ts';
import { parseClockDuration, type UnitWords } from './duration.ts';
import { type ColumnProfile, nameColumns } from './name-columns.ts';
import { parseStamp } from './stamp.ts';

/** Where a table has one point in time: a column of stamps, or of clock times with or without a date beside. */
export interface TimeSource {
  readonly column: number;
  readonly dateColumn: number | null;
  /** Its cells hold dates as well: a time alone is damaged there. */
  readonly dated: boolean;
}

/** What the columns of a table hold, told by their cells and never by their headings. */
export interface Columns {
  /** One column, or first and last name. */
  readonly name: readonly number[];
  readonly addresses: readonly number[];
  readonly times: readonly TimeSource[];
  readonly duration: number | null;
  readonly integers: readonly number[];
  readonly ids: readonly number[];
  /** Columns of words other than names: roles, actions, answers. */
  readonly texts: readonly number[];
  /** With a heading and nothing else. */
  readonly empty: readonly number[];
}

interface Profile extends ColumnProfile {
  /** Share of clock times that carry AM or PM. */
  readonly twelveHour: number;
}

const sampleSize = 200;

export function typeColumns(table: Table, words: UnitWords): Columns {
  const rows = sampleOf(table.rows);
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const profiles = Array.from({ length: Math.max(width, table.header?.length ?? 0) }, (_, column) =>
    profileOf(table, rows, column, words),
  );
  const of = (kind: CellKind) => profiles.filter((profile) => profile.kind === kind);
  const clocks = splitClocks(of('clock'), of('stamp').length, of('duration').length > 0, rows);
  const name = nameColumns(profiles);
  const addresses = of('address').flatMap(({ column }) => (name.includes(column) ? [] : [column]));
  return {
    name,
    addresses,
    times: timeSources(of('stamp'), of('date'), clocks.times),
    duration: of('duration')[0]?.column ?? clocks.duration,
    integers: of('integer').flatMap(({ column }) => (name.includes(column) ? [] : [column])),
    ids: of('id').flatMap(({ column }) => (name.includes(column) ? [] : [column])),
    texts: of('text').flatMap(({ column }) => (name.includes(column) ? [] : [column])),
    empty: of('empty').flatMap(({ column }) => (table.header?.[column] ? [column] : [])),
  };
}

function sampleOf(rows: readonly TableRow[]): readonly TableRow[] {
  if (rows.length <= sampleSize) return rows;
  const step = rows.length / sampleSize;
  return Array.from({ length: sampleSize }, (_, i) => rows[Math.floor(i * step)]).filter(
    (row) => row !== undefined,
  );
}

function profileOf(
  table: Table,
  sample: readonly TableRow[],
  column: number,
  words: UnitWords,
): Profile {
  let cells = filledCells(sample, column);
  // What is empty in the sample may be filled in few rows of a large table.
  if (cells.length === 0 && sample.length < table.rows.length) {
    cells = filledCells(table.rows, column).slice(0, sampleSize);
  }
  const counts = new Map<CellKind, number>();
  let twelveHour = 0;
  for (const cell of cells) {
    const kind = cellKind(cell, words);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (kind === 'clock' && parseStamp(cell)?.twelveHour) twelveHour++;
  }
  const filled = cells.length - (counts.get('empty') ?? 0);
  const kind = majority(counts, filled, cells);
  return { kind, column, cells, twelveHour: filled === 0 ? 0 : twelveHour / filled };
}

function filledCells(rows: readonly TableRow[], column: number): string[] {
  return rows.flatMap(({ cells }) => {
    const cell = cells[column];
    return cell === undefined || cell === '' ? [] : [cell];
  });
}

/** Stamps are so rare by accident that a third is enough: the rest may be words like "still here". */
function majority(
  counts: ReadonlyMap<CellKind, number>,
  filled: number,
  cells: readonly string[],
): CellKind {
  const share = (kind: CellKind) => (counts.get(kind) ?? 0) / filled;
  if (filled === 0) return 'empty';
  if (share('stamp') >= 0.3) return 'stamp';
  const kinds = ['date', 'clock', 'duration', 'address', 'integer', 'id'] as const;
  const found = kinds.find((kind) => share(kind) >= 0.5);
  if (found !== undefined) return found;
  const addressesAmongIds = share('address') > 0 && !cells.some((cell) => cell.includes(' '));
  return addressesAmongIds ? 'address' : 'text';
}

/** Clock columns are times of day, unless stamps give the times, or one is the difference of two others. */
function splitClocks(
  clocks: readonly Profile[],
  stamps: number,
  hasDuration: boolean,
  rows: readonly TableRow[],
): { times: readonly Profile[]; duration: number | null } {
  if (stamps > 0) return { times: [], duration: clocks[0]?.column ?? null };
  if (hasDuration || clocks.length < 3) return { times: clocks, duration: null };
  const withHalf = clocks.filter(({ twelveHour }) => twelveHour > 0.5);
  const duration =
    withHalf.length >= 2
      ? clocks.find(({ twelveHour }) => twelveHour <= 0.5)
      : clocks.find((clock) => isDifference(clock, clocks, rows));
  return {
    times: clocks.filter((clock) => clock !== duration),
    duration: duration?.column ?? null,
  };
}

function isDifference(
  candidate: Profile,
  clocks: readonly Profile[],
  rows: readonly TableRow[],
): boolean {
  const [join, leave] = clocks.filter((clock) => clock !== candidate);
  if (!join || !leave) return false;
  const fits = rows.filter(({ cells }) => {
    const from = parseStamp(cells[join.column] ?? '')?.second;
    const to = parseStamp(cells[leave.column] ?? '')?.second;
    const told = parseClockDuration(cells[candidate.column] ?? '');
    if (from == null || to == null || told === null) return false;
    const span = to - from;
    return Math.min(Math.abs(span - told.seconds), Math.abs(span - told.asMinutes)) <= 61;
  });
  return fits.length * 2 >= rows.length;
}

function timeSources(
  stamps: readonly Profile[],
  dates: readonly Profile[],
  clocks: readonly Profile[],
): TimeSource[] {
  if (stamps.length > 0)
    return stamps.map(({ column }) => ({ column, dateColumn: null, dated: true }));
  return clocks.map(({ column }) => {
    const left = dates.findLast((date) => date.column < column) ?? dates[0];
    return { column, dateColumn: left?.column ?? null, dated: false };
  });
}
