import { equal } from '../bson/key.ts';
import { isOperators } from '../bson/value.ts';
import { refuse } from '../errors.ts';

/** `$push` of one value or of `$each`. */
export function pushed(current: unknown, argument: unknown): unknown[] {
  return [...arrayOf(current, '$push'), ...valuesOf(argument, '$push')];
}

/** `$addToSet` of one value or of `$each`. */
export function addedToSet(current: unknown, argument: unknown): unknown[] {
  const result = [...arrayOf(current, '$addToSet')];
  for (const value of valuesOf(argument, '$addToSet')) {
    if (!result.some((element) => equal(element, value))) result.push(value);
  }
  return result;
}

function arrayOf(current: unknown, operator: string): unknown[] {
  if (current === undefined) return [];
  return Array.isArray(current)
    ? current
    : refuse('BadValue', `Cannot apply ${operator} to a non-array value`);
}

/** The values that an argument adds: itself, or those of `$each`. */
function valuesOf(argument: unknown, operator: string): unknown[] {
  if (!isOperators(argument)) return [argument];
  const { $each, ...others } = argument;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) refuse('BadValue', `Unrecognized clause in ${operator}: ${unknown}`);
  return Array.isArray($each) ? $each : refuse('BadValue', `$each in ${operator} must be an array`);
}
