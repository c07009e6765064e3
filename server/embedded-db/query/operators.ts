import { encodeKey, keyText } from '../bson/key.ts';
import { isNumber, isOperators, toNumber, typeOf } from '../bson/value.ts';
import { refuse } from '../errors.ts';

/** Tests one value. */
type ValueTest = (value: unknown) => boolean;
/** Tests the values that a path reaches in a document. */
export type ValuesTest = (values: unknown[]) => boolean;

/** The operators a field may be asked with, each making a test of its argument; others are refused. */
const OPERATORS: Readonly<Record<string, (argument: unknown) => ValuesTest>> = {
  $eq: (argument) => some(oneOf([argument])),
  $ne: (argument) => none(some(oneOf([argument]))),
  $gt: (argument) => some(ordered(argument, (order) => order > 0)),
  $gte: (argument) => some(ordered(argument, (order) => order >= 0)),
  $lt: (argument) => some(ordered(argument, (order) => order < 0)),
  $lte: (argument) => some(ordered(argument, (order) => order <= 0)),
  $in: (argument) => some(oneOf(listOf(argument))),
};

/** A field's condition: a value to equal, or a document of operators. */
export function compileCondition(condition: unknown): ValuesTest {
  const asked = isOperators(condition) ? condition : { $eq: condition };
  const tests = Object.entries(asked).map(([name, argument]) => {
    const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
    return operator?.(argument) ?? refuse('BadValue', `unknown operator: ${name}`);
  });
  return (values) => tests.every((test) => test(values));
}

/** Of an array, its elements are tested too. */
function some(test: ValueTest): ValuesTest {
  return (values) =>
    values.some((value) => test(value) || (Array.isArray(value) && value.some((v) => test(v))));
}

function none(test: ValuesTest): ValuesTest {
  return (values) => !test(values);
}

/** Comparisons look only at values of the same type; NaN is equal to itself alone. */
function ordered(bound: unknown, ok: (order: number) => boolean): ValueTest {
  const [key, type, boundIsNaN] = [encodeKey(bound), typeOf(bound), isNaNValue(bound)];
  return (value) =>
    typeOf(value) === type &&
    isNaNValue(value) === boundIsNaN &&
    ok(Buffer.compare(encodeKey(value), key));
}

function isNaNValue(value: unknown): boolean {
  return isNumber(value) && Number.isNaN(toNumber(value));
}

/** Equality with any of some values: null is also a missing field. */
function oneOf(wanted: readonly unknown[]): ValueTest {
  const keys = new Set(wanted.map(keyText));
  return (value) => keys.has(keyText(value));
}

function listOf(argument: unknown): unknown[] {
  if (!Array.isArray(argument)) return refuse('BadValue', '$in needs an array');
  return argument.some(isOperators) ? refuse('BadValue', 'cannot nest $ under $in') : argument;
}

/** Whether MongoDB takes a value for true: everything but false, null, missing and zero. */
export function isTrue(value: unknown): boolean {
  if (isNumber(value)) return toNumber(value) !== 0;
  return value !== false && value !== null && value !== undefined;
}
