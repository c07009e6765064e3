import { ObjectId } from 'bson';
import {
  admitSize,
  type Doc,
  decode,
  encode,
  firstKey,
  isDoc,
  isOperators,
} from '../bson/value.ts';
import { DbError, refuse } from '../errors.ts';
import { admitDocument } from '../guards.ts';
import { LIMITS } from '../limits.ts';
import { isTrue } from '../query/operators.ts';
import { parseSort } from '../query/sort.ts';
import type { Collection } from '../storage/catalogue.ts';
import type { Stored } from '../storage/documents.ts';
import { applyUpdate } from '../update/update.ts';
import { upsertBase } from '../update/upsert.ts';
import type { Answer } from '../wire/message.ts';
import { type Call, type Command, countField, docField, listField, ok, select } from './call.ts';
import { statements, targetName } from './call.ts';

export const WRITES: Readonly<Record<string, Command>> = {
  insert: { fields: 'documents ordered', run: runInsert },
  update: { fields: 'updates ordered', run: runUpdate },
  delete: { fields: 'deletes ordered', run: runDelete },
  findAndModify: { fields: 'query sort remove update new upsert', run: runFindAndModify },
};

function runInsert(call: Call): Promise<Answer> {
  const documents = call.raw ?? listField(call.command, 'documents');
  const reply = { n: 0 };
  return writing(call, documents, reply, (source, collection) => {
    const doc = Buffer.isBuffer(source) ? decode(source) : source;
    if (!isDoc(doc)) return refuse('TypeMismatch', 'Documents to insert must be objects');
    // Bytes that came with _id in the first place are stored as they came.
    const asCame = Buffer.isBuffer(source) && firstKey(doc) === '_id';
    put(call, collection, asCame ? { doc, raw: Buffer.from(source) } : toStored(doc));
    reply.n++;
  });
}

function runUpdate(call: Call): Promise<Answer> {
  const updates = statements(call.command, 'updates', 'q u multi upsert');
  const reply: { n: number; nModified: number; upserted?: Doc[] } = { n: 0, nModified: 0 };
  return writing(call, updates, reply, (statement, collection, index) => {
    const { u: update, multi, upsert } = statement;
    const filter = docField(statement, 'q');
    if (isTrue(multi) && !isOperators(update))
      refuse('FailedToParse', 'multi update is not supported for replacement-style update');
    const found = select(call, collection, { filter, limit: isTrue(multi) ? 0 : 1 });
    for (const raw of found) {
      reply.n++;
      if (change(call, collection, raw, update) !== undefined) reply.nModified++;
    }
    if (found.length === 0 && isTrue(upsert)) {
      const { _id } = upserted(call, collection, update, filter);
      reply.n++;
      (reply.upserted ??= []).push({ index, _id });
    }
  });
}

function runDelete(call: Call): Promise<Answer> {
  const deletes = statements(call.command, 'deletes', 'q limit');
  const reply = { n: 0 };
  return writing(call, deletes, reply, (statement, collection) => {
    const query = { filter: docField(statement, 'q'), limit: countField(statement, 'limit') ?? 0 };
    for (const raw of select(call, collection, query)) {
      call.engine.documents.remove(collection, { doc: decode(raw), raw });
      reply.n++;
    }
  });
}

function runFindAndModify(call: Call): Promise<Answer> {
  const { command, engine } = call;
  const filter = docField(command, 'query');
  const sort = parseSort(docField(command, 'sort'));
  const answer = (value: Doc | undefined, lastErrorObject: Doc) =>
    ok({ lastErrorObject, value: value ?? null });
  return engine.documents.write(() => {
    const collection = engine.catalogue.ensure(call.db, targetName(call));
    const [raw] = select(call, collection, { filter, sort, limit: 1 });
    const old = raw && decode(raw);
    if (isTrue(command['remove'])) {
      if (raw && old) engine.documents.remove(collection, { doc: old, raw });
      return answer(old, { n: old === undefined ? 0 : 1 });
    }
    const isNew = isTrue(command['new']);
    if (raw !== undefined) {
      const changed = change(call, collection, raw, command['update']) ?? old;
      return answer(isNew ? changed : old, { n: 1, updatedExisting: true });
    }
    if (!isTrue(command['upsert'])) return answer(undefined, { n: 0, updatedExisting: false });
    const doc = upserted(call, collection, command['update'], filter);
    const made = { n: 1, updatedExisting: false, upserted: doc['_id'] };
    return answer(isNew ? doc : undefined, made);
  });
}

/**
 * Runs a command's statements in one transaction. A statement that is refused becomes a write error;
 * what the ones before it did stays, and `ordered` says whether those behind it still run.
 * @param reply what is answered, which the statements count up
 */
function writing<T>(
  call: Call,
  items: readonly T[],
  reply: Doc,
  run: (item: T, collection: Collection, index: number) => void,
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
        const { code, message, fields } = error;
        const isTold = writeErrors.length < LIMITS.toldErrors;
        const told = isTold ? { errmsg: message, ...fields } : { errmsg: '' };
        writeErrors.push({ index, code, ...told });
        if (ordered) break;
      }
    }
    return ok({ ...reply, ...(writeErrors.length > 0 ? { writeErrors } : {}) });
  });
}

/** Applies an update to a stored document; undefined where it changes nothing. */
function change(call: Call, collection: Collection, raw: Buffer, update: unknown): Doc | undefined {
  const changed = toStored(applyUpdate(decode(raw), update));
  if (changed.raw.equals(raw)) return undefined;
  put(call, collection, changed, { doc: decode(raw), raw });
  return changed.doc;
}

/** Inserts the document that an upsert makes. */
function upserted(call: Call, collection: Collection, update: unknown, filter: Doc): Doc {
  const stored = toStored(applyUpdate(upsertBase(filter), update, true));
  put(call, collection, stored);
  return stored.doc;
}

/** The document as it is stored: with _id, in the first place. */
function toStored(doc: Doc): Stored {
  const whole = { _id: new ObjectId(), ...doc };
  return { doc: whole, raw: encode(whole) };
}

function put(call: Call, collection: Collection, stored: Stored, old?: Stored): void {
  admitDocument(stored.doc);
  admitSize(stored.raw.length);
  if (Array.isArray(stored.doc['_id']))
    refuse('InvalidIdField', "The '_id' value cannot be of type array");
  call.engine.documents.put(collection, stored, old);
}
