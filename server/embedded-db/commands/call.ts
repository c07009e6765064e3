import { type Doc, isDoc, optionalNumber } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import type { Catalogue, Collection } from '../storage/catalogue.ts';
import type { Documents } from '../storage/documents.ts';
import { find, type Query } from '../storage/find.ts';
import type { Tables } from '../storage/tables.ts';
import type { Cursors } from '../wire/cursors.ts';
import type { Answer } from '../wire/message.ts';

/** The database's parts, as commands use them. */
export interface Engine {
  tables: Tables;
  catalogue: Catalogue;
  documents: Documents;
  cursors: Cursors;
}

/** One command under way. */
export interface Call {
  engine: Engine;
  db: string;
  /** Value of the command's first field, in most cases the collection's name. */
  target: unknown;
  command: Doc;
  /** Documents to insert, where they came encoded. */
  raw: readonly Buffer[] | undefined;
  /** Ends the command where its time is over. */
  checkTime: () => void;
}

export interface Command {
  /** The fields it knows besides those that every command has, divided by spaces; others are refused. */
  fields: string;
  run: (call: Call) => Answer | Promise<Answer>;
}

export function ok(fields: Doc = {}): Answer {
  return { fields };
}

export function targetName(call: Call): string {
  if (typeof call.target === 'string' && call.target !== '') return call.target;
  return refuse('InvalidNamespace', 'The collection name must be a non-empty string.');
}

export function targetCollection(call: Call): Collection | undefined {
  return call.engine.catalogue.get(call.db, targetName(call));
}

/** Documents that meet a query; none where there is no such collection. */
export function select(call: Call, collection: Collection | undefined, query: Query): Buffer[] {
  if (collection === undefined) return [];
  return find(call.engine.tables, collection, query, call.checkTime);
}

export function docField(command: Doc, name: string): Doc {
  const value = command[name] ?? {};
  if (isDoc(value)) return value;
  return refuse('TypeMismatch', `BSON field '${name}' is the wrong type, expected object`);
}

export function listField(command: Doc, name: string): unknown[] {
  const value = command[name];
  if (Array.isArray(value)) return value;
  return refuse('TypeMismatch', `BSON field '${name}' is the wrong type, expected array`);
}

/** Documents of a list, such as the statements of an update; refuses fields that are not known. */
export function statements(command: Doc, name: string, fields: string): Doc[] {
  return listField(command, name).map((statement) => {
    if (!isDoc(statement)) return refuse('TypeMismatch', `BSON field '${name}' must hold objects`);
    refuseUnknown(statement, fields, name);
    return statement;
  });
}

/** A number that must not be negative (skip, limit, batchSize), or undefined. */
export function countField(command: Doc, name: string): number | undefined {
  const value = optionalNumber(command[name]);
  if (value !== undefined && value < 0) refuse(51024, `BSON field '${name}' value must be >= 0`);
  return value;
}

/** The batch size within an aggregation's or a listing's `cursor`. */
export function batchField({ command }: Call): number | undefined {
  return countField(docField(command, 'cursor'), 'batchSize');
}

/** @param known names divided by spaces */
export function refuseUnknown(command: Doc, known: string, name: string): void {
  const names = new Set(known.split(' '));
  const unknown = Object.keys(command).find((field) => !names.has(field));
  if (unknown !== undefined) refuse(40415, `BSON field '${name}.${unknown}' is an unknown field.`);
}
