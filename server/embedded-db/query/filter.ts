import { splitPath, valuesAt } from '../bson/path.ts';
import { type Doc, isDoc } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { compileCondition } from './operators.ts';

export type DocTest = (doc: Doc) => boolean;

/** Turns a filter into a test of documents; refuses operators that are not known. */
export function compileFilter(filter: Doc): DocTest {
  const tests = Object.entries(filter).map(([name, condition]) =>
    name.startsWith('$') ? compileLogical(name, condition) : compileField(name, condition),
  );
  return (doc) => tests.every((test) => test(doc));
}

function compileField(path: string, condition: unknown): DocTest {
  const parts = splitPath(path);
  const test = compileCondition(condition);
  return (doc) => test(valuesAt(doc, parts));
}

function compileLogical(name: string, condition: unknown): DocTest {
  if (name !== '$or') refuse('BadValue', `unknown top level operator: ${name}`);
  if (!Array.isArray(condition) || condition.length === 0 || !condition.every(isDoc))
    return refuse('BadValue', '$or argument must be a non-empty array of objects');
  const tests = condition.map(compileFilter);
  return (doc) => tests.some((test) => test(doc));
}
