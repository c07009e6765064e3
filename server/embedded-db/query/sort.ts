import { encodeKey, invert } from '../bson/key.ts';
import { elementsAt, splitPath } from '../bson/path.ts';
import { type Doc, isDoc, optionalNumber } from '../bson/value.ts';
import { refuse } from '../errors.ts';

/** One field of a sort or an index: its path, and 1 (ascending) or -1. */
export interface SortField {
  name: string;
  parts: readonly string[];
  direction: 1 | -1;
}

/** Reads `{a: 1, 'b.c': -1}`; other directions (text scores and the like) are refused. */
export function parseSort(sort: unknown): SortField[] {
  if (!isDoc(sort)) return refuse('TypeMismatch', "Expected field 'sort' to be of type object");
  return Object.entries(sort).map(([name, value]) => {
    const direction = optionalNumber(value);
    return direction === 1 || direction === -1
      ? { name, parts: splitPath(name), direction }
      : refuse('BadValue', '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  });
}

/** Bytes in whose order documents are sorted: of an array, the least element counts, or the greatest. */
export function sortKey(doc: Doc, fields: readonly SortField[]): Buffer {
  return Buffer.concat(
    fields.map(({ parts, direction }) => {
      const keys = elementsAt(doc, parts)
        .map(encodeKey)
        .sort((a, b) => a.compare(b));
      const best = keys.at(direction < 0 ? -1 : 0) ?? Buffer.alloc(0);
      return direction < 0 ? invert(best) : best;
    }),
  );
}
