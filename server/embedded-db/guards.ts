import { Binary, Double, Int32, Long, ObjectId, Timestamp } from 'bson';
import { type Doc, isDoc } from './bson/value.ts';
import { refuse } from './errors.ts';
import { LIMITS } from './limits.ts';

const PLAIN_TYPES = [Int32, Double, Long, ObjectId, Date, Binary];

/**
 * Lets a command in: refuses deep nesting, types that this database does not know, and the field name
 * `__proto__`, in keys as in dotted paths.
 */
export function admitCommand(command: Doc): void {
  walk(command, LIMITS.nesting + 20, false);
}

/** Lets a document be stored: as above, and no operators or dollar names within it. */
export function admitDocument(doc: Doc): void {
  walk(doc, LIMITS.nesting, true);
}

function walk(value: unknown, depth: number, stored: boolean): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth === 0) refuse('Overflow', `Nested too deeply: ${LIMITS.nesting} levels are the most.`);
  if (Array.isArray(value)) {
    for (const element of value) walk(element, depth - 1, stored);
  } else if (isDoc(value)) {
    for (const name of Object.keys(value)) {
      if (name.includes('__proto__'))
        refuse('BadValue', `The field name '${name}' is not allowed.`);
      if (stored && name.startsWith('$'))
        refuse('DollarPrefixedFieldName', `The field name '${name}' begins with a dollar.`);
      walk(value[name], depth - 1, stored);
    }
  } else {
    admitType(value);
  }
}

function admitType(value: object): void {
  // The driver's Timestamp is a kind of Long.
  const known = PLAIN_TYPES.some((type) => value instanceof type);
  if (known && !(value instanceof Timestamp)) return;
  refuse('BadValue', `Values of the type ${value.constructor.name} are not supported.`);
}
