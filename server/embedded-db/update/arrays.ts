import { BSONRegExp } from 'bson';
import { equal } from '../bson/order.ts';
import { isDoc, isOperators, optionalNumber } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { compileFilter, compileValue } from '../query/filter.ts';
import { elementTest, equals } from '../query/operators.ts';

/** `$push` of one value, or of `$each` with `$position` and `$slice`. */
export function pushed(current: unknown, argument: unknown): unknown[] {
  const array = arrayOf(current, '$push');
  const { $each, $position, $slice, ...unknown } = isOperators(argument)
    ? argument
    : { $each: [argument] };
  const values = eachOf($each, unknown, '$push');
  const grown = array.toSpliced(optionalNumber($position) ?? array.length, 0, ...values);
  const keep = optionalNumber($slice);
  if (keep === undefined) return grown;
  return keep < 0 ? grown.slice(keep) : grown.slice(0, keep);
}

/** `$addToSet` of one value or of `$each`. */
export function addedToSet(current: unknown, argument: unknown): unknown[] {
  const result = [...arrayOf(current, '$addToSet')];
  const { $each, ...unknown } = isOperators(argument) ? argument : { $each: [argument] };
  for (const value of eachOf($each, unknown, '$addToSet')) {
    if (!result.some((element) => equal(element, value))) result.push(value);
  }
  return result;
}

/** `$pop`: 1 takes the last element away, -1 the first. */
export function popped(current: unknown, end: unknown): unknown[] {
  const array = arrayOf(current, '$pop');
  const direction = optionalNumber(end);
  if (direction !== 1 && direction !== -1) refuse('FailedToParse', '$pop expects 1 or -1');
  return direction === 1 ? array.slice(0, -1) : array.slice(1);
}

/** `$pull` of a value, or of the elements that meet a condition. */
export function pulled(current: unknown, condition: unknown): unknown[] {
  const plain = condition instanceof BSONRegExp || !isDoc(condition);
  const test = plain ? equals(condition) : elementTest(condition, { compileFilter, compileValue });
  return arrayOf(current, '$pull').filter((element) => !test(element));
}

export function pulledAll(current: unknown, values: unknown): unknown[] {
  const unwanted = Array.isArray(values)
    ? (values as unknown[])
    : refuse('BadValue', '$pullAll requires an array argument');
  return arrayOf(current, '$pullAll').filter(
    (element) => !unwanted.some((value) => equal(value, element)),
  );
}

function arrayOf(current: unknown, operator: string): unknown[] {
  if (current === undefined) return [];
  return Array.isArray(current)
    ? current
    : refuse('BadValue', `Cannot apply ${operator} to a non-array value`);
}

function eachOf(each: unknown, unknown: object, operator: string): unknown[] {
  const [clause] = Object.keys(unknown);
  if (clause !== undefined) refuse('BadValue', `Unrecognized clause in ${operator}: ${clause}`);
  return Array.isArray(each)
    ? each
    : refuse('BadValue', `The argument to $each in ${operator} must be an array`);
}
