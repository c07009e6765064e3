import { uint32 } from '../bson/key.ts';
import { decode, type Doc } from '../bson/value.ts';
import { compileFilter, hasPattern } from '../query/filter.ts';
import { withinRegexTime } from '../query/regex.ts';
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

/** A document that meets the filter, with what it is sorted by. */
interface Selected {
  raw: Buffer;
  key: Buffer;
}

const NO_KEY = Buffer.alloc(0);
/** Documents that are tested between two looks at the clock. */
const MOST = 512;

/** The documents that meet a query, in its order. `checkTime` ends a command that took too long. */
export function find(
  tables: Tables,
  collection: Collection,
  query: Query,
  checkTime: () => void,
): Buffer[] {
  const { filter, sort = [], skip = 0 } = query;
  const end = query.limit === undefined || query.limit === 0 ? Infinity : skip + query.limit;
  const plan = choosePlan(collection, filter, sort);
  const inOrder = sort.length === 0 || plan?.sorted === true;
  const select = compileSelect(filter, inOrder ? [] : sort);
  const found: Selected[] = [];
  const smallest = hasPattern(filter) ? MOST : 8;
  for (const batch of batches(candidates(tables, collection, plan), smallest)) {
    checkTime();
    found.push(...select(batch));
    if (inOrder && found.length >= end) break;
  }
  if (!inOrder) found.sort((a, b) => Buffer.compare(a.key, b.key));
  return found.slice(skip, end).map(({ raw }) => raw);
}

function compileSelect(filter: Doc, sort: readonly SortField[]): (raws: Buffer[]) => Selected[] {
  if (Object.keys(filter).length === 0 && sort.length === 0) {
    return (raws) => raws.map((raw) => ({ raw, key: NO_KEY }));
  }
  const test = compileFilter(filter);
  const select = (raws: Buffer[]) =>
    raws.flatMap((raw) => {
      const doc = decode(raw);
      return test(doc) ? [{ raw, key: sort.length === 0 ? NO_KEY : sortKey(doc, sort) }] : [];
    });
  return hasPattern(filter) ? (raws) => withinRegexTime(() => select(raws)) : select;
}

/** Small batches first, so that a query for one document does not read many. */
function* batches(raws: Iterable<Buffer>, smallest: number): Generator<Buffer[]> {
  let size = smallest;
  let batch: Buffer[] = [];
  for (const raw of raws) {
    batch.push(raw);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
    size = Math.min(size * 2, MOST);
  }
  yield batch;
}

function* candidates(
  { docs, entries }: Tables,
  { number }: Collection,
  plan: Plan | undefined,
): Generator<Buffer> {
  const prefix = uint32(number);
  const ranges = plan?.ranges ?? [[prefix, uint32(number + 1)] as const];
  const mayRepeat = plan?.index.loose === true || ranges.length > 1;
  const seen = new Set<string>();
  for (const [first, behind] of ranges) {
    const reversed = { start: behind, end: first, reverse: true, inclusiveEnd: true };
    const range = plan?.reverse === true ? reversed : { start: first, end: behind };
    if (plan === undefined || plan.index.number === 0) {
      for (const { value } of docs.getRange(range)) yield value;
      continue;
    }
    for (const { value: id } of entries.getRange(range)) {
      const text = mayRepeat ? id.toString('latin1') : '';
      if (mayRepeat && seen.has(text)) continue;
      seen.add(text);
      const raw = docs.get(Buffer.concat([prefix, id]));
      if (raw !== undefined) yield raw;
    }
  }
}
