import { BSONRegExp } from 'bson';
import { splitPath, valuesAt } from '../bson/path.ts';
import { type Doc, isDoc, isOperators } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { equals, OPERATORS, type ValuesTest } from './operators.ts';

export type DocTest = (doc: Doc) => boolean;

/** Turns a filter into a test of documents; refuses operators that are not known. */
export function compileFilter(filter: Doc): DocTest {
  const tests = Object.entries(filter)
    .filter(([name]) => name !== '$comment')
    .map(([name, condition]) =>
      name.startsWith('$') ? compileLogical(name, condition) : compileField(name, condition),
    );
  return (doc) => tests.every((test) => test(doc));
}

function compileField(path: string, condition: unknown): DocTest {
  const parts = splitPath(path);
  const test = compileValue(condition, true);
  return (doc) => test(valuesAt(doc, parts));
}

function compileLogical(name: string, condition: unknown): DocTest {
  if (name !== '$and' && name !== '$or' && name !== '$nor') {
    return refuse('BadValue', `unknown top level operator: ${name}`);
  }
  if (!Array.isArray(condition) || condition.length === 0 || !condition.every(isDoc)) {
    return refuse('BadValue', `${name} argument must be a non-empty array of objects`);
  }
  const tests = condition.map(compileFilter);
  if (name === '$and') return (doc) => tests.every((test) => test(doc));
  if (name === '$or') return (doc) => tests.some((test) => test(doc));
  return (doc) => !tests.some((test) => test(doc));
}

/** A field's condition: a value to equal, a pattern, or a document of operators. */
export function compileValue(condition: unknown, expand: boolean): ValuesTest {
  if (!isOperators(condition)) {
    const test = equals(condition);
    return (values) =>
      values.some((v) => test(v) || (expand && Array.isArray(v) && v.some((e) => test(e))));
  }
  const tests = Object.entries(condition).map(([name, argument]) => {
    const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
    if (operator === undefined) return refuse('BadValue', `unknown operator: ${name}`);
    return operator(argument, { expand, siblings: condition, compileFilter, compileValue });
  });
  return (values) => tests.every((test) => test(values));
}

/** Whether a filter holds a regular expression anywhere. */
export function hasPattern(value: unknown): boolean {
  if (value instanceof BSONRegExp) return true;
  if (Array.isArray(value)) return value.some(hasPattern);
  return isDoc(value) && ('$regex' in value || Object.values(value).some(hasPattern));
}
