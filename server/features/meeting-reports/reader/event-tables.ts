import type { Columns } from './columns.ts';
import { pairEvents, readActions } from './events.ts';
import type { FoundRows } from './found-rows.ts';
import type { TimedRow } from './instants.ts';
import { nameKey } from './name-key.ts';
import { Refused } from './refusal.ts';
import type { ReportRow } from './report.ts';
import type { RawRow } from './table-rows.ts';

interface Timed {
  readonly raw: RawRow;
  readonly row: number;
  readonly instant: number;
}

/**
 * Rows of a list of joins and leaves. Who has an id per connection (live events) is paired by it
 * where that makes joins and leaves take turns better.
 * @throws Refused COLUMN_MISSING when no column tells joins from leaves
 */
export function eventRows(
  timed: readonly TimedRow[],
  { ids, texts }: Pick<Columns, 'ids' | 'texts'>,
): FoundRows {
  const events = timed.flatMap(({ raw, start }): Timed[] =>
    start === null ? [] : [{ raw, row: raw.row, instant: start }],
  );
  const people = groupBy(events, ({ raw }) => personKey(raw));
  const groupings = [
    { key: -1, groups: [...people.values()] },
    ...ids.map((id) => ({
      key: id,
      groups: [...groupBy(events, ({ raw }) => connectionKey(raw, id)).values()],
    })),
  ];
  const columns = texts.map((column) => events.map(({ raw }) => raw.cells[column] ?? ''));
  const reading = readActions(events, columns, groupings);
  if (reading === null || isImplausible(reading, events.length)) throw missingAction();
  const found: FoundRows = { rows: [], faults: unreadable(timed), warnings: [] };
  for (const person of people.values()) {
    const own = person.flatMap((i) => events[i] ?? []);
    addPerson(found, own, { ...reading, action: texts[reading.action] ?? -1 });
  }
  return found;
}

function addPerson(
  found: FoundRows,
  events: readonly Timed[],
  { action, leaves, key }: { action: number; leaves: ReadonlySet<string>; key: number },
): void {
  const connections = groupBy(events, ({ raw }) => connectionKey(raw, key));
  const before = found.rows.length;
  for (const indices of connections.values()) {
    const own = indices.flatMap((i) => events[i] ?? []);
    const listed = own.map(({ raw, row, instant }) => ({
      row,
      instant,
      action: raw.cells[action] ?? '',
    }));
    const paired = pairEvents(listed, (word) => leaves.has(word));
    const identity = own[0];
    if (identity === undefined) continue;
    for (const { rows, presence } of paired.presences) {
      found.rows.push(reportRow(identity.raw, rows, presence));
    }
    found.faults.push(...paired.orphans.map((row) => ({ code: 'NO_JOIN_TIME', row }) as const));
  }
  const first = events[0];
  if (found.rows.length === before && first !== undefined) {
    found.rows.push(reportRow(first.raw, [first.row], { kind: 'none' }));
  }
}

function reportRow(
  raw: RawRow,
  rows: readonly number[],
  presence: ReportRow['presence'],
): ReportRow {
  const { name, email, upn, organizer } = raw;
  return { rows, name, email, upn, organizer, oneIdentity: true, presence };
}

/** In a list of events, joins and leaves take turns; a table of something else pairs nothing. */
function isImplausible(reading: { faults: number; pairs: number }, events: number): boolean {
  return reading.faults > events / 3 && reading.faults > reading.pairs;
}

function missingAction(): Refused {
  return new Refused(
    'COLUMN_MISSING',
    'join and leave times, or a column that tells joins from leaves',
    'one column of times',
  );
}

function unreadable(timed: readonly TimedRow[]): FoundRows['faults'] {
  return timed.flatMap(({ raw, start }) =>
    start === null ? [{ code: 'UNREADABLE_TIMES' as const, row: raw.row }] : [],
  );
}

function personKey({ email, upn, name }: RawRow): string {
  return (email || upn).toLowerCase() || `name ${nameKey(name) || name}`;
}

function connectionKey(raw: RawRow, id: number): string {
  return id < 0 ? personKey(raw) : `${personKey(raw)} ${raw.cells[id] ?? ''}`;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [i, item] of items.entries()) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  return groups;
}
