import { ObjectId } from 'bson';
import {
  type Doc,
  decode,
  encode,
  firstKey,
  idFirst,
  isDoc,
  optionalNumber,
} from '../bson/value.ts';
import { DbError, refuse } from '../errors.ts';
import { admitDocument, admitSize } from '../guards.ts';
import { LIMITS } from '../limits.ts';
import { compileProjection } from '../query/projection.ts';
import { isTrue } from '../query/operators.ts';
import type { Collection } from '../storage/catalogue.ts';
import type { Stored } from '../storage/documents.ts';
import { applyUpdate, isReplacement } from '../update/update.ts';
import { upsertBase } from '../update/upsert.ts';
import type { Answer } from '../wire/message.ts';
import { type Call, type Command, docField, listField, ok, select } from './call.ts';
import { sortField, statements, targetName } from './call.ts';

const UPDATE_FIELDS = ['q', 'u', 'multi', 'upsert'];
const DELETE_FIELDS = ['q', 'limit'];

export const WRITES: Readonly<Record<string, Command>> = {
  insert: { fields: ['documents', 'ordered', 'bypassDocumentValidation'], run: runInsert },
  update: { fields: ['updates', 'ordered', 'bypassDocumentValidation'], run: runUpdate },
  delete: { fields: ['deletes', 'ordered'], run: runDelete },
  findAndModify: {
    fields: [
      'query',
      'sort',
      'remove',
      'update',
      'new',
      'fields',
      'upsert',
      'bypassDocumentValidation',
    ],
    run: runFindAndModify,
  },
};

function runInsert(call: Call): Promise<Answer> {
  const documents = call.raw ?? listField(call.command, 'documents');
  let n = 0;
  return writing(
    call,
    documents,
    (source, collection) => {
      const doc = Buffer.isBuffer(source) ? decode(source) : source;
      if (!isDoc(doc)) return refuse('TypeMismatch', 'Documents to insert must be objects');
      // Bytes that came with _id in the first place are stored as they came.
      const asCame = Buffer.isBuffer(source) && firstKey(doc) === '_id';
      const stored = asCame
        ? { doc, raw: Buffer.from(source) }
        : toStored({ _id: new ObjectId(), ...doc });
      admit(stored);
      call.engine.documents.put(collection, stored);
      n++;
    },
    () => ({ n }),
  );
}

function runUpdate(call: Call): Promise<Answer> {
  const upserted: Doc[] = [];
  let n = 0;
  let nModified = 0;
  const updates = statements(call.command, 'updates', UPDATE_FIELDS);
  return writing(
    call,
    updates,
    ({ u, multi, upsert, ...rest }, collection, index) => {
      const filter = docField(rest, 'q');
      if (isReplacement(u) && isTrue(multi)) {
        refuse('FailedToParse', 'multi update is not supported for replacement-style update');
      }
      const found = select(call, collection, { filter, limit: isTrue(multi) ? 0 : 1 });
      for (const raw of found) {
        n++;
        if (change(call, collection, raw, u) !== undefined) nModified++;
      }
      if (found.length === 0 && isTrue(upsert)) {
        n++;
        upserted.push({ index, _id: insertFor(call, collection, u, filter).doc['_id'] });
      }
    },
    () => ({ n, nModified, ...(upserted.length > 0 ? { upserted } : {}) }),
  );
}

function runDelete(call: Call): Promise<Answer> {
  let n = 0;
  const deletes = statements(call.command, 'deletes', DELETE_FIELDS);
  return writing(
    call,
    deletes,
    (statement, collection) => {
      const limit = optionalNumber(statement['limit']) ?? 0;
      for (const raw of select(call, collection, { filter: docField(statement, 'q'), limit })) {
        call.engine.documents.remove(collection, { doc: decode(raw), raw });
        n++;
      }
    },
    () => ({ n }),
  );
}

function runFindAndModify(call: Call): Promise<Answer> {
  const { command, engine } = call;
  const filter = docField(command, 'query');
  const project = compileProjection(docField(command, 'fields'));
  const shown = (doc: Doc | undefined) => (doc === undefined ? null : project(doc));
  return engine.documents.write(() => {
    const collection = engine.catalogue.ensure(call.db, targetName(call));
    const [raw] = select(call, collection, { filter, sort: sortField(command), limit: 1 });
    const old = raw && decode(raw);
    if (isTrue(command['remove'])) {
      if (raw !== undefined && old !== undefined)
        engine.documents.remove(collection, { doc: old, raw });
      return ok({ lastErrorObject: { n: raw === undefined ? 0 : 1 }, value: shown(old) });
    }
    const isNew = isTrue(command['new']);
    if (raw !== undefined) {
      const changed = change(call, collection, raw, command['update'])?.doc ?? old;
      const lastErrorObject = { n: 1, updatedExisting: true };
      return ok({ lastErrorObject, value: shown(isNew ? changed : old) });
    }
    if (!isTrue(command['upsert'])) {
      return ok({ lastErrorObject: { n: 0, updatedExisting: false }, value: null });
    }
    const { doc } = insertFor(call, collection, command['update'], filter);
    const lastErrorObject = { n: 1, updatedExisting: false, upserted: doc['_id'] };
    return ok({ lastErrorObject, value: isNew ? shown(doc) : null });
  });
}

/**
 * Runs a command's statements in one transaction. A statement that is refused becomes a write error;
 * what the ones before it did stays, and `ordered` says whether those behind it still run.
 */
function writing<T>(
  call: Call,
  items: readonly T[],
  run: (item: T, collection: Collection, index: number) => void,
  result: () => Doc,
): Promise<Answer> {
  if (items.length > LIMITS.batchWrites)
    refuse('BadValue', `At most ${LIMITS.batchWrites} writes at once.`);
  const ordered = call.command['ordered'] !== false;
  const { documents, catalogue } = call.engine;
  return documents.write(() => {
    const writeErrors: Doc[] = [];
    for (const [index, item] of items.entries()) {
      try {
        run(item, catalogue.ensure(call.db, targetName(call)), index);
      } catch (error) {
        if (!(error instanceof DbError)) throw error;
        writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.fields });
        if (ordered) break;
      }
    }
    return ok({ ...result(), ...(writeErrors.length > 0 ? { writeErrors } : {}) });
  });
}

/** Applies an update to a stored document; undefined where it changes nothing. */
function change(
  call: Call,
  collection: Collection,
  raw: Buffer,
  update: unknown,
): Stored | undefined {
  const changed = toStored(applyUpdate(decode(raw), update));
  if (changed.raw.equals(raw)) return undefined;
  admit(changed);
  call.engine.documents.put(collection, changed, { doc: decode(raw), raw });
  return changed;
}

/** Inserts the document that an upsert makes. */
function insertFor(call: Call, collection: Collection, update: unknown, filter: Doc): Stored {
  const base = upsertBase(filter);
  const start = !isReplacement(update) ? base : '_id' in base ? { _id: base['_id'] } : {};
  const made = applyUpdate(start, update, true);
  const stored = toStored('_id' in made ? made : { _id: new ObjectId(), ...made });
  admit(stored);
  call.engine.documents.put(collection, stored);
  return stored;
}

function toStored(doc: Doc): Stored {
  const ordered = idFirst(doc);
  const raw = encode(ordered);
  return { doc: ordered, raw };
}

function admit({ doc, raw }: Stored): void {
  admitDocument(doc);
  admitSize(raw.length);
  if (Array.isArray(doc['_id']))
    refuse('InvalidIdField', "The '_id' value cannot be of type array");
}
