import type { Layout } from './layout.ts';
import type { ReportFormat } from './report.ts';
import type { TypedTable } from './table-rows.ts';

/** What the tables of joins turned out to be. */
export interface StretchShape {
  /** A table of identities sums up a table of joins. */
  readonly summed: boolean;
  readonly bareMinutes: number | null;
  readonly undated: boolean;
}

/** The name of a file's form, by the order and types of its columns. */
export function stretchFormat(layout: Layout, shape: StretchShape): ReportFormat {
  const [table] = layout.tables;
  if (layout.numbered || shape.summed) return 'teams-report';
  if (table === undefined) return 'unknown-table';
  if (shape.undated) return 'google-meet';
  if (isZoom(table, shape.bareMinutes)) return 'zoom';
  return isTeams2021(table, layout.facts.length > 0) ? 'teams-report-2021' : 'unknown-table';
}

/**
 * Name, e-mail, join, leave, minutes: beside each other, and the unit in brackets in the heading or
 * an answer of yes and no behind it.
 */
function isZoom({ table, columns }: TypedTable, minutes: number | null): boolean {
  const [join, leave] = columns.times;
  const [name] = columns.name;
  if (!join || !leave || name === undefined || minutes === null) return false;
  const mayHoldEmail = [...columns.addresses, ...columns.empty].includes(name + 1);
  const unitInBrackets = /[(（].+[)）]$/.test(table.header?.[minutes] ?? '');
  return (
    mayHoldEmail &&
    join.column === name + 2 &&
    leave.column === name + 3 &&
    minutes === name + 4 &&
    (unitInBrackets || columns.texts.some((text) => text > minutes))
  );
}

/**
 * Name, join, leave, duration in words; which is empty where nobody had left yet, or cut out of a file
 * with a summary.
 */
function isTeams2021({ table, columns }: TypedTable, hasFacts: boolean): boolean {
  const [join, leave] = columns.times;
  if (columns.name[0] !== 0 || columns.name.length !== 1) return false;
  if (join?.column !== 1 || leave?.column !== 2) return false;
  if (columns.duration !== null) return columns.duration === 3;
  const nobodyLeft = table.rows.every(({ cells }) => (cells[leave.column] ?? '').trim() === '');
  return hasFacts || (nobodyLeft && columns.empty.includes(3));
}

export function eventFormat({ tables }: Layout): ReportFormat {
  const [table] = tables;
  if (table === undefined) return 'unknown-table';
  const { columns } = table;
  const [name = 0] = columns.name;
  const stamp = columns.times[0]?.column ?? 0;
  const idsBefore = [...columns.ids, ...columns.addresses].some((column) => column < name);
  if (isLiveEvent(table) || (idsBefore && columns.texts.some((text) => text > stamp))) {
    return 'teams-live-event';
  }
  return name === 0 && stamp === 2 && columns.texts.includes(1) ? 'teams-list' : 'unknown-table';
}

/** The live event's report has an id per connection and one per participant, before the name. */
export function isLiveEvent({ table, columns }: TypedTable): boolean {
  const [name = 0] = columns.name;
  const utc = table.header?.some((heading) => /utc/i.test(heading)) ?? false;
  return name >= 2 && (columns.ids.some((id) => id < name) || utc);
}

export function totalsFormat(layout: Layout): ReportFormat {
  const [table] = layout.tables;
  return table?.columns.duration === null ? 'zoom-totals' : 'unknown-table';
}

export function listingFormat({ numbered }: Layout): ReportFormat {
  return numbered ? 'teams-report' : 'teams-report-2021';
}
