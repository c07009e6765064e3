import { createHash } from 'node:crypto';
import { type Binary, type BSONRegExp, Long, type ObjectId } from 'bson';
import { type BsonNumber, type Doc, TYPE, toNumber, typeOf } from './value.ts';

/**
 * Index keys: bytes whose plain order (memcmp) is MongoDB's order of the values, and of which none is
 * the beginning of another, so that keys of several fields are put one after the other.
 */

/** Longer index keys are cut here (LMDB takes 1 978 bytes at most, the document's id comes behind). */
export const MAX_KEY = 1_400;
/** Bytes of a document's id within a key. */
export const MAX_ID = 540;
const HASH = 20;

let buffer = Buffer.allocUnsafe(1 << 16);
let end = 0;

/** Encodes one value; not cut, whatever its length. */
export function encodeKey(value: unknown): Buffer {
  end = 0;
  put(value);
  return Buffer.from(buffer.subarray(0, end));
}

/** The same key as text, for maps and sets: equal exactly where the values are equal. */
export function keyText(value: unknown): string {
  end = 0;
  put(value);
  return buffer.toString('latin1', 0, end);
}

/** A key that LMDB can hold: over-long ones keep their beginning and a hash, so equality stays right. */
export function cutKey(key: Buffer, max = MAX_KEY): Buffer {
  if (key.length <= max) return key;
  const hash = createHash('sha1').update(key).digest();
  return Buffer.concat([key.subarray(0, max - HASH), hash]);
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

function reserve(bytes: number): void {
  if (end + bytes <= buffer.length) return;
  const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, end + bytes));
  buffer.copy(larger, 0, 0, end);
  buffer = larger;
}

function putByte(byte: number): void {
  reserve(1);
  buffer[end++] = byte;
}

function put(value: unknown): void {
  const type = typeOf(value);
  putByte(type);
  switch (type) {
    case TYPE.number:
      putNumber(value as BsonNumber);
      break;
    case TYPE.string:
      putString(value as string);
      break;
    case TYPE.object:
      for (const [name, field] of Object.entries(value as Doc)) {
        putByte(typeOf(field));
        putString(name);
        put(field);
      }
      putByte(0);
      break;
    case TYPE.array:
      for (const element of value as unknown[]) put(element);
      putByte(0);
      break;
    case TYPE.binary:
      putBinary(value as Binary);
      break;
    case TYPE.objectId:
      putBytes((value as ObjectId).id);
      break;
    case TYPE.boolean:
      putByte(value === true ? 1 : 0);
      break;
    case TYPE.date:
      putDouble((value as Date).getTime());
      break;
    case TYPE.regex:
      putString((value as BSONRegExp).pattern);
      putString((value as BSONRegExp).options);
  }
}

/** MongoDB compares binary data by length, then subtype, then bytes. */
function putBinary(value: Binary): void {
  reserve(5);
  end = buffer.writeUInt32BE(value.position, end);
  end = buffer.writeUInt8(value.sub_type, end);
  putBytes(value.buffer.subarray(0, value.position));
}

/** A double, then what a long beyond 2^53 lost by becoming one (within ±1 024). */
function putNumber(value: BsonNumber): void {
  const double = toNumber(value);
  putDouble(double);
  const lost =
    value instanceof Long && !Number.isSafeInteger(double) ? value.toBigInt() - BigInt(double) : 0n;
  reserve(2);
  end = buffer.writeUInt16BE(0x8000 + Number(lost), end);
}

function putDouble(n: number): void {
  reserve(8);
  if (Number.isNaN(n)) {
    buffer.fill(0, end, end + 8);
  } else {
    buffer.writeDoubleBE(n === 0 ? 0 : n, end);
    const first = buffer[end] ?? 0;
    if (first & 0x80) invert(buffer.subarray(end, end + 8));
    else buffer[end] = first | 0x80;
  }
  end += 8;
}

/** UTF-8, ended by 0 0; a zero byte within becomes 0 255. */
function putString(text: string): void {
  if (text.includes('\0')) {
    for (const byte of Buffer.from(text)) {
      putByte(byte);
      if (byte === 0) putByte(0xff);
    }
  } else {
    reserve(text.length * 3);
    end += buffer.write(text, end);
  }
  reserve(2);
  end = buffer.writeUInt16BE(0, end);
}

function putBytes(bytes: Uint8Array): void {
  reserve(bytes.length);
  buffer.set(bytes, end);
  end += bytes.length;
}
