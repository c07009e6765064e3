import type { Blocks, Fact, Table } from './blocks.ts';
import { cellKind, isSectionTitle } from './cells.ts';
import { typeColumns } from './columns.ts';
import { learnUnitWords, newUnitWords, type UnitWords } from './duration.ts';
import { nameKey } from './name-key.ts';
import { Refused } from './refusal.ts';
import type { TypedTable } from './table-rows.ts';

/** Which of a file's tables say what. */
export interface Layout {
  readonly kind: 'stretches' | 'events' | 'totals' | 'listing' | 'nothing';
  /** The tables of that kind, in the order of the file. */
  readonly tables: readonly TypedTable[];
  /** Tables of people without times, beside tables with times. */
  readonly listings: readonly TypedTable[];
  readonly facts: readonly Fact[];
  /** Titles are numbered, as in the newer report. */
  readonly numbered: boolean;
  /** The facts stood in a table of one row: Zoom's block on the meeting. */
  readonly meetingTable: boolean;
  readonly words: UnitWords;
}

/** Decides by the columns' types alone which table is what. */
export function layOut(blocks: Blocks): Layout {
  const words = newUnitWords();
  learnUnitWords(cellsOf(blocks), words);
  const all = blocks.tables
    .filter(({ rows }) => rows.length > 0)
    .map((table) => withEmptyLeave({ table, columns: typeColumns(table, words) }));
  const meetings = all.filter((table) => isAboutTheMeeting(table, all));
  const people = all.filter((table) => !meetings.includes(table) && hasPeople(table));
  const facts = [...blocks.facts, ...meetings.flatMap(factsOf)];
  const numbered = blocks.titles.some(isSectionTitle);
  return {
    ...choose(people, facts, numbered),
    facts,
    numbered,
    meetingTable: meetings.length > 0,
    words,
  };
}

function choose(
  people: readonly TypedTable[],
  facts: readonly Fact[],
  numbered: boolean,
): Pick<Layout, 'kind' | 'tables' | 'listings'> {
  const withTimes = people.filter(({ columns }) => columns.times.length >= 2);
  const listings = people.filter(({ columns }) => columns.times.length === 0);
  if (withTimes.length > 0) return { kind: 'stretches', tables: withTimes, listings };
  const events = people.filter(isEventTable);
  const hasDates = facts.some(({ value }) => cellKind(value) === 'stamp');
  // The tenant shows no times, yet the list of reactions in the meeting has them.
  const engagementOnly = numbered && hasDates && listings.length > 0;
  if (events.length > 0 && !engagementOnly) return { kind: 'events', tables: events, listings };
  assertNoUnknownStamps(listings);
  const totals = listings.filter((table) => isTotals(table, hasDates, numbered));
  // The newer report states the sums of its joins, and each of them once more.
  const counted = numbered ? totals.slice(0, 1) : totals;
  if (totals.length > 0) return { kind: 'totals', tables: counted, listings: [] };
  if (listings.length > 0 && (hasDates || numbered))
    return { kind: 'listing', tables: listings, listings: [] };
  return { kind: 'nothing', tables: people, listings: [] };
}

/** A date and a time, whatever stands between: at least seven digits, and minutes after hours. */
const unknownStamp = /^(?=(?:\D*\d){7}).*\d[:.]\d\d/;

/**
 * Two columns of times in a form that is not known are not a list without times.
 * @throws Refused IMPOSSIBLE_DATES
 */
function assertNoUnknownStamps(tables: readonly TypedTable[]): void {
  for (const { table, columns } of tables) {
    const [first, second] = columns.texts.filter((column) => {
      const cells = table.rows.flatMap(({ cells }) => cells[column] || []);
      return cells.filter((cell) => unknownStamp.test(cell)).length * 2 > cells.length;
    });
    if (first === undefined || second === undefined) continue;
    const shown = table.rows.find(({ cells }) => unknownStamp.test(cells[first] ?? ''));
    const form = (shown?.cells[first] ?? '').replace(/\d/g, '0').replace(/\p{L}/gu, 'a');
    throw new Refused(
      'IMPOSSIBLE_DATES',
      'dates and times of day',
      `cells of the form ${form.slice(0, 40)}`,
    );
  }
}

function* cellsOf({ tables, facts }: Blocks): Generator<string> {
  for (const { value } of facts) yield value;
  for (const { rows } of tables) for (const { cells } of rows.slice(0, 200)) yield* cells;
}

/** A report taken during the meeting: the column of leave times stands there, empty or with words. */
function withEmptyLeave(typed: TypedTable): TypedTable {
  const { columns, table } = typed;
  const [join, another] = columns.times;
  if (join === undefined || another !== undefined) return typed;
  const column = join.column + 1;
  const inWords =
    columns.texts.includes(column) &&
    (columns.duration !== null || columns.addresses.some((address) => address > column)) &&
    new Set(table.rows.map(({ cells }) => cells[column] ?? '')).size <= 2;
  if (!columns.empty.includes(column) && !inWords) return typed;
  return {
    table,
    columns: {
      ...columns,
      times: [join, { ...join, column }],
      empty: columns.empty.filter((empty) => empty !== column),
      texts: columns.texts.filter((text) => text !== column),
    },
  };
}

function hasPeople({ columns }: TypedTable): boolean {
  return columns.name.length > 0 || columns.addresses.length > 0;
}

/** One row over another table, and its words are nobody's name there: topic, start, end, host. */
function isAboutTheMeeting(typed: TypedTable, all: readonly TypedTable[]): boolean {
  const { table, columns } = typed;
  const later = all.slice(all.indexOf(typed) + 1).filter(hasPeople);
  const [only, second] = table.rows;
  if (only === undefined || second !== undefined || later.length === 0) return false;
  const times = table.rows.length === 1 && columns.times.length > 0;
  const names = new Set(
    later.flatMap((other) => other.table.rows.map((row) => rowKey(row, other))),
  );
  return times && !only.cells.some((cell) => cell !== '' && names.has(nameKey(cell)));
}

function rowKey({ cells }: Table['rows'][number], { columns }: TypedTable): string {
  return nameKey(columns.name.map((column) => cells[column] ?? '').join(' '));
}

function factsOf({ table }: TypedTable): Fact[] {
  return table.rows.flatMap(({ row, cells }) =>
    cells.flatMap((value, i) =>
      value === '' ? [] : [{ row, key: table.header?.[i] ?? '', value }],
    ),
  );
}

/** One point in time per row, and a column that says what happened then. */
function isEventTable({ columns }: TypedTable): boolean {
  return columns.times.length === 1 && columns.texts.length > 0 && columns.duration === null;
}

/**
 * Sums of time without times. Words for units say so themselves. A bare number may be anything, so
 * it counts only where the file tells of the meeting, or where the table has Zoom's shape: one such
 * column, under a heading with its unit in brackets or beside an answer of yes and no.
 */
function isTotals({ columns, table }: TypedTable, hasDates: boolean, numbered: boolean): boolean {
  if (columns.duration !== null) return true;
  if (numbered) return false;
  const [minutes, another] = columns.integers;
  if (minutes === undefined || another !== undefined || columns.name.length !== 1) return false;
  const unitInBrackets = /[(（].+[)）]$/.test(table.header?.[minutes] ?? '');
  const answer = columns.texts.find((column) => column > minutes);
  const answers = new Set(table.rows.map(({ cells }) => cells[answer ?? -1] ?? ''));
  const besideAnswer = answer !== undefined && answers.size <= 2 && columns.addresses.length > 0;
  return hasDates || unitInBrackets || besideAnswer;
}
