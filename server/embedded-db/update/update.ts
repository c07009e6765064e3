import { equal } from '../bson/key.ts';
import { overlap, splitPath } from '../bson/path.ts';
import { type Doc, isDoc, isOperators, ownField } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { increased } from './arithmetic.ts';
import { addedToSet, pushed } from './arrays.ts';
import { changeAt } from './place.ts';

/** What a field becomes: from its value (undefined where it is missing) and the operator's argument. */
type Operator = (current: unknown, argument: unknown, path: string) => unknown;

const OPERATORS: Readonly<Record<string, Operator>> = {
  $set: (_, value) => value,
  $setOnInsert: (_, value) => value,
  $inc: increased,
  $push: pushed,
  $addToSet: addedToSet,
  $unset: () => undefined,
};

/**
 * Applies an update, operators or a whole document, and returns the new document; the given one may be
 * changed on the way. With `inserting`, an upsert makes the document, and $setOnInsert counts.
 */
export function applyUpdate(doc: Doc, update: unknown, inserting = false): Doc {
  if (!isDoc(update))
    return refuse('FailedToParse', 'An update is operators, such as $set, or a whole document.');
  const id = ownField(doc, '_id');
  if (isOperators(update)) applyOperators(doc, update, inserting);
  else doc = { ...(id === undefined ? {} : { _id: id }), ...(update as Doc) };
  if (id !== undefined && !equal(ownField(doc, '_id'), id))
    refuse('ImmutableField', "The update would modify the immutable field '_id'");
  return id === undefined ? doc : { ...doc, _id: id };
}

function applyOperators(doc: Doc, update: Doc, inserting: boolean): void {
  const touched: string[] = [];
  for (const [name, fields] of Object.entries(update)) {
    const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
    if (operator === undefined) return refuse('FailedToParse', `Unknown modifier: ${name}`);
    if (!isDoc(fields)) return refuse('FailedToParse', `The fields of ${name} are no document`);
    for (const [path, argument] of Object.entries(fields)) {
      touch(touched, path);
      if (name === '$setOnInsert' && !inserting) continue;
      changeAt(doc, splitPath(path), name !== '$unset', (current) =>
        operator(current, argument, path),
      );
    }
  }
}

/** Refuses positional paths, and a path that another operator of the update changes too. */
function touch(touched: string[], path: string): void {
  if (path.split('.').some((part) => part.startsWith('$'))) {
    refuse('NotImplemented', `The positional path '${path}' is not supported by this database.`);
  }
  const other = touched.find((one) => overlap(one, path));
  if (other !== undefined) {
    const conflict = `Updating the path '${path}' would create a conflict at '${other}'`;
    refuse('ConflictingUpdateOperators', conflict);
  }
  touched.push(path);
}
