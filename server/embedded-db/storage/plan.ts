import { BSONRegExp } from 'bson';
import { encodeId, encodeKey, equal, invert, keptPrefix, keyText } from '../bson/key.ts';
import { MAX_ID, MAX_KEY, successor, uint32 } from '../bson/key.ts';
import { type Doc, isDoc, isOperators, TYPE, typeOf } from '../bson/value.ts';
import { LIMITS } from '../limits.ts';
import type { SortField } from '../query/sort.ts';
import type { Collection, Index } from './catalogue.ts';

/** How to find candidates: all documents that meet the filter are among them, others may be. */
export interface Plan {
  index: Index;
  /** Ranges of keys, from the first (inclusive) to the last (exclusive). */
  ranges: [start: Buffer, end: Buffer][];
  /** Whether the candidates come in the order of the sort. */
  sorted: boolean;
  reverse: boolean;
}

/** What a filter asks of one field, as far as an index can use it. */
interface Condition {
  points?: unknown[];
  low?: unknown;
  high?: unknown;
}

/** Chooses the index that narrows a query down most; undefined means to read the whole collection. */
export function choosePlan(
  { number, indexes }: Collection,
  filter: Doc,
  sort: readonly SortField[],
): Plan | undefined {
  const conditions = readConditions(filter);
  const options = indexes
    .filter(({ partial }) => partial === undefined || implies(filter, partial.filter))
    .map((index) => tryIndex(index, number, conditions, sort));
  const best = Math.max(0, ...options.map(({ score }) => score));
  return options.find(({ score }) => score === best && score > 0)?.plan;
}

function readConditions(filter: Doc): Map<string, Condition> {
  const fields = Object.entries(filter).filter(([path]) => !path.startsWith('$'));
  return new Map(fields.map(([path, value]) => [path, toCondition(value)]));
}

function toCondition(value: unknown): Condition {
  if (!isOperators(value)) return isIndexed(value) ? { points: [value] } : {};
  const { $in, $gt, $gte, $lt, $lte } = value;
  const points = '$eq' in value ? [value['$eq']] : $in;
  return {
    ...(Array.isArray(points) && points.every(isIndexed) ? { points } : {}),
    low: rangeEnd($gt ?? $gte),
    high: rangeEnd($lt ?? $lte),
  };
}

/** Whether equality with a value can be looked up: not of arrays, patterns and documents. */
function isIndexed(value: unknown): boolean {
  return !Array.isArray(value) && !(value instanceof BSONRegExp) && !isDoc(value);
}

function rangeEnd(value: unknown): unknown {
  return value !== null && isIndexed(value) ? value : undefined;
}

/** Whether all documents that meet the filter are in a partial index: it asks for the same values. */
function implies(filter: Doc, partial: Doc): boolean {
  return Object.entries(partial).every(
    ([path, wanted]) => path in filter && equal(filter[path], wanted),
  );
}

function tryIndex(
  index: Index,
  collectionNumber: number,
  conditions: ReadonlyMap<string, Condition>,
  sort: readonly SortField[],
): { plan: Plan; score: number } {
  const isId = index.number === 0;
  let prefixes: Buffer[] = [uint32(isId ? collectionNumber : index.number)];
  let fixed = 0;
  let single = true;
  for (const { name, direction } of index.fields) {
    const points = conditions.get(name)?.points;
    if (points === undefined || prefixes.length * points.length > LIMITS.indexPoints) break;
    if (index.sparse && points.some((point) => point === null)) break;
    const keys = new Map(points.map((point) => [keyText(point), pointKey(point, direction, isId)]));
    prefixes = prefixes.flatMap((start) => [...keys.values()].map((key) => join(start, key)));
    single &&= keys.size === 1;
    fixed++;
  }
  const next = index.fields[fixed];
  const range = next && rangeOf(conditions.get(next.name) ?? {}, next.direction, index.loose);
  const order = orderOf(index, fixed, sort);
  const sorted = order !== undefined && single && !index.loose && !index.sparse;
  const complete = fixed === index.fields.length && index.unique;
  const score =
    fixed * 10 + (range ? 5 : 0) + (complete ? 8 : 0) + (sorted && sort.length > 0 ? 4 : 0);
  const [first, last] = range ?? [Buffer.alloc(0), Buffer.alloc(0)];
  const bound = (start: Buffer, key: Buffer) =>
    keptPrefix(join(start, key), isId ? MAX_ID : MAX_KEY);
  const ranges = prefixes.map((start): [Buffer, Buffer] => [
    bound(start, first),
    successor(bound(start, last)),
  ]);
  return { plan: { index, ranges, sorted, reverse: sorted && order === -1 }, score };
}

function join(start: Buffer, key: Buffer): Buffer {
  return Buffer.concat([start, key]);
}

function pointKey(point: unknown, direction: 1 | -1, isId: boolean): Buffer {
  const key = isId ? encodeId(point) : encodeKey(point);
  return direction < 0 ? invert(key) : key;
}

/** The keys between which a range's values lie; of arrays, only one end can be used. */
function rangeOf(
  { low, high }: Condition,
  direction: 1 | -1,
  loose: boolean,
): [Buffer, Buffer] | undefined {
  const type = typeOf(low ?? high);
  if (type === TYPE.missing) return undefined;
  const bracket = Buffer.from([type]);
  const from = low === undefined ? bracket : encodeKey(low);
  const both = low !== undefined && (loose || typeOf(high) !== type);
  const to = high === undefined || both ? bracket : encodeKey(high);
  return direction < 0 ? [invert(to), invert(from)] : [from, to];
}

/** The direction in which an index has a sort's order, if it has; fields that are fixed do not matter. */
function orderOf(index: Index, fixed: number, sort: readonly SortField[]): 1 | -1 | undefined {
  const constant = new Set(index.fields.slice(0, fixed).map((field) => field.name));
  const needed = sort.filter((field) => !constant.has(field.name));
  const goes = (direction: 1 | -1) =>
    needed.every(({ name, direction: asked }, i) => {
      const own = index.fields[fixed + i];
      return own?.name === name && own.direction * direction === asked;
    });
  if (goes(1)) return 1;
  return goes(-1) ? -1 : undefined;
}
