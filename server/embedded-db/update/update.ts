import { equal } from '../bson/key.ts';
import { overlap, splitPath } from '../bson/path.ts';
import { type Doc, idFirst, isDoc, isOperators, ownField } from '../bson/value.ts';
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
  const id = ownField(doc, '_id');
  const kept = id === undefined ? {} : { _id: id };
  if (isReplacement(update)) doc = { ...kept, ...update };
  else applyOperators(doc, update as Doc, inserting);
  if (id !== undefined && !equal(ownField(doc, '_id'), id)) {
    refuse('ImmutableField', "The update would modify the immutable field '_id'");
  }
  return idFirst({ ...doc, ...kept });
}

/** Whether an update is a whole document instead of operators. */
export function isReplacement(update: unknown): update is Doc {
  if (Array.isArray(update))
    refuse('NotImplemented', 'Updates with a pipeline are not supported by this database.');
  if (!isDoc(update)) return refuse('FailedToParse', 'The update has to be a document');
  return !isOperators(update);
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
