import { BSONRegExp } from 'bson';
import { overlap, splitPath } from '../bson/path.ts';
import { type Doc, isDoc, isOperators } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { changeAt } from './place.ts';

/** The document that an upsert starts from: what the filter says a field is equal to. */
export function upsertBase(filter: Doc): Doc {
  const base: Doc = {};
  const done: string[] = [];
  for (const [path, value] of equalitiesOf(filter)) {
    if (done.some((other) => overlap(other, path)))
      refuse('NotSingleValueField', `cannot infer query fields, path '${path}' is matched twice`);
    changeAt(base, splitPath(path), true, () => value);
    done.push(path);
  }
  return base;
}

function equalitiesOf(filter: Doc): [path: string, value: unknown][] {
  return Object.entries(filter).flatMap(([path, condition]): [string, unknown][] => {
    const parts = Array.isArray(condition) ? condition.filter(isDoc) : [];
    if (path === '$and' || (path === '$or' && parts.length === 1)) {
      return parts.flatMap(equalitiesOf);
    }
    const value = path.startsWith('$') ? undefined : equalTo(condition);
    return value === undefined ? [] : [[path, value]];
  });
}

/** What a condition makes a field equal to: a value, $eq, and $in of one value. */
function equalTo(condition: unknown): unknown {
  if (condition instanceof BSONRegExp) return undefined;
  if (!isOperators(condition)) return condition;
  const { $eq, $in } = condition;
  const value: unknown = Array.isArray($in) && $in.length === 1 ? $in[0] : $eq;
  return value instanceof BSONRegExp ? undefined : value;
}
