import { Double, EJSON, Int32, type Document } from 'bson';

/**
 * A second, simple implementation of updates over plain JavaScript values, from MongoDB's manual. It knows
 * the operators and the kinds of values that the fuzz uses, and nothing of the engine's code.
 * @returns the new document, or undefined where MongoDB refuses the update
 */
export function naiveUpdate(document: Document, update: Document): Document | undefined {
  const result = copy(document);
  const paths = Object.values(update).flatMap((fields) => Object.keys(fields as object));
  if (paths.some((one, i) => paths.some((other, k) => i !== k && conflicts(one, other))))
    return undefined;
  for (const [operator, fields] of Object.entries(update)) {
    for (const [path, argument] of Object.entries(fields as Document)) {
      if (!applyOne(result, operator, path.split('.'), argument)) return undefined;
    }
  }
  return result;
}

function conflicts(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

function copy(document: Document): Document {
  return EJSON.parse(EJSON.stringify(document, { relaxed: false }), { relaxed: false }) as Document;
}

const CREATES = new Set(['$set', '$inc', '$push', '$addToSet']);

function applyOne(root: Document, operator: string, parts: string[], argument: unknown): boolean {
  let holder: unknown = root;
  for (const part of parts.slice(0, -1)) {
    if (!canHold(holder)) return !CREATES.has(operator);
    const inner = (holder as Record<string, unknown>)[part];
    if (inner === undefined) {
      if (!CREATES.has(operator)) return true;
      (holder as Record<string, unknown>)[part] = {};
    }
    holder = (holder as Record<string, unknown>)[part];
  }
  const name = parts.at(-1) ?? '';
  if (!canHold(holder)) return !CREATES.has(operator);
  const fields = holder as Record<string, unknown>;
  const current = fields[name];
  switch (operator) {
    case '$set':
      fields[name] = argument;
      return true;
    case '$unset':
      Reflect.deleteProperty(fields, name);
      return true;
    case '$inc':
      if (current !== undefined && !isNumber(current)) return false;
      fields[name] = current === undefined ? argument : Number(current) + Number(argument);
      return true;
    default:
      return applyToArray(fields, name, operator, argument);
  }
}

function applyToArray(
  fields: Record<string, unknown>,
  name: string,
  operator: string,
  argument: unknown,
): boolean {
  const current = fields[name];
  if (current === undefined && !CREATES.has(operator)) return true;
  if (current !== undefined && !Array.isArray(current)) return false;
  const array: unknown[] = current ?? [];
  const same = (a: unknown, b: unknown) => text(a) === text(b);
  const results: Record<string, () => unknown[]> = {
    $push: () => [...array, argument],
    $addToSet: () => (array.some((one) => same(one, argument)) ? array : [...array, argument]),
  };
  fields[name] = results[operator]?.();
  return true;
}

function canHold(holder: unknown): boolean {
  return (
    typeof holder === 'object' &&
    holder !== null &&
    Object.getPrototypeOf(holder) === Object.prototype
  );
}

/** Equal values have equal texts: 1 and 1.0 are the same number. */
function text(value: unknown): string {
  return EJSON.stringify({ value: isNumber(value) ? Number(value) : value });
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || value instanceof Double || value instanceof Int32;
}
