import type { FoundRows } from './found-rows.ts';
import { type TimedRow, tolerance } from './instants.ts';
import { nameKey } from './name-key.ts';
import { presenceOf } from './presence.ts';
import { type ReportRow, warning } from './report.ts';

/** A table of joins, with the table of identities that sums it up, where there is one. */
export interface StretchGroup {
  readonly segments: readonly TimedRow[];
  readonly identities: readonly TimedRow[] | null;
}

/** One table of people; `listing`: it has no columns of times. */
export interface PeopleTable {
  readonly rows: readonly TimedRow[];
  readonly listing: boolean;
}

/**
 * Of two tables with joins and leaves, the later holds the joins and the earlier sums them up: its
 * people are the same and its spans cover theirs. Otherwise both hold joins (reports joined by hand).
 */
export function groupTables(tables: readonly PeopleTable[]): StretchGroup[] {
  const groups: StretchGroup[] = [];
  for (let i = 0; i < tables.length; i++) {
    const table = tables[i];
    const next = tables[i + 1];
    if (table === undefined) continue;
    if (next && !next.listing && sumsUp(table.rows, next.rows)) {
      groups.push({ segments: next.rows, identities: table.rows });
      i++;
    } else if (!table.listing) groups.push({ segments: table.rows, identities: null });
  }
  return groups;
}

function sumsUp(identities: readonly TimedRow[], segments: readonly TimedRow[]): boolean {
  const keyOf = personKey(identities, segments);
  const spans = byPerson(identities, keyOf);
  const joins = byPerson(segments, keyOf);
  const shared = [...spans].filter(([person]) => joins.has(person));
  if (shared.length * 2 < Math.min(spans.size, joins.size) || shared.length === 0) return false;
  const covered = shared.filter(([person, rows]) => {
    const from = Math.min(...rows.map(({ start }) => start ?? -Infinity)) - tolerance;
    const to = Math.max(...rows.map(({ end }) => end ?? Infinity)) + tolerance;
    return (joins.get(person) ?? []).every(
      ({ start, end }) => (start ?? from) >= from && (end ?? to) <= to,
    );
  });
  return covered.length * 2 >= shared.length;
}

/** Rows of the report, in the order of the identities. */
export function stretchRows({ segments, identities }: StretchGroup): FoundRows {
  const found: FoundRows = { rows: [], faults: [], warnings: [] };
  if (identities === null) {
    for (const row of segments) addRow(found, row, row, 'perhaps sums', false);
    return found;
  }
  const keyOf = personKey(identities, segments);
  const joins = byPerson(segments, keyOf);
  const differing: number[] = [];
  for (const [person, own] of byPerson(identities, keyOf)) {
    const identity = own[0];
    const rows = joins.get(person) ?? [];
    joins.delete(person);
    if (identity === undefined) continue;
    for (const row of rows) {
      addRow(found, row, identityOf(row, own), 'segments', own.length === 1);
    }
    // Whoever is missing from the joins: the sum is all there is.
    if (rows.length === 0) for (const row of own) addRow(found, row, row, 'perhaps sums', true);
    if (!agree(own, rows)) differing.push(identity.raw.row);
  }
  for (const rows of joins.values()) {
    for (const row of rows) addRow(found, row, row, 'segments', false);
    if (rows[0]) differing.push(rows[0].raw.row);
  }
  if (differing.length > 0) found.warnings.push(warning('SUMMARY_DIFFERS', differing));
  return found;
}

/** Of several identities with one name: the one whose span alone covers the join, else none of them. */
function identityOf(join: TimedRow, identities: readonly TimedRow[]): TimedRow {
  const [first, another] = identities;
  if (first === undefined || another === undefined) return first ?? join;
  const upns = new Set(identities.map(({ raw }) => raw.upn.toLowerCase()));
  if (upns.size === 1) return first;
  const covering = identities.filter(
    ({ start, end }) =>
      (start ?? Infinity) <= (join.start ?? -Infinity) + tolerance &&
      (end ?? Infinity) >= (join.end ?? join.start ?? Infinity) - tolerance,
  );
  return covering.length === 1 ? (covering[0] ?? join) : join;
}

function addRow(
  found: FoundRows,
  row: TimedRow,
  identity: TimedRow,
  rowsAre: 'segments' | 'perhaps sums',
  oneIdentity: boolean,
): void {
  const { name, email, upn, organizer, row: number } = row.raw;
  const { presence, fault } = presenceOf(row, rowsAre);
  if (name === '' && presence.kind === 'none') return;
  const reportRow: ReportRow = {
    rows: [number],
    name,
    email: email || identity.raw.email,
    upn: upn || identity.raw.upn,
    organizer: organizer || identity.raw.organizer,
    oneIdentity,
    presence,
  };
  found.rows.push(reportRow);
  if (fault !== null) found.faults.push({ code: fault, row: number });
}

/** The stated sums, first joins and last leaves against what the joins add up to. */
function agree(identities: readonly TimedRow[], joins: readonly TimedRow[]): boolean {
  const hasTimes = identities.some(
    ({ start, end, told }) =>
      start !== null || end !== null || told?.some((seconds) => seconds > 0),
  );
  if (joins.length === 0) return !hasTimes;
  const complete = joins.every(({ start, end }) => start !== null && end !== null);
  if (!complete || !hasTimes) return true;
  const told = identities.map((row) => row.told?.[0] ?? null);
  const sum = joins.reduce((total, { start, end }) => total + (end ?? 0) - (start ?? 0), 0);
  const saidSum = told.reduce<number>((total, seconds) => total + (seconds ?? 0), 0);
  const first = Math.min(...joins.map(({ start }) => start ?? Infinity));
  const last = Math.max(...joins.map(({ end }) => end ?? -Infinity));
  const saidFirst = Math.min(...identities.map(({ start }) => start ?? first));
  const saidLast = Math.max(...identities.map(({ end }) => end ?? last));
  return (
    (told.includes(null) || near(sum, saidSum)) && near(first, saidFirst) && near(last, saidLast)
  );
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= tolerance;
}

type KeyOf = (row: TimedRow) => string;

/** By e-mail address, else by name; by name alone where one of two tables has no addresses. */
function personKey(...tables: (readonly TimedRow[])[]): KeyOf {
  const byAddress = tables.every((rows) => rows.some(({ raw }) => raw.email !== ''));
  const keys = new Map<string, string>();
  return ({ raw: { email, name } }) => {
    if (byAddress && email !== '') return email.toLowerCase();
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = `name ${nameKey(name) || name}`;
    keys.set(name, key);
    return key;
  };
}

function byPerson(rows: readonly TimedRow[], keyOf: KeyOf): Map<string, TimedRow[]> {
  const people = new Map<string, TimedRow[]>();
  for (const row of rows) {
    const person = keyOf(row);
    const own = people.get(person);
    if (own) own.push(row);
    else people.set(person, [row]);
  }
  return people;
}
