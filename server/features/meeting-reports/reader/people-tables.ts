import { isLiveEvent } from './format-of.ts';
import type { Layout } from './layout.ts';
import { type AddressColumns, type RawRow, rawRows, type TypedTable } from './table-rows.ts';

/** A table of people and its rows. */
export interface ReadTable {
  readonly typed: TypedTable;
  readonly raw: readonly RawRow[];
  /** It has no columns of times and stands beside tables that have. */
  readonly listing: boolean;
}

/** The tables of people in the order of the file. */
export function readPeopleTables({ tables, listings, words }: Layout): ReadTable[] {
  const all = [...tables, ...listings].toSorted((a, b) => firstRow(a) - firstRow(b));
  const joins = tables.at(-1);
  return all.map((typed) => {
    const raw = rawRows(typed, addressColumns(typed, joins), words);
    return { typed, raw, listing: listings.includes(typed) };
  });
}

function firstRow({ table }: TypedTable): number {
  return table.rows[0]?.row ?? 0;
}

/**
 * E-mail first, then UPN; unless the table of joins, which has the e-mail alone, says otherwise.
 * The participant id of a live event is a UPN.
 */
function addressColumns(typed: TypedTable, joins: TypedTable | undefined): AddressColumns {
  const [first, second] = typed.columns.addresses;
  if (isLiveEvent(typed) && second === undefined) return { email: undefined, upn: first };
  const usual = second === undefined ? soleAddresses(typed) : { email: first, upn: second };
  const [email, another] = joins?.columns.addresses ?? [];
  if (second === undefined || joins === typed || email === undefined || another !== undefined) {
    return usual;
  }
  const emails = new Set(addressesIn(joins, email));
  const hits = (column: number | undefined) =>
    addressesIn(typed, column).filter((address) => emails.has(address)).length;
  return hits(second) > hits(first) ? { email: second, upn: first } : usual;
}

/**
 * One column of addresses is the e-mail's, unless a column of e-mail addresses stands empty between
 * it and the durations: all were guests of another tenant.
 */
function soleAddresses({ columns }: TypedTable): AddressColumns {
  const [only] = columns.addresses;
  const { duration } = columns;
  const emptyEmail =
    duration !== null &&
    only !== undefined &&
    columns.empty.some((column) => column > duration && column < only);
  return emptyEmail ? { email: undefined, upn: only } : { email: only, upn: undefined };
}

function addressesIn(typed: TypedTable | undefined, column: number | undefined): string[] {
  return (typed?.table.rows ?? []).flatMap(({ cells }) => {
    const cell = cells[column ?? -1];
    return cell ? [cell.toLowerCase()] : [];
  });
}
