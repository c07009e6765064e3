import { Binary, BSONRegExp, Double, Int32, Long, ObjectId, deserialize, serialize } from 'bson';
import { DbError, systemCode } from '../errors.ts';
import { LIMITS } from '../limits.ts';

/** A document, or an embedded one, with numbers kept in their BSON types (Int32, Double, Long). */
export type Doc = Record<string, unknown>;

/** Rank of a value's type in MongoDB's order between types; also the first byte of its index key. */
export const TYPE = {
  missing: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  binary: 30,
  objectId: 35,
  boolean: 40,
  date: 45,
  regex: 50,
} as const;

export function typeOf(value: unknown): number {
  if (value === undefined || value === null) return TYPE.missing;
  if (typeof value === 'string') return TYPE.string;
  if (typeof value === 'boolean') return TYPE.boolean;
  if (isNumber(value)) return TYPE.number;
  if (Array.isArray(value)) return TYPE.array;
  if (value instanceof ObjectId) return TYPE.objectId;
  if (value instanceof Date) return TYPE.date;
  if (value instanceof Binary) return TYPE.binary;
  if (value instanceof BSONRegExp) return TYPE.regex;
  return TYPE.object;
}

export type BsonNumber = number | Int32 | Double | Long;

export function isNumber(value: unknown): value is BsonNumber {
  return (
    typeof value === 'number' ||
    value instanceof Int32 ||
    value instanceof Double ||
    value instanceof Long
  );
}

/** The number as JavaScript has it; a long beyond 2^53 is rounded. */
export function toNumber(value: BsonNumber): number {
  if (typeof value === 'number') return value;
  return value instanceof Long ? value.toNumber() : value.value;
}

/** A number of a command (limit, skip, a direction), or undefined where there is none. */
export function optionalNumber(value: unknown): number | undefined {
  return isNumber(value) ? toNumber(value) : undefined;
}

export function isDoc(value: unknown): value is Doc {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export function isOperators(value: unknown): value is Doc {
  return isDoc(value) && firstKey(value).startsWith('$');
}

export function firstKey(doc: Doc): string {
  for (const key in doc) return key;
  return '';
}

/** A field of the document itself (or an array's element), never of its prototype. */
export function ownField(container: Doc | unknown[], name: string): unknown {
  return Object.hasOwn(container, name) ? (container as Doc)[name] : undefined;
}

/** BSON to a document; fails with a BSONError where the bytes are none. */
export function decode(bytes: Uint8Array): Doc {
  return deserialize(bytes, { promoteValues: false, bsonRegExp: true });
}

/** A document to BSON; refuses one that is larger than any may be. */
export function encode(doc: Doc): Buffer {
  try {
    return admitSize(Buffer.from(serialize(doc, { ignoreUndefined: true })));
  } catch (error) {
    // bson writes into 17 MB, and fails somewhere in the midst when they are full.
    throw systemCode(error) === 'ERR_OUT_OF_RANGE' ? tooLarge() : error;
  }
}

export function admitSize(bson: Buffer): Buffer {
  if (bson.length > LIMITS.documentBytes) throw tooLarge();
  return bson;
}

function tooLarge(): DbError {
  return new DbError('BSONObjectTooLarge', `A document has ${LIMITS.documentBytes} bytes at most.`);
}

/** The document with _id as its first field, as MongoDB stores it. */
export function idFirst(doc: Doc): Doc {
  if (!Object.hasOwn(doc, '_id') || firstKey(doc) === '_id') return doc;
  const { _id, ...rest } = doc;
  return { _id, ...rest };
}
