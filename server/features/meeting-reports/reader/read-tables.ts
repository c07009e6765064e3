import type { LocalDate } from '#domain/time';
import type { Blocks } from './blocks.ts';
import type { Columns } from './columns.ts';
import { decideDateOrder } from './date-order.ts';
import { eventRows } from './event-tables.ts';
import { eventFormat, listingFormat, stretchFormat, totalsFormat } from './format-of.ts';
import { faultWarnings, type FoundRows } from './found-rows.ts';
import { type StampReading, type TimedRow, timedRows } from './instants.ts';
import { type Layout, layOut } from './layout.ts';
import { withBareMinutes } from './minutes-column.ts';
import { type ReadTable, readPeopleTables } from './people-tables.ts';
import { Refused } from './refusal.ts';
import { type DateOrder, type Report, type ReportWarning, warning } from './report.ts';
import { groupTables, stretchRows } from './stretch-tables.ts';
import { meetingOf, missingParticipants, notesIn, titleOf } from './summary.ts';
import { datesIn, type RawRow } from './table-rows.ts';
import { listedRows, totalRows } from './total-tables.ts';
import { withoutWaitingRoom } from './waiting-room.ts';
import { clockOfFile } from './zone-of-file.ts';

/** What the caller knows and the file does not say. */
export interface ReadContext {
  readonly date: LocalDate | undefined;
  readonly dateOrder: DateOrder | undefined;
  readonly timeZone: string;
  readonly fileTimeZone: string | undefined;
}

/** The parts of a report that come from its content. */
export type ReadContent = Pick<
  Report,
  'format' | 'dateOrder' | 'clock' | 'title' | 'meeting' | 'rows' | 'warnings'
>;

interface TimedTable {
  readonly rows: readonly TimedRow[];
  readonly columns: Columns;
  readonly listing: boolean;
  /** The column of bare minutes, where durations are that. */
  readonly minutes: number | null;
}

interface Read {
  readonly found: FoundRows;
  readonly format: Report['format'];
}

/** @throws Refused when no table is a report's, or its dates cannot be read */
export function readTables(blocks: Blocks, context: ReadContext): ReadContent {
  const layout = layOut(blocks);
  if (layout.kind === 'nothing') throw notAReport(layout, blocks);
  const { tables, leftOut } = withoutWaitingRoom(readPeopleTables(layout));
  const raw = tables.flatMap((table) => table.raw);
  const dated = datesIn(raw, layout.facts);
  const { order, decidedByCourseDate } = decideDateOrder(dated, context.date, context.dateOrder);
  if (dated.length === 0 && context.date === undefined) {
    throw new Refused('DATE_NEEDED', 'a date', 'times without a date');
  }
  const { clock, shown } = clockOfFile(layout, raw, context);
  const how: StampReading = { clock, order, date: context.date, known: new Map() };
  const meeting = meetingOf(layout, how);
  const { found, format } = readKind(layout, timedTables(tables, how), meeting);
  if (found.rows.length === 0) throw noParticipants();
  const counted = Math.max(0, ...tables.map((table) => table.raw.length));
  const notes = notesIn(blocks, layout);
  const warnings: (ReportWarning | null)[] = [
    ...found.warnings,
    ...faultWarnings(found.faults),
    leftOut,
    decidedByCourseDate ? warning('DATE_ORDER_DECIDED_BY_COURSE_DATE', [], { order }) : null,
    dated.length === 0 && layout.kind !== 'listing' ? warning('NO_DATE_IN_FILE', []) : null,
    lacksAddresses(tables) ? warning('NO_EMAIL_COLUMN', []) : null,
    notes.length === 0 ? null : warning('FILE_SAYS_INCOMPLETE', notes),
    missingParticipants(layout, counted),
  ];
  return {
    format,
    dateOrder: order,
    clock: shown,
    title: titleOf(layout),
    meeting,
    rows: found.rows,
    warnings: warnings.filter((one) => one !== null),
  };
}

function timedTables(tables: readonly ReadTable[], how: StampReading): TimedTable[] {
  return tables.map(({ typed, raw, listing }) => {
    const { columns } = typed;
    const { rows, column } = withBareMinutes(timedRows(raw, how, columns), columns);
    return { rows, columns, listing, minutes: column };
  });
}

function readKind(layout: Layout, tables: readonly TimedTable[], meeting: Report['meeting']): Read {
  switch (layout.kind) {
    case 'stretches':
      return readStretches(layout, tables);
    case 'events': {
      const events = tables.filter(({ listing }) => !listing);
      return {
        found: merged(events.map(({ rows, columns }) => eventRows(rows, columns))),
        format: eventFormat(layout),
      };
    }
    case 'totals':
      return {
        found: merged(tables.map(({ rows, columns }) => totalRows(rows, columns, meeting))),
        format: totalsFormat(layout),
      };
    case 'listing':
    case 'nothing':
      return { found: listedRows(tables[0]?.rows ?? []), format: listingFormat(layout) };
  }
}

function readStretches(layout: Layout, tables: readonly TimedTable[]): Read {
  const groups = groupTables(tables);
  const format = stretchFormat(layout, {
    summed: groups.some(({ identities }) => identities !== null),
    bareMinutes: tables.find(({ listing }) => !listing)?.minutes ?? null,
    undated: rowsOf(tables).every(({ raw }) => hasNoDate(raw)),
  });
  return { found: merged(groups.map(stretchRows)), format };
}

function rowsOf(tables: readonly TimedTable[]): TimedRow[] {
  return tables.flatMap(({ rows }) => rows);
}

function hasNoDate({ stamps }: RawRow): boolean {
  return stamps.every((stamp) => stamp === null || stamp === 'unreadable' || stamp.date === null);
}

function merged(found: readonly FoundRows[]): FoundRows {
  return {
    rows: found.flatMap(({ rows }) => rows),
    faults: found.flatMap(({ faults }) => faults),
    warnings: found.flatMap(({ warnings }) => warnings),
  };
}

/** An empty column under a heading may be the addresses' where all were guests. */
function lacksAddresses(tables: readonly ReadTable[]): boolean {
  return tables.every(
    ({ raw, typed: { columns } }) =>
      columns.empty.length === 0 && raw.every(({ email }) => email === ''),
  );
}

function notAReport({ tables }: Layout, blocks: Blocks): Refused {
  const rows = blocks.tables.reduce((sum, table) => sum + table.rows.length, 0);
  const expected = 'a table of people with join and leave times';
  if (tables.some(({ columns }) => columns.times.length > 0)) {
    return new Refused(
      'COLUMN_MISSING',
      expected,
      'one column of times, and nothing to pair it with',
    );
  }
  if (blocks.titles.length > 0 && blocks.facts.length > 1 && rows === 0) return noParticipants();
  return new Refused(
    'NOT_A_REPORT',
    expected,
    rows === 0 ? 'no table' : `${blocks.tables.length} table(s) with ${rows} row(s) and no times`,
  );
}

function noParticipants(): Refused {
  return new Refused('NO_PARTICIPANTS', 'at least one row with a participant', 'none');
}
