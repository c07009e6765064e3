import { Binary, Double, Int32, Long, ObjectId } from 'bson';
import { calculateObjectSize, deserialize, serialize } from 'bson';
import { refuse } from '../errors.ts';
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

/** One element of a document as BSON: its type, its name, and the value's bytes behind them. */
export function element(type: number, name: string, value: Buffer): Buffer[] {
  return [Buffer.from(`${String.fromCharCode(type)}${name}\0`), value];
}

/** A document made of elements that are BSON already. */
export function documentOf(elements: readonly Buffer[]): Buffer {
  const length = elements.reduce((sum, one) => sum + one.length, 5);
  const head = Buffer.alloc(4);
  head.writeInt32LE(length);
  return Buffer.concat([head, ...elements, Buffer.alloc(1)], length);
}

/** A document to BSON; refuses one that is larger than any may be. */
export function encode(doc: Doc): Buffer {
  admitSize(calculateObjectSize(doc, { ignoreUndefined: true }));
  return Buffer.from(serialize(doc, { ignoreUndefined: true }));
}

export function admitSize(bytes: number): void {
  if (bytes > LIMITS.documentBytes)
    refuse('BSONObjectTooLarge', `A document has ${LIMITS.documentBytes} bytes at most.`);
}
