import { crc32 } from 'node:zlib';
import { encodeId, successor, uint32 } from '../bson/key.ts';
import { equal } from '../bson/order.ts';
import { valuesAt } from '../bson/path.ts';
import { type Doc, decode, optionalNumber } from '../bson/value.ts';
import { DbError, refuse } from '../errors.ts';
import { type Catalogue, type Collection, type Index, toIndex } from './catalogue.ts';
import { entriesOf } from './entries.ts';
import type { Table, Tables } from './tables.ts';

/** A document as it is stored, and decoded. */
export interface Stored {
  doc: Doc;
  raw: Buffer;
}

interface EntryChanges {
  added: Buffer[];
  gone: Buffer[];
}

/** How many records begin with a number, and the sum of their checksums: what a check compares. */
export interface Tally {
  count: number;
  sum: number;
}

export function readTally(tables: Tables, number: number): Tally {
  const saved = tables.getMeta(`t:${number}`);
  return { count: optionalNumber(saved?.['count']) ?? 0, sum: optionalNumber(saved?.['sum']) ?? 0 };
}

/** Adds a record to a tally, or takes it away; sums stay exact in a double. */
export function addToTally(tally: Tally, key: Buffer, value: Buffer, sign: 1 | -1): void {
  const modulus = 2 ** 48;
  tally.count += sign;
  tally.sum = (tally.sum + modulus + sign * crc32(value, crc32(key))) % modulus;
}

/** Documents and their index entries. All changes happen within `write`. */
export class Documents {
  readonly #tables: Tables;
  readonly #catalogue: Catalogue;
  /** The tallies that the write under way changes. */
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
    if (old === undefined && idIndex !== undefined && this.#tables.docs.doesExist(key)) {
      throw duplicateKey(collection, idIndex, doc);
    }
    // Everything that may be refused comes before the first change.
    const changes = indexes.map((index) => this.#entryChanges(collection, index, doc, old?.doc));
    for (const change of changes) this.#apply(change, id);
    if (old !== undefined) this.#remove(this.#tables.docs, key, old.raw);
    this.#put(this.#tables.docs, key, raw);
  }

  remove(collection: Collection, { doc, raw }: Stored): void {
    const id = encodeId(doc['_id']);
    for (const index of collection.indexes.slice(1)) {
      for (const key of entriesOf(index, doc).keys) {
        this.#remove(this.#tables.entries, Buffer.concat([key, id]), id);
      }
    }
    this.#remove(this.#tables.docs, Buffer.concat([uint32(collection.number), id]), raw);
  }

  /** Builds an index; false where there is the same one already. */
  createIndex(collection: Collection, spec: Doc): boolean {
    const wanted = toIndex(spec, 0, false);
    if (isKnown(collection, wanted)) return false;
    const index = { ...wanted, number: this.#catalogue.nextNumber() };
    const grown = { ...collection, indexes: [...collection.indexes, index] };
    this.#catalogue.save(grown);
    for (const raw of this.rawDocuments(collection)) {
      const doc = decode(raw);
      this.#apply(this.#entryChanges(grown, index, doc), encodeId(doc['_id']));
    }
    return true;
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

  #entryChanges(collection: Collection, index: Index, doc: Doc, old?: Doc): EntryChanges {
    const { keys, loose } = entriesOf(index, doc);
    const before = old === undefined ? [] : entriesOf(index, old).keys;
    const added = keys.filter((key) => !before.some((one) => one.equals(key)));
    const gone = before.filter((key) => !keys.some((one) => one.equals(key)));
    if (index.unique && added.some((key) => this.#taken(key)))
      throw duplicateKey(collection, index, doc);
    if (loose && !index.loose) this.#loosen(collection, index);
    return { added, gone };
  }

  #apply({ added, gone }: EntryChanges, id: Buffer): void {
    for (const key of gone) this.#remove(this.#tables.entries, Buffer.concat([key, id]), id);
    for (const key of added) this.#put(this.#tables.entries, Buffer.concat([key, id]), id);
  }

  #loosen({ db, name }: Collection, index: Index): void {
    const current = this.#catalogue.get(db, name);
    const same = current?.indexes.find(({ number }) => number === index.number);
    if (current === undefined || same === undefined || same.loose) return;
    const indexes = current.indexes.map((one) => (one === same ? { ...one, loose: true } : one));
    this.#catalogue.save({ ...current, indexes });
  }

  #taken(key: Buffer): boolean {
    const range = { start: key, end: successor(key), limit: 1 };
    return this.#tables.entries.getKeysCount(range) > 0;
  }

  #put(table: Table, key: Buffer, value: Buffer): void {
    addToTally(this.#tallyOf(key), key, value, 1);
    void table.put(key, value);
  }

  #remove(table: Table, key: Buffer, value: Buffer): void {
    addToTally(this.#tallyOf(key), key, value, -1);
    void table.remove(key);
  }

  #clear(table: Table, number: number): void {
    const keys = [...table.getKeys({ start: uint32(number), end: uint32(number + 1) })];
    for (const key of keys) void table.remove(key);
    this.#tallies.delete(number);
    this.#tables.removeMeta(`t:${number}`);
  }

  #tallyOf(key: Buffer): Tally {
    const number = key.readUInt32BE(0);
    const tally = this.#tallies.get(number) ?? readTally(this.#tables, number);
    this.#tallies.set(number, tally);
    return tally;
  }
}

/** Whether an index is there already; refuses one that is nearly the same, with MongoDB's codes. */
function isKnown({ indexes }: Collection, wanted: Index): boolean {
  const same = indexes.find(
    ({ spec, unique, sparse, partial, number }) =>
      equal(spec['key'], wanted.spec['key']) &&
      (number === 0 || (unique === wanted.unique && sparse === wanted.sparse)) &&
      equal(partial?.filter, wanted.partial?.filter),
  );
  const named = indexes.find(({ name }) => name === wanted.name);
  if (same === undefined && named !== undefined) {
    refuse(
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index: ${named.name}`,
    );
  }
  if (same === undefined || same.number === 0) return same !== undefined;
  if (same.name !== wanted.name || same.expireAfterSeconds !== wanted.expireAfterSeconds) {
    refuse(
      'IndexOptionsConflict',
      `An equivalent index exists with a different name or options: ${same.name}`,
    );
  }
  return true;
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
