/** A MongoDB wire-protocol server (OP_MSG, and OP_QUERY for the legacy hello) over the store. */
import { createServer, type Server, type Socket } from 'node:net';
import { chmodSync, rmSync } from 'node:fs';
import { Long, ObjectId, calculateObjectSize, serialize } from 'bson';
import { eq, paths, enc, isPlain, type Doc } from './bsonkey.ts';
import {
  MongoErr,
  aggregate,
  clone,
  decode,
  encode,
  matcher,
  projector,
  upsertBase,
  type Source,
} from './mql.ts';
import { applyUpdate, decodeTyped } from './update.ts';
import { Store, type Coll } from './store.ts';

class Raw {
  readonly buf: Buffer;
  constructor(buf: Buffer) {
    this.buf = buf;
  }
}
/** Serialises a reply whose cursor batch is already BSON, without decoding it. */
function encodeReply(r: Doc): Buffer {
  const b = r.cursor && (r.cursor.firstBatch ?? r.cursor.nextBatch);
  if (!(b && b[0] instanceof Raw)) return Buffer.from(serialize(r, { ignoreUndefined: true }));
  const name = r.cursor.firstBatch ? 'firstBatch' : 'nextBatch',
    parts: Buffer[] = [];
  b.forEach((x: Raw, i: number) => parts.push(Buffer.from(`\x03${i}\0`), x.buf));
  const arr = doc(parts),
    { [name]: _, ...cur } = r.cursor;
  const curB = Buffer.from(serialize(cur)),
    { cursor: __, ...rest } = r,
    restB = Buffer.from(serialize(rest));
  return doc([
    Buffer.from('\x03cursor\0'),
    doc([Buffer.from(`\x04${name}\0`), arr, curB.subarray(4, -1)]),
    restB.subarray(4, -1),
  ]);
}
const doc = (parts: Buffer[]) => {
  const body = Buffer.concat(parts),
    out = Buffer.allocUnsafe(body.length + 5);
  out.writeInt32LE(out.length);
  body.copy(out, 4);
  out[out.length - 1] = 0;
  return out;
};
const HELLO = () => ({
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  maxBsonObjectSize: 16777216,
  maxMessageSizeBytes: 48000000,
  maxWriteBatchSize: 100000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
  ok: 1,
});
const WRITES = new Set(['insert', 'update', 'findAndModify', 'findandmodify']);
const num = (v: any) => (v == null ? undefined : Number(v));

export class EmbeddedMongo {
  readonly store: Store;
  private server: Server;
  private sockets = new Set<Socket>();
  private cursors = new Map<string, { ns: string; rest: (Doc | Raw)[] }>();
  private nextCursor = 1;
  private timer: NodeJS.Timeout;
  uri = '';
  private constructor(dir: string, o: { durable?: boolean; ttlMs?: number }) {
    this.store = new Store(dir, o);
    this.server = createServer((s) => this.serve(s));
    this.timer = setInterval(() => void this.store.sweep().catch(() => {}), o.ttlMs ?? 60_000);
    this.timer.unref();
  }
  static async start(o: {
    dir: string;
    socket?: string;
    port?: number;
    durable?: boolean;
    ttlMs?: number;
  }): Promise<EmbeddedMongo> {
    const m = new EmbeddedMongo(o.dir, o);
    if (o.socket) rmSync(o.socket, { force: true });
    await new Promise<void>((res, rej) => {
      m.server.once('error', rej);
      o.socket ? m.server.listen(o.socket, res) : m.server.listen(o.port ?? 0, '127.0.0.1', res);
    });
    if (o.socket) chmodSync(o.socket, 0o600);
    m.uri =
      (o.socket
        ? `mongodb://${encodeURIComponent(o.socket)}`
        : `mongodb://127.0.0.1:${(m.server.address() as any).port}`) + '/?directConnection=true';
    return m;
  }
  async stop() {
    clearInterval(this.timer);
    const closed = new Promise((r) => this.server.close(r));
    for (const s of this.sockets) s.destroy();
    await closed;
    await this.store.close();
  }

  private serve(s: Socket) {
    this.sockets.add(s);
    s.setNoDelay(true);
    let acc: Buffer = Buffer.alloc(0),
      n = 0;
    s.on('close', () => this.sockets.delete(s));
    s.on('error', () => s.destroy());
    s.on('data', (chunk) => {
      acc = acc.length ? Buffer.concat([acc, chunk]) : chunk;
      while (acc.length >= 16) {
        const len = acc.readInt32LE(0);
        if (len < 16 || len > 48_000_100) return void s.destroy();
        if (acc.length < len) break;
        const msg = acc.subarray(0, len);
        acc = acc.subarray(len);
        this.message(msg, ++n).then(
          (r) => {
            if (r && !s.destroyed) s.write(r);
          },
          () => s.destroy(),
        );
      }
    });
  }
  private async message(m: Buffer, n: number): Promise<Buffer | null> {
    const reqId = m.readInt32LE(4),
      op = m.readInt32LE(12),
      head = Buffer.alloc(16);
    head.writeInt32LE(n, 4);
    head.writeInt32LE(reqId, 8);
    if (op === 2004) {
      // OP_QUERY: only the legacy handshake
      const z = m.indexOf(0, 20),
        body = decode(m.subarray(z + 9));
      const q = body.$query ?? body;
      const r = encodeReply(await this.run(Object.keys(q)[0]!, { ...q, $db: 'admin' })),
        pre = Buffer.alloc(20);
      pre.writeInt32LE(8, 0);
      pre.writeInt32LE(1, 16);
      head.writeInt32LE(36 + r.length, 0);
      head.writeInt32LE(1, 12);
      return Buffer.concat([head, pre, r]);
    }
    if (op !== 2013) throw new Error('unsupported opcode ' + op);
    const flags = m.readUInt32LE(16),
      end = m.length - (flags & 1 ? 4 : 0);
    let p = 20,
      body: Doc = {},
      typed: Doc | undefined;
    const seqs: [string, Buffer[]][] = [];
    while (p < end) {
      const kind = m[p++];
      const size = m.readInt32LE(p);
      if (kind === 0) {
        const b = m.subarray(p, p + size);
        body = decode(b);
        if (WRITES.has(Object.keys(body)[0]!)) typed = decodeTyped(b);
        p += size;
      } else {
        const stop = p + size;
        p += 4;
        const z = m.indexOf(0, p),
          id = m.toString('utf8', p, z);
        p = z + 1;
        const ds: Buffer[] = [];
        while (p < stop) {
          const l = m.readInt32LE(p);
          ds.push(m.subarray(p, p + l));
          p += l;
        }
        seqs.push([id, ds]);
      }
    }
    for (const [id, ds] of seqs) {
      body[id] = id === 'documents' ? ds : ds.map(decode);
      if (typed) typed[id] = id === 'documents' ? ds : ds.map(decodeTyped);
    }
    if (typed) body.$typed = typed;
    const reply = await this.run(Object.keys(body)[0]!, body);
    if (flags & 2) return null; // moreToCome: unacknowledged
    const r = encodeReply(reply);
    head.writeInt32LE(21 + r.length, 0);
    head.writeInt32LE(2013, 12);
    return Buffer.concat([head, Buffer.from([0, 0, 0, 0, 0]), r]);
  }
  async run(name: string, c: Doc): Promise<Doc> {
    try {
      const h = (this as any)['c_' + name.toLowerCase()];
      if (!h) throw new MongoErr(59, 'CommandNotFound', `no such command: '${name}'`);
      if (c.startTransaction || c.autocommit === false)
        throw new MongoErr(
          20,
          'IllegalOperation',
          'Transaction numbers are only allowed on a replica set member or mongos',
        );
      if (c.let) c.let = aggregate([{}], [{ $addFields: c.let }], () => [])[0];
      return { ...(await h.call(this, c, c.$db ?? 'test', c[name])), ok: 1 };
    } catch (e: any) {
      if (e instanceof MongoErr)
        return { ok: 0, errmsg: e.message, code: e.code, codeName: e.codeName, ...e.extra };
      return { ok: 0, errmsg: String(e?.message ?? e), code: 8, codeName: 'UnknownError' };
    }
  }
  // ---- handshake and admin
  c_hello() {
    return HELLO();
  }
  c_ismaster() {
    return HELLO();
  }
  c_ping() {
    return {};
  }
  c_buildinfo() {
    return {
      version: '7.0.0',
      versionArray: [7, 0, 0, 0],
      gitVersion: 'embedded',
      modules: [],
      maxBsonObjectSize: 16777216,
      storageEngines: ['lmdb'],
    };
  }
  c_serverstatus() {
    return {
      version: '7.0.0',
      process: 'embedded',
      uptime: process.uptime(),
      storageEngine: { name: 'lmdb' },
    };
  }
  c_connectionstatus() {
    return { authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } };
  }
  c_getparameter() {
    return { featureCompatibilityVersion: { version: '7.0' } };
  }
  c_setparameter() {
    return { was: 0 };
  }
  c_getlog() {
    return { log: [] };
  }
  c_whatsmyuri() {
    return { you: 'local' };
  }
  c_hostinfo() {
    return {};
  }
  c_endsessions() {
    return {};
  }
  c_refreshsessions() {
    return {};
  }
  c_startsession() {
    return { id: { id: new ObjectId() }, timeoutMinutes: 30 };
  }
  c_aborttransaction() {
    return {};
  }
  c_committransaction() {
    return {};
  }
  c_killcursors(c: Doc) {
    const ids = c.cursors.map(String);
    ids.forEach((i: string) => this.cursors.delete(i));
    return { cursorsKilled: c.cursors, cursorsNotFound: [], cursorsAlive: [], cursorsUnknown: [] };
  }
  c_listdatabases(c: Doc) {
    const names = [...new Set([...this.store.colls.values()].map((x) => x.db))].sort();
    const m = matcher(c.filter ?? {});
    return {
      databases: names.map((name) => ({ name, sizeOnDisk: 1, empty: false })).filter(m),
      totalSize: names.length,
    };
  }
  c_listcollections(c: Doc, db: string) {
    const m = matcher(c.filter ?? {});
    return this.cursor(
      db,
      '$cmd.listCollections',
      [...this.store.colls.values()]
        .filter((x) => x.db === db)
        .map((x) => ({
          name: x.name,
          type: 'collection',
          options: x.options,
          info: { readOnly: false },
          idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
        }))
        .filter(m),
      c.cursor?.batchSize,
    );
  }
  c_create(c: Doc, db: string, name: string) {
    const {
      create,
      $db,
      lsid,
      $clusterTime,
      $readPreference,
      writeConcern,
      apiVersion,
      ...options
    } = c;
    if (options.capped && !(Number(options.size) > 0))
      throw new MongoErr(
        72,
        'InvalidOptions',
        "the 'size' field is required when 'capped' is true",
      );
    if (options.viewOn || options.timeseries)
      throw new MongoErr(115, 'CommandNotSupported', 'views and time series are not supported');
    return this.store.write(() => {
      const x = this.store.get(db, name);
      if (x) {
        if (eq(x.options, options)) return {};
        throw new MongoErr(48, 'NamespaceExists', `Collection ${db}.${name} already exists.`);
      }
      this.store.ensure(db, name, options);
      return {};
    });
  }
  c_drop(_c: Doc, db: string, name: string) {
    return this.store.write(() => {
      const x = this.store.get(db, name);
      if (!x) return {};
      const n = x.indexes.length;
      this.store.drop(x);
      return { nIndexesWas: n, ns: `${db}.${name}` };
    });
  }
  c_dropdatabase(_c: Doc, db: string) {
    return this.store.write(() => {
      for (const x of [...this.store.colls.values()]) if (x.db === db) this.store.drop(x);
      return { dropped: db };
    });
  }
  c_renamecollection(c: Doc, _db: string, from: string) {
    return this.store.write(() => {
      const sp = (s: string) => [s.slice(0, s.indexOf('.')), s.slice(s.indexOf('.') + 1)] as const;
      const x = this.store.get(...sp(from));
      if (!x) throw new MongoErr(26, 'NamespaceNotFound', 'source namespace does not exist');
      const t = this.store.get(...sp(c.to));
      if (t) {
        if (!c.dropTarget) throw new MongoErr(48, 'NamespaceExists', 'target namespace exists');
        this.store.drop(t);
      }
      this.store.rename(x, ...sp(c.to));
      return {};
    });
  }
  c_collmod(c: Doc, db: string, name: string) {
    return this.store.write(() => {
      const x = this.need(db, name);
      if (c.index) {
        const ix = x.indexes.find(
          (i) => i.name === c.index.name || (c.index.keyPattern && eq(i.key, c.index.keyPattern)),
        );
        if (!ix) throw new MongoErr(27, 'IndexNotFound', 'cannot find index');
        if (c.index.expireAfterSeconds !== undefined)
          ix.raw.expireAfterSeconds = ix.expireAfterSeconds = Number(c.index.expireAfterSeconds);
        if (c.index.hidden !== undefined) ix.raw.hidden = !!c.index.hidden;
      }
      this.store.touch(x);
      return {};
    });
  }
  c_createindexes(c: Doc, db: string, name: string) {
    return this.store.write(() => {
      const had = !!this.store.get(db, name),
        x = this.store.ensure(db, name),
        before = x.indexes.length;
      let made = false;
      for (const raw of c.indexes) {
        if (!raw.key || !Object.keys(raw.key).length)
          throw new MongoErr(67, 'CannotCreateIndex', 'index keys cannot be empty');
        made = this.store.createIndex(x, raw) || made;
      }
      return {
        numIndexesBefore: before,
        numIndexesAfter: x.indexes.length,
        createdCollectionAutomatically: !had,
        ...(made ? {} : { note: 'all indexes already exist' }),
      };
    });
  }
  c_listindexes(c: Doc, db: string, name: string) {
    return this.cursor(
      db,
      name,
      this.need(db, name).indexes.map((i) => i.raw),
      c.cursor?.batchSize,
    );
  }
  c_dropindexes(c: Doc, db: string, name: string) {
    return this.store.write(() => {
      const x = this.need(db, name),
        n = x.indexes.length,
        w = c.index;
      const hit = x.indexes.filter(
        (i) =>
          i.n &&
          (w === '*' ||
            (Array.isArray(w)
              ? w.includes(i.name)
              : typeof w === 'string'
                ? i.name === w
                : JSON.stringify(i.key) === JSON.stringify(w))),
      );
      if (!hit.length && w !== '*') {
        if (w === '_id_') throw new MongoErr(72, 'InvalidOptions', 'cannot drop _id index');
        throw new MongoErr(27, 'IndexNotFound', `index not found with name [${w}]`);
      }
      hit.forEach((i) => this.store.dropIndex(x, i));
      return { nIndexesWas: n };
    });
  }
  c_collstats(_c: Doc, db: string, name: string) {
    const x = this.store.get(db, name);
    return {
      ns: `${db}.${name}`,
      count: x ? this.store.count(x) : 0,
      size: 0,
      nindexes: x?.indexes.length ?? 0,
      capped: !!x?.options.capped,
      max: x?.options.max,
      maxSize: x?.options.size,
    };
  }
  c_dbstats(_c: Doc, db: string) {
    const xs = [...this.store.colls.values()].filter((x) => x.db === db);
    return { db, collections: xs.length, objects: xs.reduce((a, x) => a + this.store.count(x), 0) };
  }
  c_explain(c: Doc, db: string) {
    const q = c.explain,
      name = Object.values(q)[0] as string,
      x = this.store.get(db, name);
    const f = q.filter ?? q.query ?? q.pipeline?.[0]?.$match ?? {};
    const s = x && this.store.scan(x, f, q.sort);
    if (s) for (const _ of s.rows) break;
    return {
      queryPlanner: {
        namespace: `${db}.${name}`,
        parsedQuery: f,
        winningPlan: s?.index
          ? { stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName: s.index } }
          : { stage: 'COLLSCAN' },
        rejectedPlans: [],
      },
      executionStats: { executionSuccess: true },
      serverInfo: {},
    };
  }
  private need(db: string, name: string): Coll {
    const x = this.store.get(db, name);
    if (!x) throw new MongoErr(26, 'NamespaceNotFound', `ns does not exist: ${db}.${name}`);
    return x;
  }
  // ---- reads
  private cursor(
    db: string,
    coll: string,
    rows: (Doc | Raw)[],
    batch: any = 101,
    single = false,
  ): Doc {
    const { first, rest } = this.batch(rows, num(batch) ?? 101);
    let id = 0;
    if (rest.length && !single) {
      id = this.nextCursor++;
      this.cursors.set(String(id), { ns: `${db}.${coll}`, rest });
    }
    return { cursor: { firstBatch: first, id: Long.fromNumber(id), ns: `${db}.${coll}` } };
  }
  private batch(rows: (Doc | Raw)[], n: number) {
    let i = 0,
      bytes = 0;
    const cap = n || rows.length === 0 ? n : 0;
    while (i < rows.length && i < cap) {
      bytes +=
        rows[i] instanceof Raw ? (rows[i] as Raw).buf.length : calculateObjectSize(rows[i] as Doc);
      if (bytes > 15_000_000 && i) break;
      i++;
    }
    return { first: rows.slice(0, i), rest: rows.slice(i) };
  }
  c_getmore(c: Doc, _db: string, id: any) {
    const cur = this.cursors.get(String(id));
    if (!cur) throw new MongoErr(43, 'CursorNotFound', `cursor id ${id} not found`);
    const { first, rest } = this.batch(cur.rest, num(c.batchSize) || 1e9);
    cur.rest = rest;
    if (!rest.length) this.cursors.delete(String(id));
    return {
      cursor: {
        nextBatch: first,
        id: rest.length ? Long.fromNumber(Number(id)) : Long.ZERO,
        ns: cur.ns,
      },
    };
  }
  c_find(c: Doc, db: string, name: string) {
    const filter = c.filter ?? {},
      p = projector(c.projection, filter);
    const rows = this.store.find(this.store.get(db, name), filter, {
      sort: c.sort,
      hint: c.hint,
      vars: c.let,
      skip: num(c.skip) ?? 0,
      ...(c.limit ? { limit: Math.abs(Number(c.limit)) } : {}),
    });
    return this.cursor(
      db,
      name,
      rows.map((r) => (p ? p(r.doc) : new Raw(r.raw))),
      c.batchSize,
      c.singleBatch,
    );
  }
  c_count(c: Doc, db: string, name: string) {
    const x = this.store.get(db, name),
      q = c.query ?? {};
    if (x && !Object.keys(q).length && !c.skip && !c.limit) return { n: this.store.count(x) };
    return {
      n: this.store.find(x, q, {
        skip: num(c.skip) ?? 0,
        ...(c.limit ? { limit: Number(c.limit) } : {}),
      }).length,
    };
  }
  c_distinct(c: Doc, db: string, name: string) {
    const seen = new Map<string, any>();
    for (const { doc } of this.store.find(this.store.get(db, name), c.query ?? {}))
      for (const v of paths(doc, c.key.split('.')).flat())
        if (v !== undefined) seen.set(enc(v, Infinity).toString('latin1'), v);
    return { values: [...seen.values()] };
  }
  c_aggregate(c: Doc, db: string, name: any) {
    let pipe: Doc[] = c.pipeline;
    const coll = typeof name === 'string' ? name : '$cmd.aggregate',
      vars = c.let ?? {};
    if (pipe.some((s) => '$changeStream' in s))
      throw new MongoErr(
        40573,
        'Location40573',
        'The $changeStream stage is only supported on replica sets',
      );
    const source: Source = (n, f) => this.store.find(this.store.get(db, n), f).map((r) => r.doc);
    const last = pipe.at(-1),
      write = last && ('$out' in last || '$merge' in last) ? last : undefined;
    if (write) pipe = pipe.slice(0, -1);
    const exec = () => {
      const x = this.store.get(db, coll),
        first = pipe[0]?.$match as Doc | undefined;
      let sort: Doc | undefined,
        limit: number | undefined,
        skipN = first ? 1 : 0;
      if (pipe[skipN]?.$sort) {
        sort = pipe[skipN]!.$sort;
        if (pipe[skipN + 1]?.$limit) limit = Number(pipe[skipN + 1]!.$limit);
        skipN++;
      }
      if (pipe[0]?.$collStats)
        return [
          {
            ns: `${db}.${coll}`,
            count: x ? this.store.count(x) : 0,
            storageStats: this.c_collstats(c, db, coll),
          },
        ];
      const docs =
        pipe[0]?.$documents || name === 1
          ? []
          : this.store
              .find(x, first ?? {}, {
                vars,
                ...(sort ? { sort } : {}),
                ...(limit ? { limit } : {}),
                ...(c.hint ? { hint: c.hint } : {}),
              })
              .map((r) => r.doc);
      const rest = pipe.slice(pipe[0]?.$documents ? 0 : skipN);
      return rest.length ? aggregate(docs, rest, source, vars) : docs;
    };
    if (c.explain) return this.c_explain({ explain: c }, db);
    if (!write) return this.cursor(db, coll, exec(), c.cursor?.batchSize);
    return this.store.write(() => {
      const rows = exec().map(clone),
        spec = write.$out ?? write.$merge,
        into = spec.into ?? spec;
      const to = typeof into === 'string' ? [db, into] : [into.db ?? db, into.coll];
      let x = this.store.get(to[0]!, to[1]!);
      if ('$out' in write && x) {
        for (const { doc } of this.store.find(x, {})) this.store.remove(x, doc);
      }
      x = this.store.ensure(to[0]!, to[1]!);
      const on: string[] = [].concat(spec.on ?? '_id');
      for (const d of rows) {
        if (d._id === undefined) d._id = new ObjectId();
        const old =
          '$merge' in write
            ? this.store.find(
                x,
                Object.fromEntries(on.map((k) => [k, { $eq: paths(d, k.split('.'))[0] }])),
                { limit: 1 },
              )[0]?.doc
            : undefined;
        if (!old) {
          if (spec.whenNotMatched !== 'discard') this.store.put(x, encode(d));
          continue;
        }
        const w = spec.whenMatched ?? 'merge';
        if (w === 'keepExisting') continue;
        if (w === 'fail') throw new MongoErr(11000, 'DuplicateKey', 'E11000 $merge');
        const nd = Array.isArray(w)
          ? applyUpdate(clone(old), w, {})
          : w === 'replace'
            ? { ...d, _id: old._id }
            : { ...old, ...d, _id: old._id };
        this.store.put(x, encode(nd), old);
      }
      return this.cursor(db, coll, []);
    });
  }
  // ---- writes
  private writeErr(e: any, index: number): Doc {
    if (e instanceof MongoErr) return { index, code: e.code, errmsg: e.message, ...e.extra };
    return { index, code: 8, errmsg: String(e?.message ?? e) };
  }
  c_insert(c: Doc, db: string, name: string) {
    return this.store.write(() => {
      const x = this.store.ensure(db, name),
        errs: Doc[] = [];
      let n = 0;
      for (let i = 0; i < c.documents.length; i++)
        try {
          let raw: any = (c.$typed ?? c).documents[i];
          raw = Buffer.isBuffer(raw) ? raw : encode(raw);
          const d = decode(raw);
          if (Array.isArray(d._id) || d._id instanceof RegExp)
            throw new MongoErr(
              53,
              'InvalidIdField',
              "The '_id' value cannot be of type " + (Array.isArray(d._id) ? 'array' : 'regex'),
            );
          if (isPlain(d._id)) {
            const k = Object.keys(d._id).find((x) => x[0] === '$');
            if (k)
              throw new MongoErr(
                52,
                'DollarPrefixedFieldName',
                `_id fields may not contain '$'-prefixed fields: ${k} is not valid for storage.`,
              );
          }
          if (Object.keys(d)[0] !== '_id') {
            const { _id = new ObjectId(), ...r } = decodeTyped(raw);
            raw = encode({ _id, ...r });
          }
          this.store.put(x, Buffer.from(raw));
          n++;
        } catch (e) {
          errs.push(this.writeErr(e, i));
          if (c.ordered !== false) break;
        }
      return { n, ...(errs.length ? { writeErrors: errs } : {}) };
    });
  }
  private upsert(x: Coll, q: Doc, u: any, arrayFilters?: Doc[], vars?: Doc): Doc {
    const repl = !Array.isArray(u) && Object.keys(u)[0]?.[0] !== '$',
      base = upsertBase(q);
    let d = applyUpdate(
      repl ? ('_id' in base ? { _id: base._id } : {}) : decodeTyped(encode(base)),
      u,
      q,
      arrayFilters,
      true,
      vars,
    );
    if (d._id === undefined) d = { _id: new ObjectId(), ...d };
    else {
      const { _id, ...r } = d;
      d = { _id, ...r };
    }
    return this.store.put(x, encode(d));
  }
  c_update(c: Doc, db: string, name: string) {
    return this.store.write(() => {
      const x = this.store.ensure(db, name),
        errs: Doc[] = [],
        upserted: Doc[] = [];
      let n = 0,
        nModified = 0;
      for (let i = 0; i < c.updates.length; i++) {
        const s = c.updates[i],
          u = c.$typed ? c.$typed.updates[i].u : s.u;
        try {
          const hits = this.store.find(x, s.q, {
            ...(s.multi ? {} : { limit: 1 }),
            vars: c.let,
            ...(s.sort ? { sort: s.sort } : {}),
            ...(s.hint ? { hint: s.hint } : {}),
          });
          if (s.multi && !Array.isArray(s.u) && !Object.keys(s.u).some((k) => k[0] === '$'))
            throw new MongoErr(
              9,
              'FailedToParse',
              'multi update is not supported for replacement-style update',
            );
          if (!hits.length && s.upsert) {
            const d = this.upsert(x, s.q, u, s.arrayFilters, s.c ?? c.let);
            upserted.push({ index: i, _id: d._id });
            n++;
            continue;
          }
          for (const { doc: d, raw } of hits) {
            const nd = encode(
              applyUpdate(decodeTyped(raw), u, s.q, s.arrayFilters, false, s.c ?? c.let),
            );
            n++;
            if (!nd.equals(raw)) {
              this.store.put(x, nd, d);
              nModified++;
            }
          }
        } catch (e) {
          errs.push(this.writeErr(e, i));
          if (c.ordered !== false) break;
        }
      }
      return {
        n,
        nModified,
        ...(upserted.length ? { upserted } : {}),
        ...(errs.length ? { writeErrors: errs } : {}),
      };
    });
  }
  c_delete(c: Doc, db: string, name: string) {
    return this.store.write(() => {
      const x = this.store.get(db, name),
        errs: Doc[] = [];
      let n = 0;
      for (let i = 0; i < c.deletes.length; i++) {
        const s = c.deletes[i];
        try {
          for (const { doc: d } of this.store.find(x, s.q, {
            vars: c.let,
            ...(s.limit ? { limit: 1 } : {}),
            ...(s.hint ? { hint: s.hint } : {}),
          })) {
            this.store.remove(x!, d);
            n++;
          }
        } catch (e) {
          errs.push(this.writeErr(e, i));
          if (c.ordered !== false) break;
        }
      }
      return { n, ...(errs.length ? { writeErrors: errs } : {}) };
    });
  }
  c_findandmodify(c: Doc, db: string, name: string) {
    return this.store.write(() => {
      const q = c.query ?? {},
        p = projector(c.fields, q) ?? ((d: Doc) => d);
      const x = this.store.ensure(db, name),
        hit = this.store.find(x, q, {
          limit: 1,
          vars: c.let,
          ...(c.sort ? { sort: c.sort } : {}),
          ...(c.hint ? { hint: c.hint } : {}),
        })[0];
      if (c.remove) {
        if (hit) this.store.remove(x, hit.doc);
        return { lastErrorObject: { n: hit ? 1 : 0 }, value: hit ? p(hit.doc) : null };
      }
      if (!hit) {
        if (!c.upsert) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
        const d = this.upsert(x, q, c.$typed?.update ?? c.update, c.arrayFilters, c.let);
        return {
          lastErrorObject: { n: 1, updatedExisting: false, upserted: d._id },
          value: c.new ? p(d) : null,
        };
      }
      const nb = encode(
          applyUpdate(
            decodeTyped(hit.raw),
            c.$typed?.update ?? c.update,
            q,
            c.arrayFilters,
            false,
            c.let,
          ),
        ),
        nd = decode(nb);
      if (!nb.equals(hit.raw)) this.store.put(x, nb, hit.doc);
      return { lastErrorObject: { n: 1, updatedExisting: true }, value: p(c.new ? nd : hit.doc) };
    });
  }
}
