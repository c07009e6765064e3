import { type Doc, isDoc, ownField } from '../bson/value.ts';
import { refuse } from '../errors.ts';

/** MongoDB's limit for filling an array up to an index that is set. */
const MAX_PADDING = 1_500_000;

/**
 * Replaces the value that a path leads to by what `change` makes of it (it is undefined where there is
 * none); where that is undefined, the value is removed.
 * @param create whether the documents on the way are made, and `change` is asked for a missing value too
 */
export function changeAt(
  doc: Doc,
  parts: readonly string[],
  create: boolean,
  change: (current: unknown) => unknown,
): void {
  let container: unknown = doc;
  for (const [depth, part] of parts.entries()) {
    if (!isDoc(container) && !(Array.isArray(container) && /^(0|[1-9]\d*)$/.test(part))) {
      if (!create) return;
      const parent = parts.slice(0, depth).join('.');
      return refuse('PathNotViable', `Cannot create field '${part}' in element '${parent}'`);
    }
    const current = ownField(container, part);
    if (current === undefined && !create) return;
    const next = current === undefined ? {} : current;
    const value = depth === parts.length - 1 ? change(current) : next;
    if (value === undefined) unset(container, part);
    else if (value !== current) set(container, part, value);
    container = value;
  }
}

/** Sets a value; an array that is too short is filled up with nulls. */
function set(container: Doc | unknown[], part: string, value: unknown): void {
  if (Array.isArray(container)) {
    if (Number(part) > container.length + MAX_PADDING)
      refuse('BadValue', `The index ${part} is too far behind the array's end`);
    while (container.length < Number(part)) container.push(null);
    container[Number(part)] = value;
  } else container[part] = value;
}

/** Removes a field; an array's element becomes null, as in MongoDB. */
function unset(container: Doc | unknown[], part: string): void {
  if (Array.isArray(container)) container[Number(part)] = null;
  else Reflect.deleteProperty(container, part);
}
