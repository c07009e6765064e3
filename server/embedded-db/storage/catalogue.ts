import { randomUUID } from 'node:crypto';
import { Int32 } from 'bson';
import { type Doc, isDoc, isNumber, isOperators, optionalNumber } from '../bson/value.ts';
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
  /** The documents that a partial index holds: those in which these fields have these values. */
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
  /** That of _id comes first. */
  indexes: readonly Index[];
}

export const ID_INDEX = { v: new Int32(2), key: { _id: new Int32(1) }, name: '_id_' };

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
    if (/[$\0]/.test(name) || name.startsWith('system.')) {
      refuse('InvalidNamespace', `Invalid namespace specified '${db}.${name}'`);
    }
    const made = { db, name, number: this.nextNumber(), indexes: [toIndex(ID_INDEX, 0, false)] };
    this.save(made);
    return made;
  }

  save({ db, name, number, indexes }: Collection): void {
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
      const all = [...this.#tables.metaWith('c:')].map(toCollection);
      this.#collections = new Map(all.map((one) => [`${one.db}.${one.name}`, one]));
      this.#stamp = stamp;
    }
    return this.#collections;
  }
}

function toCollection([, { db, name, number, indexes }]: readonly [string, Doc]): Collection {
  return {
    db: String(db),
    name: String(name),
    number: optionalNumber(number) ?? 0,
    indexes: (indexes as Doc[]).map(({ number, loose, spec }) =>
      toIndex(spec as Doc, optionalNumber(number) ?? 0, loose === true),
    ),
  };
}

const OPTIONS = [
  ...['v', 'key', 'name', 'unique', 'sparse', 'background'],
  ...['expireAfterSeconds', 'partialFilterExpression'],
];

/** Reads an index' description; refuses kinds and options that are not known. */
export function toIndex(spec: Doc, number: number, loose: boolean): Index {
  const { key, name, unique, sparse, expireAfterSeconds, partialFilterExpression: filter } = spec;
  const unknown = Object.keys(spec).find((option) => !OPTIONS.includes(option));
  if (unknown !== undefined)
    refuse('CannotCreateIndex', `The index option '${unknown}' is not supported by this database.`);
  if (!isDoc(key) || Object.keys(key).length === 0)
    return refuse('CannotCreateIndex', 'Index keys cannot be empty.');
  if (
    expireAfterSeconds !== undefined &&
    (!isNumber(expireAfterSeconds) || Object.keys(key).length > 1)
  )
    refuse('CannotCreateIndex', 'expireAfterSeconds has to be a number, of an index on one field.');
  return {
    number,
    name: String(name),
    fields: parseSort(key),
    unique: unique === true || name === ID_INDEX.name,
    sparse: sparse === true,
    partial: filter === undefined ? undefined : toPartial(filter),
    expireAfterSeconds: optionalNumber(expireAfterSeconds),
    loose,
    spec,
  };
}

function toPartial(filter: unknown): Index['partial'] {
  if (!isDoc(filter))
    return refuse('CannotCreateIndex', 'partialFilterExpression must be an object');
  for (const [path, condition] of Object.entries(filter)) {
    if (path.startsWith('$') || isOperators(condition))
      refuse(
        'CannotCreateIndex',
        `Only equality can make an index partial, not that of '${path}'.`,
      );
  }
  return { filter, test: compileFilter(filter) };
}
