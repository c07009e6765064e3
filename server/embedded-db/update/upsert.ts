import { BSONRegExp } from 'bson';
import { overlap, splitPath } from '../bson/path.ts';
import { type Doc, isDoc, isOperators } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { makePlace, setAt } from './place.ts';

/** The document that an upsert starts from: what the filter says a field is equal to. */
export function upsertBase(filter: Doc): Doc {
  const base: Doc = {};
  const equalities = equalitiesOf(filter);
  for (const [i, [path, value]] of equalities.entries()) {
    if (equalities.slice(0, i).some(([other]) => overlap(other, path))) {
      refuse(
        'NotSingleValueField',
        `cannot infer query fields to set, path '${path}' is matched twice`,
      );
    }
    setAt(makePlace(base, splitPath(path)), value);
  }
  return base;
}

function equalitiesOf(filter: Doc): [path: string, value: unknown][] {
  return Object.entries(filter).flatMap(([path, condition]): [string, unknown][] => {
    if (
      Array.isArray(condition) &&
      (path === '$and' || (path === '$or' && condition.length === 1))
    ) {
      return condition.filter(isDoc).flatMap(equalitiesOf);
    }
    const value = path.startsWith('$') ? undefined : equalTo(condition);
    return value === undefined ? [] : [[path, value]];
  });
}

/** What a condition makes a field equal to: a value, $eq, and $in or $all of one value. */
function equalTo(condition: unknown): unknown {
  if (condition instanceof BSONRegExp) return undefined;
  if (!isOperators(condition)) return condition;
  const lists = [condition['$in'], condition['$all']].filter(Array.isArray);
  const only: unknown[] | undefined = lists.find((list) => list.length === 1);
  const value = condition['$eq'] ?? only?.[0];
  return value instanceof BSONRegExp || isOperators(value) ? undefined : value;
}
