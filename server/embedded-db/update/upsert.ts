import { overlap, splitPath } from '../bson/path.ts';
import { type Doc, isOperators } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { changeAt } from './place.ts';

/** The document that an upsert starts from: what the filter says a field is equal to. */
export function upsertBase(filter: Doc): Doc {
  const base: Doc = {};
  const done: string[] = [];
  for (const [path, condition] of Object.entries(filter)) {
    if (path.startsWith('$'))
      refuse('NotImplemented', `${path} in the filter of an upsert is not supported.`);
    const value = equalTo(condition);
    if (value === undefined) continue;
    if (done.some((other) => overlap(other, path)))
      refuse('NotSingleValueField', `cannot infer query fields, path '${path}' is matched twice`);
    changeAt(base, splitPath(path), true, () => value);
    done.push(path);
  }
  return base;
}

/** What a condition makes a field equal to: a value, $eq, and $in of one value. */
function equalTo(condition: unknown): unknown {
  if (!isOperators(condition)) return condition;
  const { $eq, $in } = condition;
  return Array.isArray($in) && $in.length === 1 ? $in[0] : $eq;
}
