import { type Doc, isDoc, ownField } from '../bson/value.ts';
import { refuse } from '../errors.ts';

/**
 * Replaces the value that a path leads to by what `change` makes of it (it is undefined where there is
 * none); where that is undefined, the value is removed. Paths lead through documents, not into arrays.
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
    if (!isDoc(container)) {
      if (!create && !(Array.isArray(container) && /^\d+$/.test(part))) return;
      const parent = parts.slice(0, depth).join('.');
      return refuse('PathNotViable', `Cannot create field '${part}' in element '${parent}'`);
    }
    const current = ownField(container, part);
    if (current === undefined && !create) return;
    const next = current === undefined ? {} : current;
    const value = depth === parts.length - 1 ? change(current) : next;
    if (value === undefined) Reflect.deleteProperty(container, part);
    else if (value !== current) container[part] = value;
    container = value;
  }
}
