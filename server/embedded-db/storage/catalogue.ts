import { Int32 } from 'bson';
import { decode, type Doc, isDoc, isNumber, isOperators, optionalNumber } from '../bson/value.ts';
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
  /** As the client gave it, for listIndexes. */
  spec: Doc;
}

export interface Collection {
  db: string;
  name: string;
  /** Prefix of its documents' keys. */
  number: number;
  /** That of _id comes first. */
  indexes: readonly [Index, ...Index[]];
}

export const ID_INDEX = { v: new Int32(2), key: { _id: new Int32(1) }, name: '_id_' };

/** The collections and their indexes, as the file describes them. */
export class Catalogue {
  readonly #tables: Tables;
  /** Descriptions that were read, by their bytes: what a transaction did not keep is never found again. */
  readonly #known = new Map<string, Collection>();

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  get(db: string, name: string): Collection | undefined {
    const bytes = this.#tables.meta.get(`c:${db}.${name}`);
    if (bytes === undefined) return undefined;
    const text = bytes.toString('latin1');
    const collection = this.#known.get(text) ?? toCollection(decode(bytes));
    this.#known.set(text, collection);
    return collection;
  }

  all(): Collection[] {
    const described = this.#tables.meta.getRange({ start: 'c:', end: 'c;' });
    return [...described].map(({ value }) => toCollection(decode(value)));
  }

  /** The collection, made where there is none; only within a write. */
  ensure(db: string, name: string): Collection {
    const found = this.get(db, name);
    if (found !== undefined) return found;
    if (/[$\0]/.test(name) || name.startsWith('system.')) {
      refuse('InvalidNamespace', `Invalid namespace specified '${db}.${name}'`);
    }
    const made: Collection = { db, name, number: this.nextNumber(), indexes: [toIndex(ID_INDEX)] };
    this.save(made);
    return made;
  }

  save({ db, name, number, indexes }: Collection): void {
    const listed = indexes.map(({ number, spec }) => ({ number, spec }));
    this.#tables.putMeta(`c:${db}.${name}`, { db, name, number, indexes: listed });
  }

  /** A number that no collection or index has had. */
  nextNumber(): number {
    const next = optionalNumber(this.#tables.getMeta('next')?.['n']) ?? 1;
    this.#tables.putMeta('next', { n: next + 1 });
    return next;
  }
}

function toCollection({ db, name, number, indexes }: Doc): Collection {
  const [, ...own] = indexes as { number: unknown; spec: Doc }[];
  return {
    db: String(db),
    name: String(name),
    number: optionalNumber(number) ?? 0,
    indexes: [
      toIndex(ID_INDEX),
      ...own.map((one) => toIndex(one.spec, optionalNumber(one.number))),
    ],
  };
}

const PARTIAL = 'partialFilterExpression';
const OPTIONS = ['v', 'key', 'name', 'unique', 'sparse', 'expireAfterSeconds', PARTIAL];

/** Reads an index' description; refuses kinds and options that are not known. */
export function toIndex(spec: Doc, number = 0): Index {
  const { key, name, unique, sparse, expireAfterSeconds, partialFilterExpression } = spec;
  const unknown = Object.keys(spec).find((one) => !OPTIONS.includes(one));
  if (unknown !== undefined)
    refuse('CannotCreateIndex', `The index option '${unknown}' is not supported by this database.`);
  if (!isDoc(key) || Object.keys(key).length === 0)
    return refuse('CannotCreateIndex', 'Index keys cannot be empty.');
  const isTtl = isNumber(expireAfterSeconds) && Object.keys(key).length === 1;
  if (expireAfterSeconds !== undefined && !isTtl)
    refuse('CannotCreateIndex', 'expireAfterSeconds has to be a number, of an index on one field.');
  return {
    number,
    name: String(name),
    fields: parseSort(key),
    unique: unique === true || name === ID_INDEX.name,
    sparse: sparse === true,
    partial: partialFilterExpression === undefined ? undefined : toPartial(partialFilterExpression),
    expireAfterSeconds: optionalNumber(expireAfterSeconds),
    spec,
  };
}

function toPartial(filter: unknown): Index['partial'] {
  if (!isDoc(filter)) return refuse('CannotCreateIndex', `${PARTIAL} must be an object`);
  for (const [path, condition] of Object.entries(filter)) {
    if (path.startsWith('$') || isOperators(condition))
      refuse('CannotCreateIndex', `Only equality can make an index partial, not '${path}'.`);
  }
  return { filter, test: compileFilter(filter) };
}
