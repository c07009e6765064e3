import { type Doc, isDoc, ownField } from '../bson/value.ts';
import { refuse } from '../errors.ts';

/** A place in a document that is being changed: a container and the field or index in it. */
export type Place = { in: Doc; at: string } | { in: unknown[]; at: number };

/** MongoDB's limit for filling an array up to an index that is set. */
const MAX_PADDING = 1_500_000;

/** The place of a path, or undefined where its parents do not exist. */
export function findPlace(doc: Doc, parts: readonly string[]): Place | undefined {
  let container: unknown = doc;
  for (const part of parts.slice(0, -1)) container = valueAt(placeIn(container, part));
  return placeIn(container, parts.at(-1) ?? '');
}

/** The same, making the documents on the way; refuses to go through a value that is no document. */
export function makePlace(doc: Doc, parts: readonly string[]): Place {
  let container: unknown = doc;
  for (const [depth, part] of parts.entries()) {
    const place = placeIn(container, part);
    if (place === undefined) {
      const parent = parts.slice(0, depth).join('.');
      return refuse('PathNotViable', `Cannot create field '${part}' in element '${parent}'`);
    }
    if (depth === parts.length - 1) return place;
    if (valueAt(place) === undefined) setAt(place, {});
    container = valueAt(place);
  }
  return refuse('EmptyFieldName', 'An empty update path is not valid.');
}

function placeIn(container: unknown, part: string): Place | undefined {
  if (Array.isArray(container))
    return /^\d+$/.test(part) ? { in: container, at: Number(part) } : undefined;
  return isDoc(container) ? { in: container, at: part } : undefined;
}

export function valueAt(place: Place | undefined): unknown {
  if (place === undefined) return undefined;
  return typeof place.at === 'number'
    ? (place.in as unknown[])[place.at]
    : ownField(place.in as Doc, place.at);
}

/** Sets a value; an array that is too short is filled up with nulls. */
export function setAt({ in: container, at }: Place, value: unknown): void {
  if (Array.isArray(container)) {
    const index = Number(at);
    if (index > container.length + MAX_PADDING)
      refuse('BadValue', `The index ${index} is too far behind the array's end`);
    while (container.length < index) container.push(null);
    container[index] = value;
  } else container[at] = value;
}

/** Removes a field; an array's element becomes null, as in MongoDB. */
export function unsetAt({ in: container, at }: Place): void {
  if (!Array.isArray(container)) Reflect.deleteProperty(container, at);
  else if (Number(at) < container.length) container[Number(at)] = null;
}
