/** BSON-order comparison, memcomparable index keys and document path helpers. */
import { createHash } from 'node:crypto';
import {
  Binary,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  BSONRegExp,
  BSONSymbol,
} from 'bson';

export type Doc = Record<string, any>;
export const isPlain = (v: any): v is Doc =>
  v !== null && typeof v === 'object' && (v.constructor === Object || v.constructor === undefined);

/** Canonical BSON type rank (the server's sort order between types). */
export function rank(v: any): number {
  switch (typeof v) {
    case 'undefined':
      return 5;
    case 'number':
    case 'bigint':
      return 10;
    case 'string':
      return 15;
    case 'boolean':
      return 40;
  }
  if (v === null) return 5;
  if (Array.isArray(v)) return 25;
  if (v instanceof Date) return 45;
  if (v instanceof ObjectId) return 35;
  if (v instanceof RegExp || v instanceof BSONRegExp) return 50;
  if (v instanceof Timestamp) return 47;
  if (v instanceof Long || v instanceof Int32 || v instanceof Double || v instanceof Decimal128)
    return 10;
  if (v instanceof Binary || ArrayBuffer.isView(v)) return 30;
  if (v instanceof BSONSymbol) return 15;
  if (v instanceof MinKey) return 1;
  if (v instanceof MaxKey) return 127;
  if (v instanceof Code) return 60;
  return 20;
}
const num = (v: any): number =>
  typeof v === 'number'
    ? v
    : typeof v === 'bigint'
      ? Number(v)
      : v instanceof Decimal128
        ? parseFloat(v.toString())
        : v instanceof Long
          ? v.toNumber()
          : v.valueOf();

let buf = Buffer.allocUnsafe(1 << 16),
  pos = 0;
const need = (n: number) => {
  if (pos + n > buf.length) {
    const b = Buffer.allocUnsafe(Math.max(buf.length * 2, pos + n));
    buf.copy(b, 0, 0, pos);
    buf = b;
  }
};
function putDouble(n: number) {
  need(8);
  if (Number.isNaN(n)) {
    buf.fill(0, pos, pos + 8);
    pos += 8;
    return;
  }
  buf.writeDoubleBE(n === 0 ? 0 : n, pos);
  if (buf[pos]! & 0x80) for (let i = 0; i < 8; i++) buf[pos + i]! ^= 0xff;
  else buf[pos]! |= 0x80;
  pos += 8;
}
function putStr(s: string) {
  need(s.length * 3 + 2);
  if (s.includes('\0'))
    for (const b of Buffer.from(s)) {
      need(4);
      buf[pos++] = b;
      if (b === 0) buf[pos++] = 0xff;
    }
  else pos += buf.write(s, pos);
  buf[pos++] = 0;
  buf[pos++] = 0;
}
function put(v: any): void {
  const r = rank(v);
  need(16);
  buf[pos++] = r;
  switch (r) {
    case 10:
      putDouble(num(v));
      return;
    case 15:
      putStr(String(v));
      return;
    case 20:
      for (const k of Object.keys(v)) {
        need(1);
        buf[pos++] = rank(v[k]);
        putStr(k);
        put(v[k]);
      }
      need(1);
      buf[pos++] = 0;
      return;
    case 25:
      for (const e of v) put(e);
      need(1);
      buf[pos++] = 0;
      return;
    case 30: {
      const b: Uint8Array = v instanceof Binary ? v.value() : v;
      need(b.length + 5);
      buf.writeUInt32BE(b.length, pos);
      pos += 4;
      buf[pos++] = v.sub_type ?? 0;
      buf.set(b, pos);
      pos += b.length;
      return;
    }
    case 35:
      buf.set((v as ObjectId).id, pos);
      pos += 12;
      return;
    case 40:
      buf[pos++] = v ? 1 : 0;
      return;
    case 45:
      putDouble(v.getTime());
      return;
    case 47:
      buf.writeUInt32BE(v.high >>> 0, pos);
      buf.writeUInt32BE(v.low >>> 0, pos + 4);
      pos += 8;
      return;
    case 50:
      putStr(v.source ?? v.pattern);
      putStr(v.flags ?? v.options);
      return;
    case 60:
      putStr(String(v.code));
      return;
  }
}
const MAX_FIELD = 600;
/** Order-preserving, self-delimiting encoding; over-long values are cut and hashed (equality stays right). */
export function enc(v: any, max = MAX_FIELD): Buffer {
  pos = 0;
  put(v);
  if (pos > max)
    return Buffer.concat([
      buf.subarray(0, max - 20),
      createHash('sha1').update(buf.subarray(0, pos)).digest(),
    ]);
  return Buffer.from(buf.subarray(0, pos));
}
export const invert = (b: Buffer) => {
  for (let i = 0; i < b.length; i++) b[i]! ^= 0xff;
  return b;
};
export function cmp(a: any, b: any): number {
  const ra = rank(a),
    rb = rank(b);
  if (ra !== rb) return ra - rb;
  if (ra === 5) return 0;
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  if (ra === 45) return +a - +b;
  if (typeof a === 'string' && typeof b === 'string' && a === b) return 0;
  return Buffer.compare(enc(a, Infinity), enc(b, Infinity));
}
export const eq = (a: any, b: any) => a === b || cmp(a, b) === 0;

/** All values a dotted path reaches, walking into arrays as the server does (undefined where missing). */
export function paths(v: any, parts: string[], i = 0, out: any[] = []): any[] {
  if (i === parts.length) {
    out.push(v);
    return out;
  }
  if (Array.isArray(v)) {
    if (/^\d+$/.test(parts[i]!) && +parts[i]! < v.length) paths(v[+parts[i]!], parts, i + 1, out);
    for (const e of v)
      if (e !== null && typeof e === 'object' && !Array.isArray(e)) paths(e, parts, i, out);
  } else if (
    v !== null &&
    typeof v === 'object' &&
    Object.prototype.hasOwnProperty.call(v, parts[i]!)
  )
    paths(v[parts[i]!], parts, i + 1, out);
  else out.push(undefined);
  return out;
}
/** Sort key: the least (ascending) or greatest (descending) value an array field holds. */
export function sortKey(doc: Doc, spec: [string[], number][]): Buffer {
  return Buffer.concat(
    spec.map(([parts, dir]) => {
      const vals = paths(doc, parts).flatMap((v) =>
        Array.isArray(v) ? (v.length ? v : [undefined]) : [v],
      );
      let best = vals.length ? vals[0] : undefined;
      for (let k = 1; k < vals.length; k++) if (cmp(vals[k], best) * dir < 0) best = vals[k];
      const e = enc(best, Infinity);
      return dir < 0 ? invert(e) : e;
    }),
  );
}
