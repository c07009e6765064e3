import { BSONRegExp, Double, Int32, Long } from 'bson';
import { compare, equal } from '../bson/order.ts';
import { keyText } from '../bson/key.ts';
import {
  type Doc,
  isDoc,
  isNumber,
  isOperators,
  optionalNumber,
  TYPE,
  toNumber,
  typeOf,
} from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { patternOf } from './regex.ts';

/** Tests one value. */
export type ValueTest = (value: unknown) => boolean;
/** Tests the values that a path reaches in a document. */
export type ValuesTest = (values: unknown[]) => boolean;

/** What the operators need of the filter around them. */
export interface Around {
  /** Whether an array's elements are tested too; not within $elemMatch, which has done that. */
  expand: boolean;
  /** The sibling operators ($options of $regex). */
  siblings: Doc;
  compileFilter: (filter: Doc) => (doc: Doc) => boolean;
  compileValue: (condition: unknown, expand: boolean) => ValuesTest;
}

type Operator = (argument: unknown, around: Around) => ValuesTest;

/** The operators a field may be asked with; anything else is refused. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  $eq: (argument, around) => some(equals(argument), around),
  $ne: (argument, around) => none(some(equals(argument), around)),
  $gt: (argument, around) =>
    some(
      ordered(argument, (c) => c > 0),
      around,
    ),
  $gte: (argument, around) =>
    some(
      ordered(argument, (c) => c >= 0),
      around,
    ),
  $lt: (argument, around) =>
    some(
      ordered(argument, (c) => c < 0),
      around,
    ),
  $lte: (argument, around) =>
    some(
      ordered(argument, (c) => c <= 0),
      around,
    ),
  $in: (argument, around) => some(oneOf(list(argument, '$in')), around),
  $nin: (argument, around) => none(some(oneOf(list(argument, '$nin')), around)),
  $exists: (argument) => (values) => values.some((v) => v !== undefined) === isTrue(argument),
  $type: (argument, around) => some(hasType(argument), around),
  $regex: (argument, around) =>
    some(matches(patternOf(argument, around.siblings['$options'])), around),
  $options: (_, around) =>
    '$regex' in around.siblings ? () => true : refuse('BadValue', '$options needs a $regex'),
  $size: (argument) => ofSize(argument),
  $all: (argument, around) => all(list(argument, '$all'), around),
  $elemMatch: (argument, around) => elementMatches(argument, around),
  $not: (argument, around) => {
    if (!isOperators(argument) && !(argument instanceof BSONRegExp)) {
      return refuse('BadValue', '$not needs a regex or a document');
    }
    return none(around.compileValue(argument, around.expand));
  },
};

/** Equality with a value of a filter: null is also a missing field, a pattern matches strings. */
export function equals(wanted: unknown): ValueTest {
  if (wanted instanceof BSONRegExp) return matches(patternOf(wanted, undefined));
  return (value) => equal(value, wanted);
}

function some(test: ValueTest, around: { expand: boolean }): ValuesTest {
  if (!around.expand) return (values) => values.some(test);
  return (values) =>
    values.some((value) => test(value) || (Array.isArray(value) && value.some((v) => test(v))));
}

function none(test: ValuesTest): ValuesTest {
  return (values) => !test(values);
}

/** Comparisons look only at values of the same type; NaN is equal to itself alone. */
function ordered(bound: unknown, ok: (order: number) => boolean): ValueTest {
  if (bound instanceof BSONRegExp) {
    return refuse('BadValue', 'A regular expression cannot be compared with.');
  }
  const type = typeOf(bound);
  const boundIsNaN = isNaNValue(bound);
  return (value) =>
    typeOf(value) === type && isNaNValue(value) === boundIsNaN && ok(compare(value, bound));
}

function isNaNValue(value: unknown): boolean {
  return isNumber(value) && Number.isNaN(toNumber(value));
}

function oneOf(wanted: unknown[]): ValueTest {
  if (wanted.some(isOperators)) refuse('BadValue', 'cannot nest $ under $in');
  const patterns = wanted.filter((w) => w instanceof BSONRegExp).map(equals);
  const keys = new Set(wanted.filter((w) => !(w instanceof BSONRegExp)).map(keyText));
  return (value) => keys.has(keyText(value)) || patterns.some((test) => test(value));
}

function matches(pattern: RegExp): ValueTest {
  return (value) => typeof value === 'string' && pattern.test(value);
}

function ofSize(argument: unknown): ValuesTest {
  const size = optionalNumber(argument);
  if (size === undefined || !Number.isInteger(size) || size < 0) {
    return refuse('BadValue', '$size needs a non-negative integer');
  }
  return (values) => values.some((value) => Array.isArray(value) && value.length === size);
}

function all(wanted: unknown[], around: Around): ValuesTest {
  const tests = wanted.map((one) =>
    isOperators(one) && '$elemMatch' in one
      ? elementMatches(one['$elemMatch'], around)
      : some(equals(one), around),
  );
  return (values) => tests.length > 0 && tests.every((test) => test(values));
}

function elementMatches(condition: unknown, around: Around): ValuesTest {
  if (!isDoc(condition)) return refuse('BadValue', '$elemMatch needs an Object');
  const test = elementTest(condition, around);
  return (values) => values.some((value) => Array.isArray(value) && value.some((v) => test(v)));
}

/** A condition on one element: operators test the element itself, a filter tests it as a document. */
export function elementTest(
  condition: Doc,
  around: Pick<Around, 'compileFilter' | 'compileValue'>,
): ValueTest {
  const logical = ['$and', '$or', '$nor'].some((name) => name in condition);
  if (isOperators(condition) && !logical) {
    const test = around.compileValue(condition, false);
    return (element) => test([element]);
  }
  const test = around.compileFilter(condition);
  return (element) => {
    if (Array.isArray(element)) return test(Object.fromEntries(element.entries()));
    return isDoc(element) && test(element);
  };
}

const TYPE_TESTS: Readonly<Record<string, ValueTest>> = {
  double: (v) => v instanceof Double || (typeof v === 'number' && !Number.isInteger(v)),
  int: (v) => v instanceof Int32 || Number.isInteger(v),
  long: (v) => v instanceof Long,
  null: (v) => v === null,
  number: isNumber,
  string: (v) => typeOf(v) === TYPE.string,
  object: (v) => typeOf(v) === TYPE.object,
  array: (v) => typeOf(v) === TYPE.array,
  binData: (v) => typeOf(v) === TYPE.binary,
  objectId: (v) => typeOf(v) === TYPE.objectId,
  bool: (v) => typeOf(v) === TYPE.boolean,
  date: (v) => typeOf(v) === TYPE.date,
};

function hasType(argument: unknown): ValueTest {
  const tests = (Array.isArray(argument) ? (argument as unknown[]) : [argument]).map((alias) => {
    const known = typeof alias === 'string' && Object.hasOwn(TYPE_TESTS, alias);
    return (known ? TYPE_TESTS[alias] : undefined) ?? refuse('BadValue', 'Unknown type name alias');
  });
  return (value) => tests.some((test) => test(value));
}

function list(argument: unknown, operator: string): unknown[] {
  return Array.isArray(argument) ? argument : refuse('BadValue', `${operator} needs an array`);
}

/** Whether MongoDB takes a value for true: everything but false, null, missing and zero. */
export function isTrue(value: unknown): boolean {
  if (isNumber(value)) return toNumber(value) !== 0;
  return value !== false && value !== null && value !== undefined;
}
