import { compare, equal } from '../bson/order.ts';
import { overlap, splitPath } from '../bson/path.ts';
import { type Doc, idFirst, isDoc, isOperators, ownField } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { increased } from './arithmetic.ts';
import { addedToSet, popped, pulled, pulledAll, pushed } from './arrays.ts';
import { findPlace, makePlace, setAt, unsetAt, valueAt } from './place.ts';

/** What a field becomes: from its value (undefined where it is missing) and the operator's argument. */
type Operator = (current: unknown, argument: unknown, path: string) => unknown;

/** The operators that give a field a value. */
const SETTERS: Readonly<Record<string, Operator>> = {
  $set: (_, value) => value,
  $setOnInsert: (_, value) => value,
  $inc: increased,
  $min: (current, value) =>
    current === undefined || compare(value, current) < 0 ? value : current,
  $max: (current, value) =>
    current === undefined || compare(value, current) > 0 ? value : current,
  $push: pushed,
  $addToSet: addedToSet,
};

/** The operators that only change what is there. */
const CHANGERS: Readonly<Record<string, Operator>> = {
  $unset: () => undefined,
  $pop: popped,
  $pull: pulled,
  $pullAll: pulledAll,
};

/**
 * Applies an update, operators or a whole document, and returns the new document; the given one may be
 * changed on the way. With `inserting`, an upsert makes the document, and $setOnInsert counts.
 */
export function applyUpdate(doc: Doc, update: unknown, inserting = false): Doc {
  const id = ownField(doc, '_id');
  const kept = id === undefined ? {} : { _id: id };
  const changed = isReplacement(update)
    ? { ...kept, ...update }
    : applyOperators(doc, update as Doc, inserting);
  if (id !== undefined && !equal(ownField(changed, '_id'), id)) {
    refuse(
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  return idFirst({ ...changed, ...kept });
}

/** Whether an update is a whole document instead of operators. */
export function isReplacement(update: unknown): update is Doc {
  if (Array.isArray(update))
    refuse('NotImplemented', 'Updates with a pipeline are not supported by this database.');
  return isDoc(update)
    ? !isOperators(update)
    : refuse('FailedToParse', 'The update has to be a document');
}

function applyOperators(doc: Doc, update: Doc, inserting: boolean): Doc {
  const touched: string[] = [];
  const steps = Object.entries(update).flatMap(([name, fields]) => {
    const operator = [SETTERS, CHANGERS].find((table) => Object.hasOwn(table, name))?.[name];
    if (operator === undefined) refuse('FailedToParse', `Unknown modifier: ${name}`);
    if (!isDoc(fields))
      refuse('FailedToParse', `Modifiers operate on fields, but ${name} has none`);
    return Object.entries(fields).map(([path, argument]) => {
      touch(touched, path);
      return { name, operator, path, argument };
    });
  });
  for (const { name, operator, path, argument } of steps) {
    if (name === '$setOnInsert' && !inserting) continue;
    const parts = splitPath(path);
    const place = name in SETTERS ? makePlace(doc, parts) : findPlace(doc, parts);
    const current = valueAt(place);
    if (place === undefined || (current === undefined && name in CHANGERS)) continue;
    const value = operator(current, argument, path);
    if (value === undefined) unsetAt(place);
    else setAt(place, value);
  }
  return doc;
}

/** Refuses positional paths, and a path that another operator of the update changes too. */
function touch(touched: string[], path: string): void {
  if (path.split('.').some((part) => part.startsWith('$'))) {
    refuse('NotImplemented', `The positional path '${path}' is not supported by this database.`);
  }
  const other = touched.find((one) => overlap(one, path));
  if (other !== undefined) {
    refuse(
      'ConflictingUpdateOperators',
      `Updating the path '${path}' would create a conflict at '${other}'`,
    );
  }
  touched.push(path);
}
