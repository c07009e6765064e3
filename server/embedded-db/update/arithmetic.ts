import { Double, Int32, Long } from 'bson';
import { type BsonNumber, isNumber, toNumber } from '../bson/value.ts';
import { refuse } from '../errors.ts';

/** `$inc`: an int stays int while it fits, then becomes long; a double makes the sum a double. */
export function increased(current: unknown, by: unknown, path: string): BsonNumber {
  if (!isNumber(by)) return refuse('TypeMismatch', `Cannot increment '${path}' with a non-number`);
  if (current === undefined) return by;
  if (!isNumber(current)) {
    return refuse('TypeMismatch', `Cannot apply $inc to '${path}', which is not a number`);
  }
  if (isDouble(current) || isDouble(by)) return new Double(toNumber(current) + toNumber(by));
  const sum = toBigInt(current) + toBigInt(by);
  if (BigInt.asIntN(64, sum) !== sum) refuse('BadValue', `$inc of '${path}' goes beyond 64 bits`);
  const long = current instanceof Long || by instanceof Long || BigInt.asIntN(32, sum) !== sum;
  return long ? Long.fromBigInt(sum) : new Int32(Number(sum));
}

function isDouble(n: BsonNumber): boolean {
  return n instanceof Double || (typeof n === 'number' && !Number.isInteger(n));
}

function toBigInt(n: BsonNumber): bigint {
  return n instanceof Long ? n.toBigInt() : BigInt(toNumber(n));
}
