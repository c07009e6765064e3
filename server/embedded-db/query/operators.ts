import { BSONRegExp } from 'bson';
import { encodeKey, equal, keyText } from '../bson/key.ts';
import { type Doc, isNumber, isOperators, toNumber, typeOf } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { patternOf } from './regex.ts';

/** Tests one value. */
type ValueTest = (value: unknown) => boolean;
/** Tests the values that a path reaches in a document. */
export type ValuesTest = (values: unknown[]) => boolean;
/** Makes a test of an operator's argument; `all` are the operators beside it. */
type Operator = (argument: unknown, all: Doc) => ValuesTest;

/** The operators a field may be asked with; anything else is refused. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  $eq: (argument) => some(equals(argument)),
  $ne: (argument) => none(some(equals(argument))),
  $gt: (argument) => some(ordered(argument, (order) => order > 0)),
  $gte: (argument) => some(ordered(argument, (order) => order >= 0)),
  $lt: (argument) => some(ordered(argument, (order) => order < 0)),
  $lte: (argument) => some(ordered(argument, (order) => order <= 0)),
  $in: (argument) => some(oneOf(argument)),
  $nin: (argument) => none(some(oneOf(argument))),
  $regex: (argument, all) => some(matches(patternOf(argument, all['$options']))),
  $options: (_, all) =>
    '$regex' in all ? () => true : refuse('BadValue', '$options needs a $regex'),
};

/** A field's condition: a value to equal, a pattern, or a document of operators. */
export function compileCondition(condition: unknown): ValuesTest {
  if (!isOperators(condition)) return some(equals(condition));
  const tests = Object.entries(condition).map(([name, argument]) => {
    const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
    return operator?.(argument, condition) ?? refuse('BadValue', `unknown operator: ${name}`);
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

/** Equality: null is also a missing field, a pattern matches strings. */
function equals(wanted: unknown): ValueTest {
  if (wanted instanceof BSONRegExp) return matches(patternOf(wanted, undefined));
  return (value) => equal(value, wanted);
}

/** Comparisons look only at values of the same type; NaN is equal to itself alone. */
function ordered(bound: unknown, ok: (order: number) => boolean): ValueTest {
  if (bound instanceof BSONRegExp) refuse('BadValue', 'A regular expression cannot be compared.');
  const [key, type, boundIsNaN] = [encodeKey(bound), typeOf(bound), isNaNValue(bound)];
  return (value) =>
    typeOf(value) === type &&
    isNaNValue(value) === boundIsNaN &&
    ok(Buffer.compare(encodeKey(value), key));
}

function isNaNValue(value: unknown): boolean {
  return isNumber(value) && Number.isNaN(toNumber(value));
}

function oneOf(wanted: unknown): ValueTest {
  if (!Array.isArray(wanted)) return refuse('BadValue', '$in and $nin need an array');
  if (wanted.some(isOperators)) refuse('BadValue', 'cannot nest $ under $in');
  const patterns = wanted.filter((w) => w instanceof BSONRegExp).map(equals);
  const keys = new Set(wanted.filter((w) => !(w instanceof BSONRegExp)).map(keyText));
  return (value) => keys.has(keyText(value)) || patterns.some((test) => test(value));
}

function matches(pattern: RegExp): ValueTest {
  return (value) => typeof value === 'string' && pattern.test(value);
}

/** Whether MongoDB takes a value for true: everything but false, null, missing and zero. */
export function isTrue(value: unknown): boolean {
  if (isNumber(value)) return toNumber(value) !== 0;
  return value !== false && value !== null && value !== undefined;
}
