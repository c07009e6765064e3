import { BSONRegExp } from 'bson';
import { equal } from '../bson/key.ts';
import { isDoc, isOperators, optionalNumber } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import { compileCondition } from '../query/operators.ts';

/** `$push` of one value, or of `$each` with `$position`. */
export function pushed(current: unknown, argument: unknown): unknown[] {
  const array = arrayOf(current, '$push');
  const { values, position = array.length } = valuesOf(argument, '$push');
  return array.toSpliced(position, 0, ...values);
}

/** `$addToSet` of one value or of `$each`. */
export function addedToSet(current: unknown, argument: unknown): unknown[] {
  const result = [...arrayOf(current, '$addToSet')];
  for (const value of valuesOf(argument, '$addToSet').values) {
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

/** `$pull` of a value, of what meets operators or a pattern, or of documents that meet a filter. */
export function pulled(current: unknown, condition: unknown): unknown[] {
  const test = elementTest(condition);
  return arrayOf(current, '$pull').filter((element) => !test(element));
}

export function pulledAll(current: unknown, values: unknown): unknown[] {
  if (!Array.isArray(values)) return refuse('BadValue', '$pullAll requires an array argument');
  const array = arrayOf(current, '$pullAll');
  return array.filter((element) => !values.some((value) => equal(value, element)));
}

function elementTest(condition: unknown): (element: unknown) => boolean {
  const logical = isDoc(condition) && ('$and' in condition || '$or' in condition);
  if (condition instanceof BSONRegExp || (isOperators(condition) && !logical)) {
    const test = compileCondition(condition);
    return (element) => test([element]);
  }
  if (!isDoc(condition)) return (element) => equal(element, condition);
  const test = compileFilter(condition);
  return (element) => isDoc(element) && test(element);
}

function arrayOf(current: unknown, operator: string): unknown[] {
  if (current === undefined) return [];
  return Array.isArray(current)
    ? current
    : refuse('BadValue', `Cannot apply ${operator} to a non-array value`);
}

/** The values that an argument adds; `$position` is for $push alone. */
function valuesOf(argument: unknown, operator: string): { values: unknown[]; position?: number } {
  if (!isOperators(argument)) return { values: [argument] };
  const { $each, $position, ...others } = argument;
  const [unknown] = operator === '$push' ? Object.keys(others) : Object.keys(argument).slice(1);
  if (unknown !== undefined) refuse('BadValue', `Unrecognized clause in ${operator}: ${unknown}`);
  if (!Array.isArray($each)) return refuse('BadValue', `$each in ${operator} must be an array`);
  const position = optionalNumber($position);
  return position === undefined ? { values: $each } : { values: $each, position };
}
