import type { Fact, Table } from './blocks.ts';
import { isAddress, isEmpty } from './cells.ts';
import type { Columns, TimeSource } from './columns.ts';
import type { DateParts } from './date-parts.ts';
import type { DatedCells } from './date-order.ts';
import { parseClockDuration, parseDuration, type UnitWords } from './duration.ts';
import { plain, unwrapped } from './plain.ts';
import { isOrganizer } from './roles.ts';
import { parseStamp } from './stamp.ts';
import type { Stamp } from './stamp-value.ts';

/** A row of a table as its columns say, before dates have an order and times a zone. */
export interface RawRow {
  readonly row: number;
  readonly name: string;
  readonly email: string;
  readonly upn: string;
  readonly organizer: boolean;
  readonly cells: readonly string[];
  /** Per time source; null for an empty cell. */
  readonly stamps: readonly (Stamp | 'unreadable' | null)[];
  /** The sum of time that the row states, in the readings that its form allows; null without one. */
  readonly told: readonly number[] | null;
}

/** A table whose columns are known. */
export interface TypedTable {
  readonly table: Table;
  readonly columns: Columns;
}

/** Which address is which: `email` first and `upn` second unless the caller knows better. */
export interface AddressColumns {
  readonly email: number | undefined;
  readonly upn: number | undefined;
}

export function rawRows(
  { table, columns }: TypedTable,
  addresses: AddressColumns,
  words: UnitWords,
): RawRow[] {
  return table.rows.map(({ row, cells }) => {
    const email = addressIn(cells, addresses.email).toLowerCase();
    const upn = addressIn(cells, addresses.upn);
    const name = nameIn(cells, columns.name);
    return {
      row,
      name: name === '' ? email || upn : name,
      email,
      upn,
      organizer: columns.texts.some((column) => isOrganizer(cells[column] ?? '')),
      cells,
      stamps: columns.times.map((source) => stampIn(cells, source)),
      told: toldIn(cells, columns, words),
    };
  });
}

function nameIn(cells: readonly string[], columns: readonly number[]): string {
  const [first, second] = columns;
  const name = cells[first ?? -1] ?? '';
  return second === undefined ? name : `${name} ${cells[second] ?? ''}`.trim();
}

/** The seconds of bare minutes in a cell; null where it holds anything else. */
export function minutesIn({ cells }: RawRow, column: number): number | null {
  const cell = cells[column] ?? '';
  return /^\d{1,7}$/.test(cell) ? Number(cell) * 60 : null;
}

function addressIn(cells: readonly string[], column: number | undefined): string {
  const cell = column === undefined ? '' : (cells[column] ?? '');
  return isAddress(cell) ? plain(cell) : '';
}

function stampIn(cells: readonly string[], source: TimeSource): Stamp | 'unreadable' | null {
  const cell = cells[source.column] ?? '';
  if (isEmpty(cell)) return null;
  const time = parseStamp(cell);
  if (time?.second == null) return 'unreadable';
  if (source.dated && time.date === null) return 'unreadable';
  if (source.dateColumn === null || time.date !== null) return time;
  const date = parseStamp(cells[source.dateColumn] ?? '')?.date;
  return date == null ? 'unreadable' : { ...time, date };
}

function toldIn(cells: readonly string[], columns: Columns, words: UnitWords): number[] | null {
  const cell = columns.duration === null ? '' : (cells[columns.duration] ?? '');
  if (isEmpty(cell)) return null;
  const worded = parseDuration(cell, words);
  if (worded !== null) return [worded];
  const clock = parseClockDuration(cell);
  if (clock !== null) return [...new Set([clock.seconds, clock.asMinutes])];
  // A column of durations may hold a bare 0.
  return /^0+$/.test(unwrapped(cell)) ? [0] : null;
}

/** All dates of rows and facts, each with how often it stands there. */
export function datesIn(rows: readonly RawRow[], facts: readonly Fact[]): DatedCells[] {
  const found = new Map<DateParts, { count: number; twelveHour: number; rows: number[] }>();
  const add = (stamp: Stamp | 'unreadable' | null, row: number) => {
    if (stamp === null || stamp === 'unreadable' || stamp.date === null) return;
    const entry = found.get(stamp.date) ?? { count: 0, twelveHour: 0, rows: [] };
    entry.count++;
    if (stamp.twelveHour) entry.twelveHour++;
    if (entry.rows.length < 20) entry.rows.push(row);
    found.set(stamp.date, entry);
  };
  for (const { row, stamps } of rows) for (const stamp of stamps) add(stamp, row);
  for (const { row, value } of facts) add(factStamp(value), row);
  return [...found].map(([parts, entry]) => ({ parts, ...entry }));
}

/** The stamp in a value of the summary, if that is all it holds. */
export function factStamp(value: string): Stamp | null {
  const stamp = parseStamp(value);
  return stamp?.date && stamp.second !== null ? stamp : null;
}
