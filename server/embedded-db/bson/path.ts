import { refuse } from '../errors.ts';
import { type Doc, isDoc, ownField } from './value.ts';

/** Splits a dotted path; refuses empty parts. */
export function splitPath(path: string): string[] {
  const parts = path.split('.');
  if (parts.includes('')) {
    refuse(
      'EmptyFieldName',
      `The path '${path}' contains an empty field name, which is not allowed.`,
    );
  }
  return parts;
}

/** Whether two paths are the same, or one is a part of the other. */
export function overlap(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

/**
 * All values that a path reaches, walking into arrays as MongoDB's filters do: an array within the path
 * stands for each of its documents, and for the element that a number names. `undefined` is a missing
 * field. An array at the end of the path is one value.
 */
export function valuesAt(value: unknown, parts: readonly string[], from = 0): unknown[] {
  const found: unknown[] = [];
  collect(value, parts, from, found);
  return found;
}

function collect(value: unknown, parts: readonly string[], at: number, found: unknown[]): void {
  const part = parts[at];
  if (part === undefined) {
    found.push(value);
  } else if (Array.isArray(value)) {
    const elements: unknown[] = value;
    if (/^\d+$/.test(part) && Number(part) < elements.length) {
      collect(elements[Number(part)], parts, at + 1, found);
    }
    for (const element of elements) if (isDoc(element)) collect(element, parts, at, found);
  } else if (isDoc(value)) {
    const field = ownField(value, part);
    if (field === undefined) found.push(undefined);
    else collect(field, parts, at + 1, found);
  } else {
    found.push(undefined);
  }
}

/** The values an index or a sort sees: elements of an array at the end count one by one. */
export function elementsAt(doc: Doc, parts: readonly string[]): unknown[] {
  const values = valuesAt(doc, parts).flatMap((value) =>
    Array.isArray(value) && value.length > 0
      ? (value as unknown[])
      : [Array.isArray(value) ? undefined : value],
  );
  return values.length > 0 ? values : [undefined];
}
