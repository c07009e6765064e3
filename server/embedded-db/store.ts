/** Durable storage on LMDB: catalogue, documents (raw BSON), ordered secondary indexes, and a small index planner. */
import { mkdirSync } from 'node:fs';
import { open, type Database, type RootDatabase } from 'lmdb';
import { enc, eq, invert, isPlain, paths, rank, type Doc } from './bsonkey.ts';
import { MongoErr, decode, encode, matcher, sortDocs } from './mql.ts';

export interface Index {
  name: string;
  key: Doc;
  n: number;
  unique?: boolean;
  sparse?: boolean;
  partialFilterExpression?: Doc;
  expireAfterSeconds?: number;
  multikey?: boolean;
  fields: [string[], number][];
  partial?: (d: Doc) => boolean;
  raw: Doc;
}
export interface Coll {
  db: string;
  name: string;
  n: number;
  options: Doc;
  indexes: Index[];
}
const u32 = (n: number) => {
  const b = Buffer.allocUnsafe(4);
  b.writeUInt32BE(n);
  return b;
};
const FF = Buffer.alloc(16, 0xff),
  after = (b: Buffer) => Buffer.concat([b, FF]);
const MAX_ID = 1200;

export class Store {
  readonly colls = new Map<string, Coll>();
  private root: RootDatabase;
  private meta: Database<any, string>;
  private docs: Database<Buffer, any>;
  private idx: Database<Buffer, any>;
  private next = 1;
  stats = { fetched: 0, plan: '' };
  constructor(dir: string, opts: { durable?: boolean } = {}) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    this.root = open({
      path: dir,
      noSubdir: false,
      maxDbs: 8,
      ...(opts.durable === false ? { noSync: true } : { overlappingSync: false }),
    } as any);
    this.meta = this.root.openDB('meta', { encoding: 'json' } as any);
    this.docs = this.root.openDB('docs', { encoding: 'binary', keyEncoding: 'binary' } as any);
    this.idx = this.root.openDB('idx', { encoding: 'binary', keyEncoding: 'binary' } as any);
    this.next = this.meta.get('#next') ?? 1;
    for (const { key, value } of this.meta.getRange())
      if (key[0] !== '#')
        this.colls.set(key, {
          ...value,
          options: decode(Buffer.from(value.options, 'base64')),
          indexes: value.indexes.map((i: any) =>
            this.hydrate(decode(Buffer.from(i.raw, 'base64')), i.n, i.multikey),
          ),
        });
  }
  close() {
    return this.root.close();
  }
  /** Runs fn inside one write transaction; resolves once it is on disk (group-committed with its neighbours). */
  write<T>(fn: () => T): Promise<T> {
    let out: T, err: unknown;
    return this.root
      .transaction(() => {
        try {
          out = fn();
        } catch (e) {
          err = e;
        }
      })
      .then(() => {
        if (err) throw err;
        return out;
      });
  }
  // ---- catalogue
  private hydrate(raw: Doc, n: number, multikey = false): Index {
    const pf = raw.partialFilterExpression;
    return {
      name: raw.name,
      key: raw.key,
      n,
      unique: !!raw.unique,
      sparse: !!raw.sparse,
      expireAfterSeconds: raw.expireAfterSeconds,
      partialFilterExpression: pf,
      multikey,
      raw,
      fields: Object.entries(raw.key).map(([k, d]) => [k.split('.'), Number(d) < 0 ? -1 : 1]),
      ...(pf ? { partial: matcher(pf) } : {}),
    };
  }
  private save(c: Coll) {
    this.meta.put(`${c.db}.${c.name}`, {
      db: c.db,
      name: c.name,
      n: c.n,
      options: encode(c.options).toString('base64'),
      indexes: c.indexes.map((i) => ({
        n: i.n,
        multikey: i.multikey,
        raw: encode(i.raw).toString('base64'),
      })),
    });
    this.meta.put('#next', this.next);
  }
  get(db: string, name: string) {
    return this.colls.get(`${db}.${name}`);
  }
  ensure(db: string, name: string, options: Doc = {}): Coll {
    let c = this.get(db, name);
    if (!c) {
      if (!name || name.includes('$') || name.includes('\0'))
        throw new MongoErr(73, 'InvalidNamespace', `Invalid namespace specified '${db}.${name}'`);
      c = {
        db,
        name,
        n: this.next++,
        options,
        indexes: [this.hydrate({ v: 2, key: { _id: 1 }, name: '_id_' }, 0)],
      };
      this.colls.set(`${db}.${name}`, c);
      this.save(c);
    }
    return c;
  }
  drop(c: Coll) {
    for (const i of c.indexes) if (i.n) this.clear(this.idx, i.n);
    this.clear(this.docs, c.n);
    this.colls.delete(`${c.db}.${c.name}`);
    this.meta.remove(`${c.db}.${c.name}`);
  }
  rename(c: Coll, db: string, name: string) {
    this.meta.remove(`${c.db}.${c.name}`);
    this.colls.delete(`${c.db}.${c.name}`);
    c.db = db;
    c.name = name;
    this.colls.set(`${db}.${name}`, c);
    this.save(c);
  }
  touch(c: Coll) {
    this.save(c);
  }
  private clear(d: Database<Buffer, any>, n: number) {
    for (const k of [...d.getKeys({ start: u32(n), end: u32(n + 1) } as any)]) d.remove(k);
  }
  createIndex(c: Coll, raw: Doc): boolean {
    const same = c.indexes.find(
      (i) =>
        JSON.stringify(i.key) === JSON.stringify(raw.key) &&
        eq(i.partialFilterExpression ?? {}, raw.partialFilterExpression ?? {}) &&
        eq(i.raw.collation ?? {}, raw.collation ?? {}),
    );
    const named = c.indexes.find((i) => i.name === raw.name);
    if (raw.name === '_id_' || (same && JSON.stringify(raw.key) === '{"_id":1}')) return false;
    const opts = (i: Doc) => JSON.stringify([!!i.unique, !!i.sparse, i.expireAfterSeconds ?? null]);
    if (same) {
      if (opts(same.raw) !== opts(raw)) {
        if (same.name === raw.name)
          throw new MongoErr(
            86,
            'IndexKeySpecsConflict',
            `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${JSON.stringify(raw)}, existing index: ${JSON.stringify(same.raw)}`,
          );
        throw new MongoErr(
          85,
          'IndexOptionsConflict',
          `An equivalent index already exists with a different name and options. Requested index: ${JSON.stringify(raw)}, existing index: ${JSON.stringify(same.raw)}`,
        );
      }
      if (same.name !== raw.name)
        throw new MongoErr(
          85,
          'IndexOptionsConflict',
          `Index already exists with a different name: ${same.name}`,
        );
      return false;
    }
    if (named)
      throw new MongoErr(
        86,
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index: ${raw.name}`,
      );
    const ix = this.hydrate({ v: 2, ...raw }, this.next++);
    const seen = new Set<string>();
    for (const { value } of this.docs.getRange({ start: u32(c.n), end: u32(c.n + 1) } as any)) {
      const d = decode(value),
        id = enc(d._id, MAX_ID);
      for (const k of this.keysOf(ix, d)) {
        if (ix.unique) {
          const s = k.toString('latin1');
          if (seen.has(s)) {
            this.clear(this.idx, ix.n);
            throw this.dup(c, ix, d);
          }
          seen.add(s);
        }
        this.idx.put(Buffer.concat([k, id]), id);
      }
    }
    c.indexes.push(ix);
    this.save(c);
    return true;
  }
  dropIndex(c: Coll, ix: Index) {
    this.clear(this.idx, ix.n);
    c.indexes = c.indexes.filter((i) => i !== ix);
    this.save(c);
  }
  // ---- index keys
  private keysOf(ix: Index, d: Doc): Buffer[] {
    if (ix.partial && !ix.partial(d)) return [];
    let missing = true,
      keys: Buffer[] = [u32(ix.n)];
    for (const [parts, dir] of ix.fields) {
      const raw = paths(d, parts);
      let vals = raw.flatMap((v) => (Array.isArray(v) ? (v.length ? v : [undefined]) : [v]));
      if (raw.length !== 1 || Array.isArray(raw[0])) ix.multikey = true;
      if (!vals.length) vals = [undefined];
      if (vals.some((v) => v !== undefined)) missing = false;
      const uniq = new Map(
        vals.map((v) => {
          const e = enc(v);
          return [e.toString('latin1'), dir < 0 ? invert(e) : e] as const;
        }),
      );
      keys = keys.flatMap((k) => [...uniq.values()].map((e) => Buffer.concat([k, e])));
    }
    return ix.sparse && missing ? [] : keys;
  }
  private dup(c: Coll, ix: Index, d: Doc) {
    const keyValue: Doc = {};
    for (const k of Object.keys(ix.key)) {
      const v = paths(d, k.split('.'));
      keyValue[k] = v.length > 1 ? v : (v[0] ?? null);
    }
    const show = (v: any) =>
      typeof v === 'string'
        ? JSON.stringify(v)
        : v?._bsontype === 'ObjectId'
          ? `ObjectId('${v}')`
          : v instanceof Date
            ? `new Date(${+v})`
            : JSON.stringify(v);
    return new MongoErr(
      11000,
      'DuplicateKey',
      `E11000 duplicate key error collection: ${c.db}.${c.name} index: ${ix.name} dup key: { ${Object.entries(
        keyValue,
      )
        .map(([k, v]) => `${k}: ${show(v)}`)
        .join(', ')} }`,
      { keyPattern: ix.key, keyValue },
    );
  }
  // ---- documents (call inside write())
  put(c: Coll, raw: Buffer, old?: Doc): Doc {
    const d = decode(raw),
      id = enc(d._id, MAX_ID),
      dk = Buffer.concat([u32(c.n), id]);
    if (raw.length > 16 * 1024 * 1024)
      throw new MongoErr(10334, 'BSONObjectTooLarge', 'object to insert too large');
    if (!old && this.docs.doesExist(dk)) throw this.dup(c, c.indexes[0]!, d);
    const plan: [Buffer[], Buffer[]][] = [];
    for (const ix of c.indexes) {
      if (!ix.n) continue;
      const was = ix.multikey,
        add = this.keysOf(ix, d),
        rem = old ? this.keysOf(ix, old) : [];
      if (was !== ix.multikey) this.save(c);
      const fresh = add.filter((k) => !rem.some((r) => r.equals(k)));
      if (ix.unique)
        for (const k of fresh)
          for (const v of this.idx.getRange({ start: k, end: after(k) } as any))
            if (!v.value.equals(id)) throw this.dup(c, ix, d);
      plan.push([fresh, rem.filter((k) => !add.some((r) => r.equals(k)))]);
    }
    for (const [fresh, gone] of plan) {
      for (const k of gone) this.idx.remove(Buffer.concat([k, id]));
      for (const k of fresh) this.idx.put(Buffer.concat([k, id]), id);
    }
    this.docs.put(dk, raw);
    return d;
  }
  remove(c: Coll, d: Doc) {
    const id = enc(d._id, MAX_ID);
    for (const ix of c.indexes)
      if (ix.n) for (const k of this.keysOf(ix, d)) this.idx.remove(Buffer.concat([k, id]));
    this.docs.remove(Buffer.concat([u32(c.n), id]));
  }
  count(c: Coll) {
    return this.docs.getKeysCount({ start: u32(c.n), end: u32(c.n + 1) } as any);
  }
  // ---- planning
  private conds(f: Doc, out = new Map<string, Doc>()): Map<string, Doc> {
    for (const [k, v] of Object.entries(f)) {
      if (k === '$and' && Array.isArray(v)) {
        v.forEach((x) => this.conds(x, out));
        continue;
      }
      if (k[0] === '$' || v instanceof RegExp) continue;
      const c = out.get(k) ?? {};
      out.set(k, c);
      if (isPlain(v) && Object.keys(v).some((x) => x[0] === '$')) Object.assign(c, v);
      else c.$eq = v;
    }
    return out;
  }
  /** Raw documents that may match, using the best index; `sorted` says they already come in the sort's order. */
  scan(
    c: Coll,
    filter: Doc,
    sort?: Doc,
    hint?: any,
  ): { rows: Iterable<Buffer>; sorted: boolean; index?: string; exactEq: boolean } {
    const conds = this.conds(filter),
      usable = (v: any) => !Array.isArray(v) && !(v instanceof RegExp) && !isPlain(v);
    const points = (k: string): any[] | null => {
      const x = conds.get(k);
      if (!x) return null;
      if ('$eq' in x && usable(x.$eq)) return [x.$eq];
      if (Array.isArray(x.$in) && x.$in.length <= 1000 && x.$in.every(usable)) return x.$in;
      return null;
    };
    const sk = sort ? Object.entries(sort) : [];
    let best:
      | { ix: Index; eqs: any[][]; range?: [Buffer, Buffer]; score: number; sorted: boolean }
      | undefined;
    const hinted =
      hint === undefined
        ? undefined
        : c.indexes.find((i) =>
            typeof hint === 'string'
              ? i.name === hint
              : JSON.stringify(i.key) === JSON.stringify(hint),
          );
    if (hint !== undefined && !hinted && !(isPlain(hint) && '$natural' in hint))
      throw new MongoErr(2, 'BadValue', 'error processing query: planner returned error: bad hint');
    for (const ix of hinted ? [hinted] : c.indexes) {
      if (
        ix.raw.hidden ||
        ix.raw.collation ||
        Object.values(ix.key).some((d) => typeof d !== 'number')
      )
        continue;
      if (
        ix.partialFilterExpression &&
        !Object.entries(ix.partialFilterExpression).every(([k, v]) => {
          const x = conds.get(k);
          return (
            x &&
            (isPlain(v) && Object.keys(v)[0]?.[0] === '$'
              ? ('$exists' in v && '$eq' in x && x.$eq != null) ||
                Object.entries(v).every(([o, a]) => o in x && eq(x[o], a)) ||
                ('$type' in v && '$eq' in x && v.$type === 'string' && typeof x.$eq === 'string')
              : '$eq' in x && eq(x.$eq, v))
          );
        })
      )
        continue;
      const eqs: any[][] = [];
      const names = Object.keys(ix.key);
      let i = 0,
        combos = 1;
      for (; i < names.length; i++) {
        const p = points(names[i]!);
        if (!p || (ix.sparse && p.some((v) => v == null))) break;
        if ((combos *= p.length) > 1000) break;
        eqs.push(p);
      }
      let range: [Buffer, Buffer] | undefined;
      if (i < names.length) {
        const x = conds.get(names[i]!),
          dir = ix.fields[i]![1];
        if (x) {
          const lo = '$gt' in x ? x.$gt : x.$gte,
            hi = '$lt' in x ? x.$lt : x.$lte;
          const ref = lo ?? hi;
          if (ref != null && rank(ref) !== 5 && usable(ref)) {
            const r = rank(ref);
            let a = lo != null && rank(lo) === r ? enc(lo) : Buffer.from([r]),
              b =
                hi != null && rank(hi) === r && !(ix.multikey && lo != null)
                  ? after(enc(hi))
                  : Buffer.from([r, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
            range =
              dir > 0 ? [a, b] : [invert(Buffer.concat([b])), after(invert(Buffer.concat([a])))];
          }
        }
      }
      let sorted = false;
      if (sk.length && !ix.multikey && !ix.sparse && eqs.every((p) => p.length === 1)) {
        const rest = names.slice(sk.every(([k]) => names.indexOf(k) < i) ? 0 : i);
        const need = sk.filter(([k]) => !(names.indexOf(k) > -1 && names.indexOf(k) < i));
        sorted =
          need.every(([k, d], j) => rest[j] === k && typeof d === 'number') &&
          (need.length === 0 ||
            new Set(need.map(([k, d]) => Math.sign(d as number) * Math.sign(ix.key[k]))).size ===
              1);
      }
      const score =
        eqs.length * 10 +
        (range ? 5 : 0) +
        (eqs.length === names.length && ix.unique ? 5 : 0) +
        (ix.n === 0 && eqs.length ? 20 : 0) +
        (sorted ? 4 : 0);
      if ((score > 0 || hinted) && (!best || score > best.score))
        best = { ix, eqs, score, sorted, ...(range ? { range } : {}) };
    }
    const docs = this.docs,
      idx = this.idx,
      stats = this.stats;
    stats.plan = best ? `IXSCAN ${best.ix.name}` : 'COLLSCAN';
    if (!best)
      return {
        rows: (function* () {
          for (const { value } of docs.getRange({ start: u32(c.n), end: u32(c.n + 1) } as any)) {
            stats.fetched++;
            yield value;
          }
        })(),
        sorted: false,
        exactEq: false,
      };
    const { ix, eqs, range } = best;
    let prefixes: Buffer[] = [u32(ix.n || c.n)];
    eqs.forEach((p, i) => {
      prefixes = prefixes.flatMap((k) =>
        p.map((v) => {
          const e = enc(v, ix.n ? undefined : MAX_ID);
          return Buffer.concat([k, ix.fields[i]![1] < 0 ? invert(e) : e]);
        }),
      );
    });
    const need = sk.filter(
      ([k]) =>
        !(Object.keys(ix.key).indexOf(k) > -1 && Object.keys(ix.key).indexOf(k) < eqs.length),
    );
    const reverse =
      best.sorted &&
      need.length > 0 &&
      Math.sign(need[0]![1] as number) !== Math.sign(ix.key[need[0]![0]]);
    const isId = ix.n === 0;
    const rows = (function* () {
      const seen = ix.multikey || prefixes.length > 1 ? new Set<string>() : null;
      for (const p of prefixes) {
        if (isId && eqs.length) {
          const v = docs.get(p);
          if (v) {
            const s = p.toString('latin1');
            if (seen?.has(s)) continue;
            seen?.add(s);
            stats.fetched++;
            yield v;
          }
          continue;
        }
        const lo = range ? Buffer.concat([p, range[0]]) : p,
          hi = range ? Buffer.concat([p, range[1]]) : after(p);
        for (const { value } of (isId ? docs : idx).getRange(
          (reverse
            ? { start: hi, end: lo, reverse: true, inclusiveEnd: true }
            : { start: lo, end: hi }) as any,
        )) {
          if (isId) {
            stats.fetched++;
            yield value;
            continue;
          }
          const s = seen && value.toString('latin1');
          if (s && seen!.has(s)) continue;
          if (s) seen!.add(s);
          const v = docs.get(Buffer.concat([u32(c.n), value]));
          if (v) {
            stats.fetched++;
            yield v;
          }
        }
      }
    })();
    return { rows, sorted: best.sorted, index: ix.name, exactEq: false };
  }
  /** find: matching documents with their raw bytes, sorted/skipped/limited. */
  find(
    c: Coll | undefined,
    filter: Doc,
    o: { sort?: Doc; skip?: number; limit?: number; hint?: any; vars?: Doc } = {},
  ): { doc: Doc; raw: Buffer }[] {
    if (!c) {
      matcher(filter);
      return [];
    }
    const m = matcher(filter, o.vars),
      sort = o.sort && Object.keys(o.sort).length ? o.sort : undefined,
      s = this.scan(c, filter, sort, o.hint);
    const early = !sort || s.sorted,
      max = o.limit ? (o.skip ?? 0) + o.limit : Infinity;
    let out: { doc: Doc; raw: Buffer }[] = [];
    for (const raw of s.rows) {
      const doc = decode(raw);
      if (m(doc)) {
        out.push({ doc, raw });
        if (early && out.length >= max) break;
      }
    }
    if (sort && !s.sorted) {
      const by = new Map(out.map((x) => [x.doc, x]));
      out = sortDocs(
        out.map((x) => x.doc),
        sort,
      ).map((d) => by.get(d)!);
    }
    return out.slice(o.skip ?? 0, max);
  }
  /** Deletes what TTL indexes say has expired. */
  sweep(now = Date.now()): Promise<number> {
    return this.write(() => {
      let n = 0;
      for (const c of this.colls.values())
        for (const ix of c.indexes)
          if (typeof ix.expireAfterSeconds === 'number') {
            const f = Object.keys(ix.key)[0]!;
            for (const { doc } of this.find(c, {
              [f]: { $lte: new Date(now - ix.expireAfterSeconds * 1000) },
            })) {
              if (ix.partial && !ix.partial(doc)) continue;
              this.remove(c, doc);
              n++;
            }
          }
      return n;
    });
  }
}
