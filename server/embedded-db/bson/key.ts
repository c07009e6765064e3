import { type Binary, Long, type ObjectId } from 'bson';
import { refuse } from '../errors.ts';
import { type BsonNumber, type Doc, TYPE, toNumber, typeOf } from './value.ts';

/** Bytes of an index key at most (LMDB takes 1 978, the document's id comes behind). */
const MAX_KEY = 1_400;
/** Bytes of a document's id within a key. */
const MAX_ID = 540;
const END = Buffer.alloc(1);

/**
 * A value as bytes whose plain order (memcmp) is MongoDB's order of values, and of which none is the
 * beginning of another, so that keys of several fields are put one after the other.
 * @see https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
 */
export function encodeKey(value: unknown): Buffer {
  return Buffer.concat(partsOf(value));
}

/** The same key as text, for maps and sets: equal exactly where the values are equal. */
export function keyText(value: unknown): string {
  return encodeKey(value).toString('latin1');
}

export function equal(a: unknown, b: unknown): boolean {
  return a === b || encodeKey(a).equals(encodeKey(b));
}

export function encodeId(id: unknown): Buffer {
  return admitKey(encodeKey(id), MAX_ID);
}

/** Lets a key be stored that LMDB can hold, as MongoDB did with those of its own limit. */
export function admitKey(key: Buffer, most = MAX_KEY): Buffer {
  if (key.length <= most) return key;
  return refuse(17280, `An indexed value has ${key.length} bytes; ${most} are the most.`);
}

/** The beginning of a key that is as long as a stored one may be: where a range may begin and end. */
export function storable(key: Buffer): Buffer {
  return key.subarray(0, MAX_KEY);
}

/** Turns ascending order into descending. */
export function invert(key: Buffer): Buffer {
  return Buffer.from(key.map((byte) => ~byte));
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

function partsOf(value: unknown): Uint8Array[] {
  const type = typeOf(value);
  return [Buffer.of(type), ...bodyOf(type, value)];
}

function bodyOf(type: number, value: unknown): Uint8Array[] {
  switch (type) {
    case TYPE.number:
      return [numberKey(value as BsonNumber)];
    case TYPE.string:
      return [stringKey(value as string)];
    case TYPE.object: {
      const fields = Object.entries(value as Doc).flatMap(([name, field]) => [
        ...[Buffer.of(typeOf(field)), stringKey(name)],
        ...partsOf(field),
      ]);
      return [...fields, END];
    }
    case TYPE.array:
      return [...(value as unknown[]).flatMap(partsOf), END];
    case TYPE.binary: {
      // MongoDB compares binary data by length, then subtype, then bytes.
      const { buffer, position, sub_type } = value as Binary;
      return [uint32(position), Buffer.of(sub_type), buffer.subarray(0, position)];
    }
    case TYPE.objectId:
      return [(value as ObjectId).id];
    case TYPE.boolean:
      return [Buffer.of(Number(value))];
    case TYPE.date:
      return [doubleKey((value as Date).getTime())];
    default:
      return [];
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
