import { Long, type ObjectId } from 'bson';
import { encodeKey } from './key.ts';
import { type BsonNumber, TYPE, toNumber, typeOf } from './value.ts';

/**
 * MongoDB's order of two values of any type: negative, zero or positive.
 * @see https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
 */
export function compare(a: unknown, b: unknown): number {
  const type = typeOf(a);
  const other = typeOf(b);
  if (type !== other) return type - other;
  switch (type) {
    case TYPE.missing:
      return 0;
    case TYPE.number:
      return compareNumbers(a as BsonNumber, b as BsonNumber);
    case TYPE.string:
      return compareStrings(a as string, b as string);
    case TYPE.date:
      return (a as Date).getTime() - (b as Date).getTime();
    case TYPE.objectId:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    default:
      return Buffer.compare(encodeKey(a), encodeKey(b));
  }
}

export function equal(a: unknown, b: unknown): boolean {
  return a === b || compare(a, b) === 0;
}

/** NaN is the least of all numbers; a long is compared exactly. */
function compareNumbers(a: BsonNumber, b: BsonNumber): number {
  const left = a instanceof Long ? a.toBigInt() : toNumber(a);
  const right = b instanceof Long ? b.toBigInt() : toNumber(b);
  if (left < right) return -1;
  if (left > right) return 1;
  return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
}

/** By UTF-8 bytes; JavaScript's order differs only for characters from U+D800 on. */
function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  if (/[\ud800-\uffff]/.test(a) || /[\ud800-\uffff]/.test(b)) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  return a < b ? -1 : 1;
}
