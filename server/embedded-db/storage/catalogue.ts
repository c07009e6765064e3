import { randomUUID } from 'node:crypto';
import { Int32 } from 'bson';
import { type Doc, isDoc, isOperators, optionalNumber } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { compileFilter, type DocTest } from '../query/filter.ts';
import { parseSort, type SortField } from '../query/sort.ts';
import type { Tables } from './tables.ts';

export interface Index {
  /** Prefix of its entries; 0 for _id, whose entries are the documents themselves. */
  number: number;
  name: string;
  fields: readonly SortField[];
  unique: boolean;
  sparse: boolean;
  partial: { filter: Doc; test: DocTest } | undefined;
  expireAfterSeconds: number | undefined;
  /** Whether a document may have several entries, or a cut one: then the order is not the sort's. */
  loose: boolean;
  /** As the client gave it, for listIndexes. */
  spec: Doc;
}

export interface Collection {
  db: string;
  name: string;
  /** Prefix of its documents' keys. */
  number: number;
  indexes: readonly Index[];
}

/**
 * The collections and their indexes. What is in memory counts only as long as its stamp is the one in
 * the file, so a transaction that was not kept leaves nothing behind.
 */
export class Catalogue {
  readonly #tables: Tables;
  #stamp: unknown;
  #collections = new Map<string, Collection>();

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  get(db: string, name: string): Collection | undefined {
    return this.#current().get(`${db}.${name}`);
  }

  all(db?: string): Collection[] {
    const all = [...this.#current().values()];
    return db === undefined ? all : all.filter((collection) => collection.db === db);
  }

  /** The collection, made where there is none; only within a write. */
  ensure(db: string, name: string): Collection {
    const found = this.get(db, name);
    if (found !== undefined) return found;
    if (name === '' || /[$\0]/.test(name) || name.startsWith('system.')) {
      refuse('InvalidNamespace', `Invalid namespace specified '${db}.${name}'`);
    }
    const id = toIndex({ v: new Int32(2), key: { _id: new Int32(1) }, name: '_id_' }, 0, false);
    const made = { db, name, number: this.nextNumber(), indexes: [{ ...id, unique: true }] };
    this.save(made);
    return made;
  }

  save(collection: Collection): void {
    const { db, name, number, indexes } = collection;
    const listed = indexes.map(({ number, loose, spec }) => ({ number, loose, spec }));
    this.#tables.putMeta(`c:${db}.${name}`, { db, name, number, indexes: listed });
    this.#renew();
  }

  remove({ db, name }: Collection): void {
    this.#tables.removeMeta(`c:${db}.${name}`);
    this.#renew();
  }

  /** A number that no collection or index has had. */
  nextNumber(): number {
    const next = optionalNumber(this.#tables.getMeta('next')?.['n']) ?? 1;
    this.#tables.putMeta('next', { n: next + 1 });
    return next;
  }

  #renew(): void {
    this.#tables.putMeta('stamp', { stamp: randomUUID() });
  }

  #current(): Map<string, Collection> {
    const stamp = this.#tables.getMeta('stamp')?.['stamp'];
    if (stamp !== this.#stamp) {
      const all = [...this.#tables.metaWith('c:')].map(([, saved]) => toCollection(saved));
      this.#collections = new Map(all.map((one) => [`${one.db}.${one.name}`, one]));
      this.#stamp = stamp;
    }
    return this.#collections;
  }
}

function toCollection(saved: Doc): Collection {
  const indexes = (saved['indexes'] as Doc[]).map(({ number, loose, spec }) =>
    toIndex(spec as Doc, optionalNumber(number) ?? 0, loose === true),
  );
  const number = optionalNumber(saved['number']) ?? 0;
  return { db: String(saved['db']), name: String(saved['name']), number, indexes };
}

const OPTIONS = ['v', 'key', 'name', 'unique', 'sparse', 'background', 'expireAfterSeconds'];
/** Operators by which a document that meets them still does with more values in an array. */
const PARTIAL_OPERATORS = ['$eq', '$gt', '$gte', '$lt', '$lte', '$type', '$exists'];

/** Reads an index' description; refuses kinds and options that are not known. */
export function toIndex(spec: Doc, number: number, loose: boolean): Index {
  const { key, name, unique, sparse, partialFilterExpression: filter, expireAfterSeconds } = spec;
  const unknown = Object.keys(spec).find(
    (option) => !OPTIONS.includes(option) && option !== 'partialFilterExpression',
  );
  if (unknown !== undefined) {
    refuse('CannotCreateIndex', `The index option '${unknown}' is not supported by this database.`);
  }
  if (!isDoc(key) || Object.keys(key).length === 0)
    refuse('CannotCreateIndex', 'Index keys cannot be empty.');
  return {
    number,
    name: String(name),
    fields: parseSort(key),
    unique: unique === true,
    sparse: sparse === true,
    partial: filter === undefined ? undefined : toPartial(filter),
    expireAfterSeconds: optionalNumber(expireAfterSeconds),
    loose,
    spec,
  };
}

function toPartial(filter: unknown): { filter: Doc; test: DocTest } {
  if (!isDoc(filter))
    return refuse('CannotCreateIndex', 'partialFilterExpression must be an object');
  for (const [path, condition] of Object.entries(filter)) {
    const names = isOperators(condition) ? Object.keys(condition) : [];
    const unknown = [path, ...names].find(
      (n) => n.startsWith('$') && !PARTIAL_OPERATORS.includes(n),
    );
    if (unknown !== undefined || (isDoc(condition) && condition['$exists'] === false)) {
      refuse(
        'CannotCreateIndex',
        `unsupported expression in partial index: ${unknown ?? '$exists: false'}`,
      );
    }
  }
  return { filter, test: compileFilter(filter) };
}
