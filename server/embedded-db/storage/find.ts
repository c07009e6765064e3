import { uint32 } from '../bson/key.ts';
import { decode, type Doc } from '../bson/value.ts';
import { compileFilter } from '../query/filter.ts';
import { type SortField, sortKey } from '../query/sort.ts';
import type { Collection } from './catalogue.ts';
import { choosePlan, type Plan } from './plan.ts';
import type { Tables } from './tables.ts';

export interface Query {
  filter: Doc;
  sort?: readonly SortField[];
  skip?: number;
  /** 0 or absent: all. */
  limit?: number;
}

const NO_KEY = Buffer.alloc(0);

/** The documents that meet a query, in its order. `checkTime` ends a command that took too long. */
export function find(
  tables: Tables,
  collection: Collection,
  query: Query,
  checkTime: () => void,
): Buffer[] {
  const { filter, sort = [], skip = 0, limit = 0 } = query;
  const test = compileFilter(filter);
  const plan = choosePlan(tables, collection, filter, sort);
  const end = limit === 0 ? Infinity : skip + limit;
  const found: { raw: Buffer; key: Buffer }[] = [];
  for (const raw of candidates(tables, collection, plan)) {
    checkTime();
    // What the index has answered is not decoded.
    const doc = plan.exact && plan.sorted ? {} : decode(raw);
    if (!plan.exact && !test(doc)) continue;
    found.push({ raw, key: plan.sorted ? NO_KEY : sortKey(doc, sort) });
    if (plan.sorted && found.length >= end) break;
  }
  if (!plan.sorted) found.sort((a, b) => a.key.compare(b.key));
  return found.slice(skip, end).map(({ raw }) => raw);
}

/** The documents that a plan leads to, each of them once. */
function* candidates(
  { docs, entries }: Tables,
  { number }: Collection,
  { index, ranges }: Plan,
): Generator<Buffer> {
  const prefix = uint32(number);
  const seen = new Set<string>();
  for (const [start, end] of ranges) {
    if (index.number === 0) {
      for (const { value } of docs.getRange({ start, end })) yield value;
      continue;
    }
    for (const { value: id } of entries.getRange({ start, end })) {
      const text = id.toString('latin1');
      if (seen.has(text)) continue;
      seen.add(text);
      const raw = docs.get(Buffer.concat([prefix, id]));
      if (raw !== undefined) yield raw;
    }
  }
}
