import { encodeId, equal, successor, uint32 } from '../bson/key.ts';
import { valuesAt } from '../bson/path.ts';
import { type Doc, decode } from '../bson/value.ts';
import { DbError, refuse } from '../errors.ts';
import { type Catalogue, type Collection, type Index, toIndex } from './catalogue.ts';
import { entriesOf } from './entries.ts';
import { readTally, Tallies } from './tally.ts';
import type { Table, Tables } from './tables.ts';

/** A document as it is stored, and decoded. */
export interface Stored {
  doc: Doc;
  raw: Buffer;
}

/** Documents and their index entries. All changes happen within `write`. */
export class Documents {
  readonly #tables: Tables;
  readonly #catalogue: Catalogue;
  /** Those of the write under way. */
  #tallies: Tallies;

  constructor(tables: Tables, catalogue: Catalogue) {
    this.#tables = tables;
    this.#catalogue = catalogue;
    this.#tallies = new Tallies(tables);
  }

  /** Runs work that changes documents, all of it or nothing; resolves once it is on disk. */
  write<T>(work: () => T): Promise<T> {
    return this.#tables.write(() => {
      this.#tallies = new Tallies(this.#tables);
      const result = work();
      this.#tallies.save();
      return result;
    });
  }

  count({ number }: Collection): number {
    return readTally(this.#tables, number).count;
  }

  /** Stores a document in place of `old`, or as a new one; refuses a key that is taken. */
  put(collection: Collection, { doc, raw }: Stored, old?: Stored): void {
    const id = encodeId(doc['_id']);
    const key = Buffer.concat([uint32(collection.number), id]);
    const [idIndex, ...indexes] = collection.indexes;
    if (old === undefined && idIndex !== undefined && this.#tables.docs.doesExist(key)) {
      throw duplicateKey(collection, idIndex, doc);
    }
    // Everything that may be refused comes before the first change.
    const changes = indexes.map((index) => this.#entryChanges(collection, index, doc, old?.doc));
    for (const { added, gone } of changes) this.#changeEntries(id, added, gone);
    if (old !== undefined) this.#remove(this.#tables.docs, key, old.raw);
    this.#put(this.#tables.docs, key, raw);
  }

  remove(collection: Collection, { doc, raw }: Stored): void {
    const id = encodeId(doc['_id']);
    for (const index of collection.indexes.slice(1)) {
      this.#changeEntries(id, [], entriesOf(index, doc).keys);
    }
    this.#remove(this.#tables.docs, Buffer.concat([uint32(collection.number), id]), raw);
  }

  /** Builds an index, unless there is the same one already. */
  createIndex(collection: Collection, spec: Doc): void {
    const wanted = toIndex(spec, 0, false);
    if (isKnown(collection, wanted)) return;
    const index = { ...wanted, number: this.#catalogue.nextNumber() };
    this.#catalogue.save({ ...collection, indexes: [...collection.indexes, index] });
    for (const raw of this.rawDocuments(collection)) {
      const doc = decode(raw);
      const { added } = this.#entryChanges(collection, index, doc);
      this.#changeEntries(encodeId(doc['_id']), added, []);
    }
  }

  dropIndexes(collection: Collection, dropped: readonly Index[]): void {
    for (const { number } of dropped) this.#clear(this.#tables.entries, number);
    const indexes = collection.indexes.filter((index) => !dropped.includes(index));
    this.#catalogue.save({ ...collection, indexes });
  }

  drop(collection: Collection): void {
    this.dropIndexes(collection, collection.indexes.slice(1));
    this.#clear(this.#tables.docs, collection.number);
    this.#catalogue.remove(collection);
  }

  *rawDocuments({ number }: Collection): Generator<Buffer> {
    const range = { start: uint32(number), end: uint32(number + 1) };
    for (const { value } of this.#tables.docs.getRange(range)) yield value;
  }

  /** The entries that a document gets and loses; refuses one that another document has. */
  #entryChanges(collection: Collection, index: Index, doc: Doc, old?: Doc) {
    const { keys, loose } = entriesOf(index, doc);
    const before = old === undefined ? [] : entriesOf(index, old).keys;
    const [have, had] = [keys, before].map((all) => new Set(all.map(text)));
    const added = keys.filter((key) => had?.has(text(key)) !== true);
    const gone = before.filter((key) => have?.has(text(key)) !== true);
    if (index.unique && added.some((key) => this.#taken(key)))
      throw duplicateKey(collection, index, doc);
    if (loose && !index.loose) this.#loosen(collection, index);
    return { added, gone };
  }

  #changeEntries(id: Buffer, added: readonly Buffer[], gone: readonly Buffer[]): void {
    const { entries } = this.#tables;
    for (const key of gone) this.#remove(entries, Buffer.concat([key, id]), id);
    for (const key of added) this.#put(entries, Buffer.concat([key, id]), id);
  }

  #loosen({ db, name }: Collection, { number }: Index): void {
    const current = this.#catalogue.get(db, name);
    const same = current?.indexes.find((index) => index.number === number);
    if (current === undefined || same === undefined || same.loose) return;
    const indexes = current.indexes.map((one) => (one === same ? { ...one, loose: true } : one));
    this.#catalogue.save({ ...current, indexes });
  }

  #taken(key: Buffer): boolean {
    const range = { start: key, end: successor(key), limit: 1 };
    return this.#tables.entries.getKeysCount(range) > 0;
  }

  #put(table: Table, key: Buffer, value: Buffer): void {
    this.#tallies.add(key, value, 1);
    void table.put(key, value);
  }

  #remove(table: Table, key: Buffer, value: Buffer): void {
    this.#tallies.add(key, value, -1);
    void table.remove(key);
  }

  #clear(table: Table, number: number): void {
    const keys = [...table.getKeys({ start: uint32(number), end: uint32(number + 1) })];
    for (const key of keys) void table.remove(key);
    this.#tallies.forget(number);
  }
}

function text(key: Buffer): string {
  return key.toString('latin1');
}

/** Whether an index is there already; refuses one that is nearly the same, with MongoDB's codes. */
function isKnown({ indexes }: Collection, wanted: Index): boolean {
  const same = indexes.find((index) => equal(identity(index), identity(wanted)));
  if (same === undefined) {
    if (indexes.every(({ name }) => name !== wanted.name)) return false;
    const message = `An existing index has the same name as the requested index: ${wanted.name}`;
    return refuse('IndexKeySpecsConflict', message);
  }
  const isId = same.number === 0;
  if (isId || (same.name === wanted.name && same.expireAfterSeconds === wanted.expireAfterSeconds))
    return true;
  const message = `An equivalent index exists with a different name or options: ${same.name}`;
  return refuse('IndexOptionsConflict', message);
}

/** What makes two indexes the same; that of _id is unique whether somebody says so or not. */
function identity({ spec, unique, sparse, partial }: Index): Doc {
  const isId = equal(spec['key'], { _id: 1 });
  return { key: spec['key'], unique: unique || isId, sparse, partial: partial?.filter };
}

/** E11000 as drivers know it; the values are in keyValue, not in the text, which may end up in a log. */
function duplicateKey({ db, name }: Collection, index: Index, doc: Doc): DbError {
  const fields = index.fields.map((field) => field.name).join(', ');
  const values = index.fields.map(
    ({ name: path, parts }) => [path, valuesAt(doc, parts)[0] ?? null] as const,
  );
  return new DbError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${db}.${name} index: ${index.name} dup key: { ${fields} }`,
    { keyPattern: index.spec['key'], keyValue: Object.fromEntries(values) },
  );
}
