import { createHash } from 'node:crypto';
import { type Binary, type BSONRegExp, Long, type ObjectId } from 'bson';
import { type BsonNumber, type Doc, TYPE, toNumber, typeOf } from './value.ts';

/** Longer index keys are cut here (LMDB takes 1 978 bytes at most, the document's id comes behind). */
export const MAX_KEY = 1_400;
/** Bytes of a document's id within a key. */
export const MAX_ID = 540;
const HASH = 20;
const END = Buffer.alloc(1);

/**
 * A value as bytes whose plain order (memcmp) is MongoDB's order of values, and of which none is the
 * beginning of another, so that keys of several fields are put one after the other. Not cut.
 * @see https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
 */
export function encodeKey(value: unknown): Buffer {
  const parts: Uint8Array[] = [];
  put(value, parts);
  return Buffer.concat(parts);
}

/** The same key as text, for maps and sets: equal exactly where the values are equal. */
export function keyText(value: unknown): string {
  return encodeKey(value).toString('latin1');
}

export function equal(a: unknown, b: unknown): boolean {
  return a === b || encodeKey(a).equals(encodeKey(b));
}

/** A key that LMDB can hold: over-long ones keep their beginning and a hash, so equality stays right. */
export function cutKey(key: Buffer, max = MAX_KEY): Buffer {
  if (key.length <= max) return key;
  const hash = createHash('sha1').update(key).digest();
  return Buffer.concat([keptPrefix(key, max), hash]);
}

/** The part of a key that stays when it is cut: where a range of keys may begin and end. */
export function keptPrefix(key: Buffer, max = MAX_KEY): Buffer {
  return key.subarray(0, max - HASH);
}

export function encodeId(id: unknown): Buffer {
  return cutKey(encodeKey(id), MAX_ID);
}

/** Turns ascending order into descending, in place. */
export function invert(key: Buffer): Buffer {
  for (let i = 0; i < key.length; i++) key[i] = ~(key[i] ?? 0);
  return key;
}

/** The first key behind all keys that begin with `prefix`. */
export function successor(prefix: Buffer): Buffer {
  let length = prefix.length;
  while (length > 0 && prefix[length - 1] === 0xff) length--;
  const next = Buffer.from(prefix.subarray(0, length));
  if (length > 0) next[length - 1] = (next[length - 1] ?? 0) + 1;
  return next;
}

export function uint32(n: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(n);
  return bytes;
}

function put(value: unknown, parts: Uint8Array[]): void {
  const type = typeOf(value);
  parts.push(Buffer.of(type));
  switch (type) {
    case TYPE.number:
      parts.push(numberKey(value as BsonNumber));
      break;
    case TYPE.string:
      parts.push(stringKey(value as string));
      break;
    case TYPE.object:
      for (const [name, field] of Object.entries(value as Doc)) {
        parts.push(Buffer.of(typeOf(field)), stringKey(name));
        put(field, parts);
      }
      parts.push(END);
      break;
    case TYPE.array:
      for (const element of value as unknown[]) put(element, parts);
      parts.push(END);
      break;
    case TYPE.binary: {
      // MongoDB compares binary data by length, then subtype, then bytes.
      const { buffer, position, sub_type } = value as Binary;
      parts.push(uint32(position), Buffer.of(sub_type), buffer.subarray(0, position));
      break;
    }
    case TYPE.objectId:
      parts.push((value as ObjectId).id);
      break;
    case TYPE.boolean:
      parts.push(Buffer.of(Number(value)));
      break;
    case TYPE.date:
      parts.push(doubleKey((value as Date).getTime()));
      break;
    case TYPE.regex:
      parts.push(
        stringKey((value as BSONRegExp).pattern),
        stringKey((value as BSONRegExp).options),
      );
  }
}

/** A double, then what a long beyond 2^53 lost by becoming one (within ±1 024). */
function numberKey(value: BsonNumber): Buffer {
  const double = toNumber(value);
  const exact = !(value instanceof Long) || Number.isSafeInteger(double);
  const lost = exact ? 0 : Number(value.toBigInt() - BigInt(double));
  const key = Buffer.concat([doubleKey(double), END, END]);
  key.writeUInt16BE(0x8000 + lost, 8);
  return key;
}

/** NaN is the least of all numbers; 0 and -0 are the same. */
function doubleKey(n: number): Buffer {
  const key = Buffer.alloc(8);
  if (Number.isNaN(n)) return key;
  key.writeDoubleBE(n === 0 ? 0 : n);
  if (n < 0) return invert(key);
  key.writeUInt8(key.readUInt8() | 0x80);
  return key;
}

/** UTF-8, ended by 0 0; a zero byte within becomes 0 255. */
function stringKey(text: string): Buffer {
  if (!text.includes('\0')) return Buffer.from(`${text}\0\0`);
  const escaped = Buffer.from(text).toString('latin1').replaceAll('\0', '\0\xff');
  return Buffer.from(`${escaped}\0\0`, 'latin1');
}
