import { encodeKey, invert, storable, successor, uint32 } from '../bson/key.ts';
import { type Doc, isDoc, isOperators, typeOf } from '../bson/value.ts';
import { LIMITS } from '../limits.ts';
import type { SortField } from '../query/sort.ts';
import type { Collection, Index } from './catalogue.ts';
import { distinctKeys } from './entries.ts';
import { readTally } from './tally.ts';
import type { Tables } from './tables.ts';

/** How to find candidates: all documents that meet the filter are among them. */
export interface Plan {
  index: Index;
  /** Ranges of keys, from the first (inclusive) to the last (exclusive). */
  ranges: [start: Buffer, end: Buffer][];
  /** Whether no other documents are among the candidates. */
  exact: boolean;
  /** Whether the candidates come in the order of the sort. */
  sorted: boolean;
}

/**
 * Chooses, among the indexes that hold every document, the one that narrows a query down most; without
 * one, that of _id reads all documents.
 */
export function choosePlan(
  tables: Tables,
  collection: Collection,
  filter: Doc,
  sort: readonly SortField[],
): Plan {
  const conditions = new Map(
    Object.entries(filter).map(([path, asked]) => [path, conditionOf(asked)]),
  );
  return collection.indexes
    .filter(({ sparse, partial }) => !sparse && partial === undefined)
    .map((index) => tryIndex(tables, collection, index, conditions, sort))
    .reduce((best, one) => (one.score > best.score ? one : best));
}

type Condition = ReturnType<typeof conditionOf>;

/**
 * What a filter asks of one field, as far as an index can use it: values of which the field has one (and
 * whether that is `exact`, all that is asked), and the keys between which the values of a range lie.
 */
function conditionOf(value: unknown) {
  const asked: Doc = isOperators(value) ? value : { $eq: value };
  const { $eq, $in, $gt, $gte, $lt, $lte } = asked;
  const values = '$eq' in asked ? [$eq] : $in;
  const points = Array.isArray(values) && values.every(isPoint) ? values : undefined;
  // An empty array has the key of null, which it is not equal to.
  const exact = Object.keys(asked).length === 1 && points?.every((one) => one !== null) === true;
  return { points, exact, range: rangeOf($gt ?? $gte, $lt ?? $lte) };
}

/** Whether equality with a value can be looked up: not of arrays and documents. */
function isPoint(value: unknown): boolean {
  return !Array.isArray(value) && !isDoc(value);
}

/** One end alone holds for an array, of which different elements may meet the two. */
function rangeOf(low: unknown, high: unknown): readonly [Buffer, Buffer] | undefined {
  const bound = low ?? high ?? null;
  if (bound === null || !isPoint(bound)) return undefined;
  const [key, bracket] = [encodeKey(bound), Buffer.of(typeOf(bound))];
  return bound === low ? [key, bracket] : [bracket, key];
}

function tryIndex(
  tables: Tables,
  { number }: Collection,
  index: Index,
  conditions: ReadonlyMap<string, Condition>,
  sort: readonly SortField[],
): Plan & { score: number } {
  const isId = index.number === 0;
  let starts: Buffer[] = [uint32(isId ? number : index.number)];
  let fixed = 0;
  let exact = true;
  for (const { name, direction } of index.fields) {
    const condition = conditions.get(name);
    if (condition?.points === undefined) break;
    const keys = distinctKeys(condition.points, direction);
    if (starts.length * keys.length > LIMITS.indexPoints) break;
    starts = starts.flatMap((start) => keys.map((key) => Buffer.concat([start, key])));
    exact &&= condition.exact;
    fixed++;
  }
  const next = index.fields[fixed];
  const range = next && conditions.get(next.name)?.range;
  const [from, to] = range ?? [Buffer.alloc(0), Buffer.alloc(0)];
  const [first, last] = next?.direction === -1 ? [invert(to), invert(from)] : [from, to];
  // Where a document has several entries, their order is not the sort's.
  const isSingle = () =>
    isId || readTally(tables, number).count === readTally(tables, index.number).count;
  const follows = starts.length <= 1 && isOrdered(index, fixed, sort);
  const sorted = sort.length === 0 || (follows && isSingle());
  const isOne = fixed === index.fields.length && index.unique;
  return {
    index,
    ranges: starts.map((start) => [
      storable(Buffer.concat([start, first])),
      successor(storable(Buffer.concat([start, last]))),
    ]),
    exact: exact && fixed === conditions.size,
    sorted,
    score: fixed * 10 + (range ? 5 : 0) + (isOne ? 8 : 0) + (sorted && sort.length > 0 ? 4 : 0),
  };
}

/** Whether an index has a sort's order; fields that are fixed do not matter. */
function isOrdered({ fields }: Index, fixed: number, sort: readonly SortField[]): boolean {
  const constant = new Set(fields.slice(0, fixed).map(({ name }) => name));
  return sort
    .filter(({ name }) => !constant.has(name))
    .every(({ name, direction }, i) => {
      const own = fields[fixed + i];
      return own?.name === name && own.direction === direction;
    });
}
