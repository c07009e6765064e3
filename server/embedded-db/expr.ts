/** Aggregation operators where mingo 7.2.6 differs from the server (each found by agg-check.ts). */
import { evalExpr } from 'mingo/core';
import { ObjectId } from 'bson';
import { cmp, eq, rank, type Doc } from './bsonkey.ts';
import { MongoErr } from './mql.ts';

/** Missing (undefined) sorts before null in expressions, and unlike types do compare. */
const xcmp = (a: any, b: any) =>
  a === undefined || b === undefined
    ? (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1)
    : Math.sign(cmp(a, b));
const two = (f: (c: number) => any) => (o: any, e: any[], opt: any) => {
  if (!Array.isArray(e) || e.length !== 2)
    throw new MongoErr(16020, 'Location16020', 'Expression takes exactly 2 arguments');
  return f(xcmp(evalExpr(o, e[0], opt), evalExpr(o, e[1], opt)));
};
const one = (f: (v: any) => any) => (o: any, e: any, opt: any) =>
  f(evalExpr(o, Array.isArray(e) && e.length === 1 ? e[0] : e, opt));
const bad = (m: string): never => {
  throw new MongoErr(241, 'ConversionFailure', m);
};
const names: Record<number, string> = {
  5: 'null',
  15: 'string',
  20: 'object',
  25: 'array',
  30: 'binData',
  35: 'objectId',
  40: 'bool',
  45: 'date',
  47: 'timestamp',
  50: 'regex',
  1: 'minKey',
  127: 'maxKey',
};
export const expression = {
  $eq: two((c) => c === 0),
  $ne: two((c) => c !== 0),
  $gt: two((c) => c > 0),
  $gte: two((c) => c >= 0),
  $lt: two((c) => c < 0),
  $lte: two((c) => c <= 0),
  $cmp: two((c) => c),
  $in: (o: any, e: any, opt: any) => {
    const [v, a] = e.map((x: any) => evalExpr(o, x, opt));
    if (!Array.isArray(a))
      throw new MongoErr(40081, 'Location40081', '$in requires an array as a second argument');
    return a.some((x) => (v === undefined || x === undefined ? v === x : eq(x, v)));
  },
  $size: one((v) => (Array.isArray(v) ? v.length : bad('The argument to $size must be an array'))),
  $reverseArray: one((v) => (v == null ? null : [...v].reverse())),
  $arrayToObject: one((v) =>
    v == null ? null : Object.fromEntries(v.map((x: any) => (Array.isArray(x) ? x : [x.k, x.v]))),
  ),
  $toUpper: one((v) =>
    v == null ? '' : String(v instanceof Date ? v.toISOString() : v).toUpperCase(),
  ),
  $toLower: one((v) =>
    v == null ? '' : String(v instanceof Date ? v.toISOString() : v).toLowerCase(),
  ),
  $toString: one((v) =>
    v == null
      ? null
      : v instanceof Date
        ? v.toISOString()
        : rank(v) === 20 || Array.isArray(v)
          ? bad('Unsupported conversion to string')
          : String(v),
  ),
  $toObjectId: one((v) =>
    v == null
      ? null
      : v instanceof ObjectId
        ? v
        : typeof v === 'string' && /^[0-9a-f]{24}$/i.test(v)
          ? new ObjectId(v)
          : bad(`Failed to parse objectId '${v}' in $convert with no onError value`),
  ),
  $type: one((v) =>
    v === undefined
      ? 'missing'
      : rank(v) === 10
        ? v?._bsontype === 'Decimal128'
          ? 'decimal'
          : v?._bsontype === 'Long'
            ? 'long'
            : Number.isInteger(Number(v))
              ? Math.abs(Number(v)) < 2 ** 31
                ? 'int'
                : 'long'
              : 'double'
        : (names[rank(v)] ?? 'object'),
  ),
  $indexOfCP: (o: any, e: any[], opt: any) => {
    const [s, t, a = 0] = e.map((x) => evalExpr(o, x, opt)) as any[];
    if (s == null) return null;
    const cs = [...s].slice(a),
      ts = [...t];
    for (let i = 0; i + ts.length <= cs.length; i++)
      if (ts.every((c, k) => cs[i + k] === c)) return i + a;
    return -1;
  },
};
export const accumulator = {
  $push: (coll: any[], e: any, opt: any) =>
    e === undefined || e === null
      ? coll
      : coll
          .map((o) => evalExpr(o, e, opt.update ? opt.update({ root: o }) : opt))
          .filter((v) => v !== undefined),
};
const once = (coll: any, f: (docs: Doc[]) => Doc[]) =>
  coll.transform((xs: Doc[]) => f(xs)[Symbol.iterator]());
export const pipeline = (aggregate: (docs: Doc[], stages: Doc[]) => Doc[]) => ({
  $count: (coll: any, name: string) =>
    once(coll, (xs) => (xs.length ? [{ [name]: xs.length }] : [])),
  $bucket: (coll: any, e: any, opt: any) =>
    once(coll, (xs) => {
      const b: any[] = e.boundaries,
        groups = new Map<number, Doc[]>();
      for (const d of xs) {
        const v = evalExpr(d, e.groupBy, opt);
        let i = b.findIndex(
          (lo, k) => k < b.length - 1 && xcmp(v, lo) >= 0 && xcmp(v, b[k + 1]) < 0,
        );
        if (i < 0) {
          if (!('default' in e))
            throw new MongoErr(
              40066,
              'Location40066',
              '$bucket could not find a matching branch for an input, and no default was specified.',
            );
          i = b.length;
        }
        (groups.get(i) ?? groups.set(i, []).get(i)!).push(d);
      }
      return [...groups.entries()]
        .sort((x, y) => x[0] - y[0])
        .map(
          ([i, ds]) =>
            aggregate(ds, [
              {
                $group: {
                  _id: { $literal: i < b.length ? b[i] : e.default },
                  ...(e.output ?? { count: { $sum: 1 } }),
                },
              },
            ])[0]!,
        );
    }),
});
