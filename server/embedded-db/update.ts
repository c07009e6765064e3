/** Update operators on BSON-typed documents (Int32/Double/Long kept apart), as the server applies them. */
import { Decimal128, Double, Int32, Long, Timestamp, deserialize } from 'bson';
import { cmp, eq, isPlain, paths, rank, type Doc } from './bsonkey.ts';
import { MongoErr, aggregate, clone, matcher, own } from './mql.ts';

export const decodeTyped = (b: Uint8Array): Doc =>
  deserialize(b, {
    promoteBuffers: false,
    promoteValues: false,
    bsonRegExp: true,
    validation: { utf8: false },
  } as any);
const isOps = (u: any) => !Array.isArray(u) && Object.keys(u)[0]?.[0] === '$';
const fail = (code: number, name: string, msg: string): never => {
  throw new MongoErr(code, name, msg);
};
const digits = (s: string) => /^\d+$/.test(s);
const isDoc = isPlain;
/** Walks to the parent of a concrete path (creating documents when asked) and hands over the parent and last key. */
function at(doc: Doc, parts: string[], create: boolean): [any, string] | null {
  let t: any = doc;
  for (let i = 0; i < parts.length; i++) {
    const k = parts[i]!;
    if (Array.isArray(t)) {
      if (!digits(k)) {
        if (!create) return null;
        fail(
          28,
          'PathNotViable',
          `Cannot create field '${k}' in element {${parts[i - 1]}: ${JSON.stringify(t)}}`,
        );
      }
    } else if (!isDoc(t)) {
      if (!create) return null;
      fail(
        28,
        'PathNotViable',
        `Cannot create field '${k}' in element {${parts[i - 1]}: ${JSON.stringify(t)}}`,
      );
    }
    if (i === parts.length - 1) return [t, k];
    if (!Object.hasOwn(t, k) || t[k] === undefined) {
      if (!create) return null;
      if (Array.isArray(t)) while (t.length < +k) t.push(null);
      own(t, k, {});
    }
    t = t[k];
  }
  return null;
}
const setAt = (doc: Doc, parts: string[], v: any) => {
  const [t, k] = at(doc, parts, true)!;
  if (Array.isArray(t)) while (t.length < +k) t.push(null);
  own(t, k, v);
};
const getAt = (doc: Doc, parts: string[]) => {
  const r = at(doc, parts, false);
  return r ? (Object.hasOwn(r[0], r[1]) ? r[0][r[1]] : undefined) : undefined;
};
function arith(a: any, b: any, mul: boolean, path: string): any {
  if (rank(b) !== 10)
    fail(
      14,
      'TypeMismatch',
      `Cannot ${mul ? 'multiply' : 'increment'} with non-numeric argument: {${path}: ${JSON.stringify(b)}}`,
    );
  if (a === undefined)
    return mul
      ? b instanceof Double
        ? new Double(0)
        : b instanceof Long
          ? Long.ZERO
          : new Int32(0)
      : b;
  if (rank(a) !== 10)
    fail(
      14,
      'TypeMismatch',
      `Cannot apply $${mul ? 'mul' : 'inc'} to a value of non-numeric type. {_id: ...} has the field '${path.split('.').pop()}' of non-numeric type ${a === null ? 'null' : typeof a === 'string' ? 'string' : Array.isArray(a) ? 'array' : 'object'}`,
    );
  const x = Number(a.valueOf()),
    y = Number(b.valueOf()),
    n = mul ? x * y : x + y;
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    const p = (v: any) => {
      const s = String(v),
        e = s.split('.')[1]?.length ?? 0;
      return [BigInt(s.replace('.', '')), e] as const;
    };
    const [m, e] = p(a),
      [q, f] = p(b),
      d = Math.max(e, f),
      r = mul ? m * q : m * 10n ** BigInt(d - e) + q * 10n ** BigInt(d - f),
      sc = mul ? e + f : d,
      neg = r < 0n,
      s = (neg ? -r : r).toString().padStart(sc + 1, '0');
    return Decimal128.fromString(
      (neg ? '-' : '') + (sc ? s.slice(0, -sc) + '.' + s.slice(-sc) : s),
    );
  }
  const dbl = (v: any) => v instanceof Double || (typeof v === 'number' && !Number.isInteger(v));
  if (dbl(a) || dbl(b)) return new Double(n);
  if (a instanceof Long || b instanceof Long || Math.abs(n) > 2147483647) {
    const l = Long.fromValue(a instanceof Long ? a : x),
      r = Long.fromValue(b instanceof Long ? b : y);
    return mul ? l.mul(r) : l.add(r);
  }
  return new Int32(n);
}
const elemMatcher = (cond: any): ((e: any) => boolean) => {
  if (rank(cond) === 50) {
    const m = matcher({ x: clone({ x: cond }).x });
    return (e) => m(clone({ x: e }));
  }
  if (!isDoc(cond)) return (e) => eq(e, cond);
  const ops =
      Object.keys(cond)[0]?.[0] === '$' && !['$or', '$and', '$nor'].includes(Object.keys(cond)[0]!),
    c = clone({ x: cond }).x,
    m = matcher(ops ? { x: c } : c);
  return (e) => (ops ? m(clone({ x: e })) : isDoc(e) && m(clone(e)));
};
function push(arr: any, arg: any, path: string): any[] {
  if (arr !== undefined && !Array.isArray(arr))
    fail(
      2,
      'BadValue',
      `The field '${path}' must be an array but is of type ${arr === null ? 'null' : typeof arr.valueOf()} in document`,
    );
  const out = arr ? [...arr] : [];
  if (!(isDoc(arg) && '$each' in arg)) {
    out.push(arg);
    return out;
  }
  if (!Array.isArray(arg.$each))
    fail(2, 'BadValue', 'The argument to $each in $push must be an array');
  const pos = arg.$position === undefined ? out.length : Number(arg.$position);
  out.splice(pos, 0, ...arg.$each);
  if (arg.$sort !== undefined) {
    const s = arg.$sort;
    out.sort((a, b) => {
      if (!isDoc(s)) return cmp(a, b) * Number(s);
      for (const [k, d] of Object.entries(s)) {
        const c = cmp(paths(a, k.split('.'))[0], paths(b, k.split('.'))[0]) * Number(d);
        if (c) return c;
      }
      return 0;
    });
  }
  if (arg.$slice !== undefined) {
    const n = Number(arg.$slice);
    return n === 0 ? [] : n < 0 ? out.slice(n) : out.slice(0, n);
  }
  return out;
}
type Op = (doc: Doc, parts: string[], arg: any, path: string) => void;
const arrayAt = (doc: Doc, parts: string[], op: string): any[] | undefined => {
  const v = getAt(doc, parts);
  if (v === undefined) return undefined;
  if (!Array.isArray(v)) fail(2, 'BadValue', `Cannot apply ${op} to a non-array value`);
  return v;
};
const OPS: Record<string, Op> = {
  $set: (d, p, v) => setAt(d, p, v),
  $unset: (d, p) => {
    const r = at(d, p, false);
    if (r) {
      if (Array.isArray(r[0])) {
        if (+r[1] < r[0].length) r[0][+r[1]] = null;
      } else delete r[0][r[1]];
    }
  },
  $inc: (d, p, v, s) => setAt(d, p, arith(getAt(d, p), v, false, s)),
  $mul: (d, p, v, s) => setAt(d, p, arith(getAt(d, p), v, true, s)),
  $min: (d, p, v) => {
    const c = getAt(d, p);
    if (c === undefined || cmp(v, c) < 0) setAt(d, p, v);
  },
  $max: (d, p, v) => {
    const c = getAt(d, p);
    if (c === undefined || cmp(v, c) > 0) setAt(d, p, v);
  },
  $currentDate: (d, p, v) =>
    setAt(
      d,
      p,
      isDoc(v) && v.$type === 'timestamp'
        ? new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 })
        : new Date(),
    ),
  $push: (d, p, v, s) => setAt(d, p, push(getAt(d, p), v, s)),
  $addToSet: (d, p, v, s) => {
    const c = getAt(d, p);
    if (c !== undefined && !Array.isArray(c))
      fail(
        2,
        'BadValue',
        `Cannot apply $addToSet to non-array field. Field named '${s}' has non-array type`,
      );
    const out = c ? [...c] : [];
    for (const e of isDoc(v) && '$each' in v ? v.$each : [v])
      if (!out.some((x) => eq(x, e))) out.push(e);
    setAt(d, p, out);
  },
  $pop: (d, p, v) => {
    const a = arrayAt(d, p, '$pop');
    if (a) Number(v) < 0 ? a.shift() : a.pop();
  },
  $pull: (d, p, v) => {
    const a = arrayAt(d, p, '$pull');
    if (a) {
      const m = elemMatcher(v);
      setAt(
        d,
        p,
        a.filter((e) => !m(e)),
      );
    }
  },
  $pullAll: (d, p, v) => {
    if (!Array.isArray(v)) fail(2, 'BadValue', '$pullAll requires an array argument');
    const a = arrayAt(d, p, '$pullAll');
    if (a)
      setAt(
        d,
        p,
        a.filter((e) => !v.some((x: any) => eq(x, e))),
      );
  },
  $bit: (d, p, v) => {
    let n = Number(getAt(d, p) ?? 0);
    for (const [o, a] of Object.entries(v))
      n = o === 'and' ? n & Number(a) : o === 'or' ? n | Number(a) : n ^ Number(a);
    setAt(d, p, new Int32(n));
  },
  $rename: (d, p, v) => {
    const r = at(d, p, false);
    if (r && Object.hasOwn(r[0], r[1])) {
      const x = r[0][r[1]];
      delete r[0][r[1]];
      setAt(d, String(v).split('.'), x);
    }
  },
};
/** Conditions of the filter on an array's elements, for the positional operator. */
function positions(filter: Doc, prefix: string, out: Doc[] = []): Doc[] {
  for (const [k, v] of Object.entries(filter)) {
    if (k === '$and' || k === '$or') (v as Doc[]).forEach((f) => positions(f, prefix, out));
    else if (k === prefix || k.startsWith(prefix + '.')) out.push({ [k]: v });
  }
  return out;
}
function expand(
  doc: Doc,
  path: string,
  filter: Doc,
  af: Map<string, (e: any) => boolean>,
): string[][] {
  let done: string[][] = [[]];
  for (const part of path.split('.')) {
    if (part[0] !== '$' || (part !== '$' && part[1] !== '[')) {
      done.forEach((d) => d.push(part));
      continue;
    }
    done = done.flatMap((d) => {
      const arr = getAt(doc, d);
      if (part === '$') {
        const conds = positions(filter, d.join('.'));
        if (!conds.length || !Array.isArray(arr))
          fail(
            2,
            'BadValue',
            'The positional operator did not find the match needed from the query.',
          );
        const ms = conds.map((c) => matcher(c));
        let i = arr.findIndex((e: any) => {
          const t: Doc = {};
          OPS.$set!(t, d, [e], '');
          const x = clone(t);
          return ms.every((m) => m(x));
        });
        if (i < 0)
          i = arr.findIndex((e: any) => {
            const t: Doc = {};
            OPS.$set!(t, d, [e], '');
            const x = clone(t);
            return ms.some((m) => m(x));
          });
        return [[...d, String(Math.max(i, 0))]];
      }
      if (!Array.isArray(arr))
        fail(
          2,
          'BadValue',
          `The path '${d.join('.')}' must exist in the document in order to apply array updates.`,
        );
      const id = part.slice(2, -1),
        m = id
          ? (af.get(id) ??
            fail(2, 'BadValue', `No array filter found for identifier '${id}' in path '${path}'`))
          : () => true;
      return arr
        .map((e: any, i: number) => (m(e) ? [...d, String(i)] : null))
        .filter(Boolean) as string[][];
    });
  }
  return done;
}
/** Applies an update document, replacement or pipeline to a fresh typed document. */
export function applyUpdate(
  doc: Doc,
  u: any,
  filter: Doc,
  arrayFilters: Doc[] = [],
  inserting = false,
  vars: Doc = {},
): Doc {
  const id = doc._id,
    same = (d: Doc) => {
      if (id !== undefined && !(d._id !== undefined && eq(d._id, id)))
        fail(
          66,
          'ImmutableField',
          "Performing an update on the path '_id' would modify the immutable field '_id'",
        );
      return d;
    };
  if (Array.isArray(u)) {
    for (const s of u)
      if (
        !['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith'].includes(
          Object.keys(s)[0]!,
        )
      )
        fail(40324, 'Location40324', `Unrecognized pipeline stage name: '${Object.keys(s)[0]}'`);
    const { _id, ...out } = aggregate(
      [clone(doc)],
      u.map((s) => clone(s)),
      () => [],
      vars,
    )[0]!;
    return same({ ...(_id === undefined && id === undefined ? {} : { _id: _id ?? id }), ...out });
  }
  if (!isOps(u)) {
    if (u._id !== undefined && id !== undefined && !eq(u._id, id))
      fail(
        66,
        'ImmutableField',
        "After applying the update, the (immutable) field '_id' was found to have been altered",
      );
    const { _id, ...rest } = u;
    const keep = id ?? _id;
    return keep === undefined ? rest : { _id: keep, ...rest };
  }
  const af = new Map<string, (e: any) => boolean>(),
    byId: Record<string, Doc> = {};
  for (const f of arrayFilters) {
    const k = Object.keys(f)[0]!,
      n = (k[0] === '$' ? Object.keys(f[k][0])[0]! : k).split('.')[0]!;
    byId[n] = { ...byId[n], ...f };
  }
  for (const [n, f] of Object.entries(byId)) {
    const m = matcher(f);
    af.set(n, (e) => m(clone({ [n]: e })));
  }
  const seen: string[] = [],
    todo: [Op, string[], any, string][] = [];
  for (const [op, args] of Object.entries(u)) {
    const fn =
      op === '$setOnInsert'
        ? OPS.$set!
        : (OPS[op] ??
          fail(
            9,
            'FailedToParse',
            `Unknown modifier: ${op}. Expected a valid update modifier or pipeline-style update specified as an array`,
          ));
    if (!isDoc(args))
      fail(
        9,
        'FailedToParse',
        `Modifiers operate on fields but we found type ${typeof args} instead. For example: {$mod: {<field>: ...}} not {${op}: ${JSON.stringify(args)}}`,
      );
    for (const [path, arg] of Object.entries(args as Doc)) {
      if (!path) fail(56, 'EmptyFieldName', 'An empty update path is not valid.');
      for (const p of op === '$rename' ? [path, String(arg)] : [path]) {
        for (const s of seen)
          if (s === p || s.startsWith(p + '.') || p.startsWith(s + '.'))
            fail(
              40,
              'ConflictingUpdateOperators',
              `Updating the path '${p}' would create a conflict at '${s.length < p.length ? s : p}'`,
            );
        seen.push(p);
      }
      if (op === '$setOnInsert' && !inserting) continue;
      for (const p of expand(doc, path, filter, af)) todo.push([fn, p, arg, path]);
    }
  }
  for (const [fn, p, arg, path] of todo) fn(doc, p, arg, path);
  if (id === undefined && doc._id !== undefined) {
    const { _id, ...r } = doc;
    return { _id, ...r };
  }
  return same(doc);
}
