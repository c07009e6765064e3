import { BSONRegExp } from 'bson';
import { encodeId, encodeKey, invert, keptPrefix, keyText } from '../bson/key.ts';
import { MAX_ID, MAX_KEY, successor, uint32 } from '../bson/key.ts';
import { equal } from '../bson/order.ts';
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
  const conditions = new Map<string, Condition>();
  readConditions(filter, conditions);
  let best: { plan: Plan; score: number } | undefined;
  for (const index of indexes) {
    if (index.partial !== undefined && !implies(filter, conditions, index.partial)) continue;
    const option = tryIndex(index, number, conditions, sort);
    if (option !== undefined && option.score > (best?.score ?? 0)) best = option;
  }
  return best?.plan;
}

function readConditions(filter: Doc, found: Map<string, Condition>): void {
  for (const [path, value] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(value)) {
      for (const part of value) if (isDoc(part)) readConditions(part, found);
    }
    if (path.startsWith('$')) continue;
    const { $eq, $in, $gt, $gte, $lt, $lte } = isOperators(value) ? value : { $eq: value };
    const condition = found.get(path) ?? {};
    found.set(path, condition);
    const points = isOperators(value) && !('$eq' in value) ? $in : [$eq];
    if (Array.isArray(points) && points.every(isIndexed)) condition.points ??= points;
    condition.low ??= rangeEnd($gt ?? $gte);
    condition.high ??= rangeEnd($lt ?? $lte);
  }
}

/** Whether equality with a value can be looked up: not of arrays, patterns and documents. */
function isIndexed(value: unknown): boolean {
  return !Array.isArray(value) && !(value instanceof BSONRegExp) && !isDoc(value);
}

function rangeEnd(value: unknown): unknown {
  return value !== null && isIndexed(value) ? value : undefined;
}

/** Whether all documents that meet the filter are in a partial index. */
function implies(
  filter: Doc,
  conditions: ReadonlyMap<string, Condition>,
  partial: NonNullable<Index['partial']>,
): boolean {
  const fields = Object.entries(partial.filter);
  return fields.every(([path, wanted]) => {
    if (path in filter && equal(filter[path], wanted)) return true;
    const points = conditions.get(path)?.points;
    if (points === undefined || fields.length > 1 || path.includes('.')) return false;
    const values = points.flatMap((point) => (point === null ? [null, undefined] : [point]));
    return values.every((value) => partial.test({ [path]: value }));
  });
}

function tryIndex(
  index: Index,
  collectionNumber: number,
  conditions: ReadonlyMap<string, Condition>,
  sort: readonly SortField[],
): { plan: Plan; score: number } | undefined {
  const isId = index.number === 0;
  let prefixes: Buffer[] = [uint32(isId ? collectionNumber : index.number)];
  let fixed = 0;
  let single = true;
  for (const { name, direction } of index.fields) {
    const points = conditions.get(name)?.points;
    if (points === undefined || prefixes.length * points.length > LIMITS.indexPoints) break;
    if (index.sparse && points.some((point) => point === null)) break;
    const keys = [...new Map(points.map((point) => [keyText(point), point])).values()].map(
      (point) => directed(isId ? encodeId(point) : encodeKey(point), direction),
    );
    prefixes = prefixes.flatMap((prefix) => keys.map((key) => Buffer.concat([prefix, key])));
    single &&= keys.length === 1;
    fixed++;
  }
  const next = index.fields[fixed];
  const condition = next && conditions.get(next.name);
  const range = next && condition && rangeOf(condition, next.direction, index.loose);
  const order = orderOf(index, fixed, sort);
  const sorted = order !== undefined && single && !index.loose && !index.sparse;
  const complete = fixed === index.fields.length && index.unique;
  const score =
    fixed * 10 + (range ? 5 : 0) + (complete ? 8 : 0) + (sorted && sort.length > 0 ? 4 : 0);
  const ranges = prefixes.map((prefix): [Buffer, Buffer] => {
    const [start, end] = (range ?? [Buffer.alloc(0), Buffer.alloc(0)]).map((part) =>
      keptPrefix(Buffer.concat([prefix, part]), isId ? MAX_ID : MAX_KEY),
    ) as [Buffer, Buffer];
    return [start, successor(end)];
  });
  return { plan: { index, ranges, sorted, reverse: sorted && order === -1 }, score };
}

function directed(key: Buffer, direction: 1 | -1): Buffer {
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
  const directions = new Set(
    needed.map((field, i) => {
      const own = index.fields[fixed + i];
      return own?.name === field.name ? own.direction * field.direction : 0;
    }),
  );
  if (directions.size === 0 || (directions.size === 1 && directions.has(1))) return 1;
  return directions.size === 1 && directions.has(-1) ? -1 : undefined;
}
