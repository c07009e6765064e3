import { encodeId, equal, successor, uint32 } from '../bson/key.ts';
import { valuesAt } from '../bson/path.ts';
import { type Doc, decode } from '../bson/value.ts';
import { DbError, refuse } from '../errors.ts';
import { type Catalogue, type Collection, type Index, toIndex } from './catalogue.ts';
import { entriesOf } from './entries.ts';
import { addToTally, readTally, type Tally } from './tally.ts';
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
  /** Those that the write under way changes, by number. */
  #tallies = new Map<number, Tally>();

  constructor(tables: Tables, catalogue: Catalogue) {
    this.#tables = tables;
    this.#catalogue = catalogue;
  }

  /** Runs work that changes documents, all of it or nothing; resolves once it is on disk. */
  write<T>(work: () => T): Promise<T> {
    return this.#tables.write(() => {
      this.#tallies = new Map();
      const result = work();
      for (const [number, tally] of this.#tallies)
        this.#tables.putMeta(`t:${number}`, { ...tally });
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
    if (old === undefined && this.#tables.docs.doesExist(key))
      throw duplicateKey(collection, idIndex, doc);
    // Everything that may be refused comes before the first change.
    const changes = indexes.map((index) => this.#entryChanges(collection, index, doc, old?.doc));
    for (const { added, gone } of changes) this.#changeEntries(id, added, gone);
    if (old !== undefined) this.#remove(this.#tables.docs, key, old.raw);
    this.#put(this.#tables.docs, key, raw);
  }

  remove({ number, indexes }: Collection, { doc, raw }: Stored): void {
    const id = encodeId(doc['_id']);
    for (const index of indexes.slice(1)) this.#changeEntries(id, [], entriesOf(index, doc));
    this.#remove(this.#tables.docs, Buffer.concat([uint32(number), id]), raw);
  }

  /** Builds an index, unless there is the same one already. */
  createIndex(collection: Collection, spec: Doc): void {
    const wanted = toIndex(spec);
    if (isKnown(collection, wanted)) return;
    const index = { ...wanted, number: this.#catalogue.nextNumber() };
    this.#catalogue.save({ ...collection, indexes: [...collection.indexes, index] });
    for (const raw of this.rawDocuments(collection)) {
      const doc = decode(raw);
      const { added } = this.#entryChanges(collection, index, doc);
      this.#changeEntries(encodeId(doc['_id']), added, []);
    }
  }

  *rawDocuments({ number }: Collection): Generator<Buffer> {
    const range = { start: uint32(number), end: uint32(number + 1) };
    for (const { value } of this.#tables.docs.getRange(range)) yield value;
  }

  /** The entries that a document gets and loses; refuses one that another document has. */
  #entryChanges(collection: Collection, index: Index, doc: Doc, old?: Doc) {
    const keys = entriesOf(index, doc);
    const before = old === undefined ? [] : entriesOf(index, old);
    const added = without(keys, before);
    if (index.unique && added.some((key) => this.#taken(key)))
      throw duplicateKey(collection, index, doc);
    return { added, gone: without(before, keys) };
  }

  #changeEntries(id: Buffer, added: readonly Buffer[], gone: readonly Buffer[]): void {
    const { entries } = this.#tables;
    for (const key of gone) this.#remove(entries, Buffer.concat([key, id]), id);
    for (const key of added) this.#put(entries, Buffer.concat([key, id]), id);
  }

  #taken(key: Buffer): boolean {
    const range = { start: key, end: successor(key), limit: 1 };
    return this.#tables.entries.getKeysCount(range) > 0;
  }

  #put(table: Table, key: Buffer, value: Buffer): void {
    this.#count(key, value, 1);
    void table.put(key, value);
  }

  #remove(table: Table, key: Buffer, value: Buffer): void {
    this.#count(key, value, -1);
    void table.remove(key);
  }

  #count(key: Buffer, value: Buffer, sign: 1 | -1): void {
    const number = key.readUInt32BE(0);
    const tally = this.#tallies.get(number) ?? readTally(this.#tables, number);
    this.#tallies.set(number, tally);
    addToTally(tally, key, value, sign);
  }
}

/** The keys that are not among the others. */
function without(keys: readonly Buffer[], others: readonly Buffer[]): readonly Buffer[] {
  if (others.length === 0) return keys;
  const known = new Set(others.map((key) => key.toString('latin1')));
  return keys.filter((key) => !known.has(key.toString('latin1')));
}

/** Whether an index is there already; refuses one that is nearly the same, with MongoDB's codes. */
function isKnown({ indexes }: Collection, wanted: Index): boolean {
  const { name, spec } = wanted;
  const same = indexes.find((one) => one.name === name || equal(one.spec['key'], spec['key']));
  if (same === undefined) return false;
  const agrees = same.name === name && equal(meaningOf(same), meaningOf(wanted));
  if (agrees || (same.number === 0 && name !== same.name)) return true;
  const code = same.name === name ? 'IndexKeySpecsConflict' : 'IndexOptionsConflict';
  return refuse(code, `There is another index of this name, or of these fields: ${same.name}`);
}

function meaningOf({ spec, unique, sparse, partial, expireAfterSeconds }: Index): Doc {
  return { key: spec['key'], unique, sparse, partial: partial?.filter, expireAfterSeconds };
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
