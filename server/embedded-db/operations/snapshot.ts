import type { Doc } from '../bson/value.ts';
import { Catalogue, type Collection } from '../storage/catalogue.ts';
import { Documents } from '../storage/documents.ts';
import { openTables } from '../storage/tables.ts';

/** A collection as a reader of the file sees it. */
export interface SnapshotCollection {
  db: string;
  name: string;
  count: number;
  /** Descriptions of its indexes, without that of _id. */
  indexes: Doc[];
  /** All documents as BSON. */
  documents: () => Iterable<Buffer>;
}

/** Opens a database file for reading, whether a server uses it or not. */
export function openSnapshot(file: string) {
  const tables = openTables(file, true);
  const catalogue = new Catalogue(tables);
  const documents = new Documents(tables, catalogue);
  const view = (collection: Collection): SnapshotCollection => ({
    db: collection.db,
    name: collection.name,
    count: documents.count(collection),
    indexes: collection.indexes.slice(1).map(({ spec }) => spec),
    documents: () => documents.rawDocuments(collection),
  });
  return { collections: catalogue.all().map(view), copy: tables.copy, close: tables.close };
}
