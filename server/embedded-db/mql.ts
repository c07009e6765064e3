/** Query, projection, update and aggregation semantics: mingo, with the parts that must follow BSON order exactly replaced. */
import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import { Query } from 'mingo/query';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import * as pipelineOps from 'mingo/operators/pipeline';
import * as projectionOps from 'mingo/operators/projection';
import * as queryOps from 'mingo/operators/query';
import * as windowOps from 'mingo/operators/window';
import {
  Binary,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  ObjectId,
  Timestamp,
  deserialize,
  serialize,
} from 'bson';
import * as fix from './expr.ts';
import { cmp, enc, eq, isPlain, paths, rank, sortKey, type Doc } from './bsonkey.ts';

export class MongoErr extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly extra: Doc;
  constructor(code: number, codeName: string, message: string, extra: Doc = {}) {
    super(message);
    this.code = code;
    this.codeName = codeName;
    this.extra = extra;
  }
}
export const decode = (b: Uint8Array): Doc =>
  deserialize(b, { promoteBuffers: false, validation: { utf8: false } } as any);
export const encode = (d: Doc): Buffer => Buffer.from(serialize(d, { ignoreUndefined: true }));
export const clone = (d: Doc): Doc => decode(encode(d));

type Pred = (v: any) => boolean;
const anyOf = (sel: string, p: Pred) => {
  const parts = sel.split('.');
  return (o: any) => {
    for (const v of paths(o, parts)) {
      if (p(v)) return true;
      if (Array.isArray(v)) for (const e of v) if (p(e)) return true;
    }
    return false;
  };
};
const not =
  (f: Pred): Pred =>
  (o) =>
    !f(o);
const $eq = (sel: string, val: any) => {
  if (val instanceof RegExp)
    return anyOf(sel, (v) =>
      typeof v === 'string' ? reTest(val, v) : v instanceof RegExp && eq(v, val),
    );
  const r = rank(val);
  return anyOf(sel, (v) => rank(v) === r && eq(v, val));
};
const reTest = (re: RegExp, s: string) => {
  re.lastIndex = 0;
  return re.test(s);
};
const $in = (sel: string, vals: any[]) => {
  if (!Array.isArray(vals)) throw new MongoErr(2, 'BadValue', '$in needs an array');
  const res = vals.filter((v): v is RegExp => v instanceof RegExp),
    set = new Set(
      vals.filter((v) => !(v instanceof RegExp)).map((v) => enc(v, Infinity).toString('latin1')),
    );
  return anyOf(
    sel,
    (v) =>
      set.has(enc(v, Infinity).toString('latin1')) ||
      (typeof v === 'string' && res.some((r) => reTest(r, v))),
  );
};
const rel = (ok: (c: number) => boolean) => (sel: string, val: any) => {
  const r = rank(val);
  return anyOf(
    sel,
    (v) => rank(v) === r && ok(cmp(v, val)) && !(r === 10 && Number.isNaN(v) !== Number.isNaN(val)),
  );
};
const TYPES: Record<string, Pred> = {
  double: (v) => v instanceof Double || (typeof v === 'number' && !Number.isInteger(v)),
  string: (v) => typeof v === 'string',
  object: isPlain,
  array: Array.isArray,
  binData: (v) => v instanceof Binary,
  objectId: (v) => v instanceof ObjectId,
  bool: (v) => typeof v === 'boolean',
  date: (v) => v instanceof Date,
  null: (v) => v === null,
  regex: (v) => v instanceof RegExp,
  int: (v) => v instanceof Int32 || (Number.isInteger(v) && Math.abs(v) < 2 ** 31),
  long: (v) =>
    v instanceof Long || typeof v === 'bigint' || (Number.isInteger(v) && Math.abs(v) >= 2 ** 31),
  decimal: (v) => v instanceof Decimal128,
  timestamp: (v) => v instanceof Timestamp,
  number: (v) => rank(v) === 10,
  undefined: () => false,
  javascript: (v) => v instanceof Code,
};
const TYPE_NUM: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  13: 'javascript',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
};
const $type = (sel: string, t: any) => {
  const ps = (Array.isArray(t) ? t : [t]).map((x) => {
    const p = TYPES[typeof x === 'number' ? TYPE_NUM[x]! : x];
    if (!p) throw new MongoErr(2, 'BadValue', `Unknown type name alias: ${x}`);
    return p;
  });
  return anyOf(sel, (v) => ps.some((p) => p(v)));
};
const $exists = (sel: string, want: any) => {
  const parts = sel.split('.');
  return (o: any) => paths(o, parts).some((v) => v !== undefined) === !!want;
};
const $all = (sel: string, vals: any[], options: any) => {
  const ps = vals.map((v) =>
    isPlain(v) && '$elemMatch' in v
      ? (queryOps as any).$elemMatch(sel, v.$elemMatch, options)
      : $eq(sel, v),
  );
  return (o: any) => ps.length > 0 && ps.every((p) => p(o));
};
const projElemMatch = (obj: any, expr: any, field: string, options: any) => {
  const a = paths(obj, field.split('.'))[0];
  if (!Array.isArray(a)) return undefined;
  const wrap = Object.keys(expr).every((k) => k[0] === '$' && !['$and', '$or', '$nor'].includes(k));
  const q = new Query(wrap ? { x: expr } : expr, options);
  const hit = a.find((e) => q.test(wrap ? { x: e } : e));
  return hit === undefined ? undefined : [hit];
};
const ops = {
  $all,
  $eq,
  $ne: (s: string, v: any) => not($eq(s, v)),
  $in,
  $nin: (s: string, v: any[]) => not($in(s, v)),
  $gt: rel((c) => c > 0),
  $gte: rel((c) => c >= 0),
  $lt: rel((c) => c < 0),
  $lte: rel((c) => c <= 0),
  $type,
  $exists,
};

/** Sorting, lookup and the write stages need the engine; the rest of the pipeline is mingo's. */
export type Source = (coll: string, filter: Doc) => Doc[];
const $sort = (coll: any, spec: Doc) =>
  coll.transform((xs: Doc[]) => sortDocs(xs, spec)[Symbol.iterator]());
const idFirst = (d: Doc) => {
  if (!('_id' in d) || Object.keys(d)[0] === '_id') return d;
  const { _id, ...r } = d;
  return { _id, ...r };
};
const $project = (coll: any, e: Doc, o: any) => {
  const p = Object.values(e).every((v) => v === true || v === false || typeof v === 'number')
    ? projector(e, {})
    : null;
  return p ? coll.map(p) : (pipelineOps as any).$project(coll, e, o).map(idFirst);
};
const $match = (coll: any, q: Doc, options: any) => {
  const m = matcher(q, { ...options.variables, ...options.local?.variables });
  return coll.filter(m);
};
const toLeaf = (v: any) => (Array.isArray(v) ? v : [v ?? null]);
function $lookup(coll: any, e: any, options: any) {
  const src: Source = options.variables.__source;
  const vars = { ...options.variables, ...options.local?.variables };
  return coll.map((o: Doc) => {
    const f: Doc = {};
    if (e.localField)
      f[e.foreignField] = { $in: toLeaf(paths(o, e.localField.split('.')).flatMap(toLeaf)) };
    let rows = src(e.from, f);
    if (e.pipeline?.length) {
      const let_: Doc = {};
      for (const k of Object.keys(e.let ?? {}))
        let_[k] = aggregate([o], [{ $addFields: { __v: e.let[k] } }], src, vars)[0]!.__v ?? null;
      rows = aggregate(rows, e.pipeline, src, { ...vars, ...let_ });
    }
    return { ...o, [e.as]: rows };
  });
}
const context = Context.init({
  accumulator: { ...accumulator, ...fix.accumulator },
  expression: { ...expression, ...fix.expression },
  projection: { ...projectionOps, $elemMatch: projElemMatch },
  window: windowOps,
  query: { ...queryOps, ...ops },
  pipeline: {
    ...pipelineOps,
    $project,
    $sort,
    $match,
    $lookup,
    ...fix.pipeline((docs, stages) => aggregate(docs, stages, () => [])),
  },
} as any);

export function sortDocs<T extends Doc>(docs: T[], sort: Doc): T[] {
  const spec = Object.entries(sort)
    .filter(([, d]) => typeof d === 'number')
    .map(([k, d]) => [k.split('.'), d as number] as [string[], number]);
  if (!spec.length) return docs;
  return docs
    .map((d, i) => ({ d, i, k: sortKey(d, spec) }))
    .sort((a, b) => Buffer.compare(a.k, b.k) || a.i - b.i)
    .map((x) => x.d);
}
const strip = (f: Doc): Doc => {
  const { $comment, ...rest } = f;
  return rest;
};
const guard = <T>(fn: () => T): T => {
  try {
    return fn();
  } catch (e: any) {
    if (e instanceof MongoErr) throw e;
    throw new MongoErr(2, 'BadValue', e.message);
  }
};
export function matcher(filter: Doc, variables?: Doc): (d: Doc) => boolean {
  if (!filter || !Object.keys(filter).length) return () => true;
  if ('$where' in filter)
    throw new MongoErr(139, 'JSInterpreterFailure', '$where is not supported');
  const q = guard(
    () =>
      new Query(strip(filter), {
        context,
        scriptEnabled: false,
        ...(variables ? { variables } : {}),
      } as any),
  );
  return (d) => guard(() => q.test(d));
}
export function aggregate(
  docs: Iterable<Doc>,
  pipeline: Doc[],
  source: Source,
  vars: Doc = {},
): Doc[] {
  if (/"\$(function|accumulator|where)"/.test(JSON.stringify(pipeline)))
    throw new MongoErr(31264, 'Location31264', 'server-side JavaScript is not supported');
  for (const st of pipeline) {
    const k = Object.keys(st)[0] ?? '';
    if (!(k in pipelineOps))
      throw new MongoErr(40324, 'Location40324', `Unrecognized pipeline stage name: '${k}'`);
  }
  return guard(
    () =>
      new Aggregator(pipeline, {
        context,
        failOnError: true,
        variables: { ...vars, __source: source },
        collectionResolver: (n: string) => source(n, {}),
      } as any).run(docs as any) as Doc[],
  );
}

/** find() projection: plain inclusion/exclusion in document order here; computed and positional ones through mingo. */
export function projector(p: Doc | undefined, filter: Doc): ((d: Doc) => Doc) | null {
  if (!p || !Object.keys(p).length) return null;
  const ks = Object.keys(p),
    simple = (v: any) => typeof v === 'boolean' || typeof v === 'number';
  if (!ks.every((k) => simple(p[k]) && !k.includes('$'))) {
    const onlySliceOrMatch = ks.every((k) =>
      simple(p[k]) ? !p[k] || k === '_id' : isPlain(p[k]) && '$slice' in p[k],
    );
    if (onlySliceOrMatch)
      return (d) => {
        const o: Doc = clone(d);
        for (const k of ks) {
          if (simple(p[k])) {
            if (!p[k]) delete o[k];
            continue;
          }
          const a = o[k];
          if (Array.isArray(a)) {
            const s = p[k].$slice;
            o[k] = Array.isArray(s)
              ? a.slice(s[0], s[0] < 0 && s[0] + s[1] >= 0 ? undefined : s[0] + s[1])
              : s < 0
                ? a.slice(s)
                : a.slice(0, s);
          }
        }
        return o;
      };
    const q = guard(() => new Query(strip(filter), { context, scriptEnabled: false } as any));
    return (d) =>
      guard(() => {
        const r = (q.find([d], p as any).all() as Doc[])[0] ?? {};
        const { _id, ...rest } = r;
        return '_id' in r ? { _id, ...rest } : rest;
      });
  }
  const modes = new Set(ks.filter((k) => k !== '_id').map((k) => !!p[k]));
  if (modes.size > 1)
    throw new MongoErr(
      31254,
      'Location31254',
      'Cannot do exclusion on field in inclusion projection',
    );
  const incl = modes.size ? modes.has(true) : !!p._id,
    tree: Doc = Object.create(null);
  for (const k of ks) {
    if (k === '_id') continue;
    let t = tree;
    const parts = k.split('.');
    parts.forEach((s, i) => {
      if (i === parts.length - 1) t[s] = true;
      else t = t[s] = isPlain(t[s]) ? t[s] : Object.create(null);
    });
  }
  const keepId = '_id' in p ? !!p._id : true;
  const pick = (v: any, t: any): any => {
    if (Array.isArray(v)) return v.map((e) => pick(e, t)).filter((e) => e !== undefined);
    if (!isPlain(v)) return incl ? undefined : v;
    const o: Doc = {};
    for (const k of Object.keys(v)) {
      const s = t[k];
      if (s === true) {
        if (incl) own(o, k, v[k]);
      } else if (s) {
        const r = pick(v[k], s);
        if (r !== undefined) own(o, k, r);
      } else if (!incl) own(o, k, v[k]);
    }
    return o;
  };
  return (d) => {
    const o = pick(d, tree);
    if (keepId && '_id' in d) {
      const { _id, ...r } = o;
      return { _id: d._id, ...r };
    }
    delete o._id;
    return o;
  };
}

/** Sets an own property whatever its name (`__proto__` included), so no document can reach a prototype. */
export const own = (t: any, k: string, v: any) => {
  Object.defineProperty(t, k, { value: v, writable: true, enumerable: true, configurable: true });
  return v;
};
function setPath(o: Doc, path: string, v: any) {
  const ps = path.split('.'),
    last = ps.pop()!;
  let t: any = o;
  for (const k of ps)
    t = Object.hasOwn(t, k) && (isPlain(t[k]) || Array.isArray(t[k])) ? t[k] : own(t, k, {});
  own(t, last, v);
}
/** The document an upsert starts from: the filter's equality conditions. */
export function upsertBase(filter: Doc, out: Doc = {}): Doc {
  for (const [k, v] of Object.entries(filter)) {
    if (k === '$and') v.forEach((f: Doc) => upsertBase(f, out));
    else if (k[0] === '$') continue;
    else if (v instanceof RegExp) continue;
    else if (isPlain(v) && Object.keys(v).some((x) => x[0] === '$')) {
      if ('$eq' in v) setPath(out, k, v.$eq);
      else if (Array.isArray(v.$in) && v.$in.length === 1) setPath(out, k, v.$in[0]);
      else if (Array.isArray(v.$all) && v.$all.length === 1) setPath(out, k, v.$all[0]);
    } else setPath(out, k, v);
  }
  return out;
}
