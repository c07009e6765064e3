import { BSONRegExp } from 'bson';
import { splitPath } from '../bson/path.ts';
import { type Doc, isDoc, isOperators } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { makePlace, setAt, valueAt } from './place.ts';

/** The document that an upsert starts from: what the filter says a field is equal to. */
export function upsertBase(filter: Doc): Doc {
  const base: Doc = {};
  addEqualities(filter, base);
  return base;
}

function addEqualities(filter: Doc, base: Doc): void {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and' || (path === '$or' && Array.isArray(condition) && condition.length === 1)) {
      if (Array.isArray(condition))
        for (const part of condition) if (isDoc(part)) addEqualities(part, base);
    } else if (!path.startsWith('$') && !(condition instanceof BSONRegExp)) {
      const [value] = equalities(condition);
      if (value === undefined) continue;
      const place = makePlace(base, splitPath(path));
      if (valueAt(place) !== undefined)
        refuse('BadValue', `cannot infer query fields to set, path '${path}' is matched twice`);
      setAt(place, value);
    }
  }
}

/** What a condition makes a field equal to, if it does: a value, $eq, and $in or $all of one value. */
function equalities(condition: unknown): unknown[] {
  if (!isOperators(condition)) return [condition];
  if ('$eq' in condition) return [condition['$eq']];
  const only = [condition['$in'], condition['$all']].find(
    (list) => Array.isArray(list) && list.length === 1,
  );
  const [value] = Array.isArray(only) ? (only as unknown[]) : [];
  return value instanceof BSONRegExp || isOperators(value) ? [] : [value];
}
