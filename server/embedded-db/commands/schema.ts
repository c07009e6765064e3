import { Int32 } from 'bson';
import { equal } from '../bson/order.ts';
import { type Doc, encode, isDoc } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import type { Collection, Index } from '../storage/catalogue.ts';
import type { Answer } from '../wire/message.ts';
import {
  type Call,
  type Command,
  countField,
  docField,
  needCollection,
  ok,
  statements,
} from './call.ts';
import { targetCollection, targetName } from './call.ts';

const INDEX_FIELDS = [
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'background',
  'expireAfterSeconds',
  'partialFilterExpression',
];

/** Commands on collections and indexes. */
export const SCHEMA: Readonly<Record<string, Command>> = {
  create: { fields: [], run: createCollection },
  drop: { fields: [], run: dropCollection },
  dropDatabase: { fields: [], run: dropDatabase },
  listCollections: {
    fields: ['filter', 'nameOnly', 'cursor', 'authorizedCollections'],
    run: listCollections,
  },
  createIndexes: { fields: ['indexes'], run: createIndexes },
  dropIndexes: { fields: ['index'], run: dropIndexes },
  listIndexes: { fields: ['cursor'], run: listIndexes },
};

function createCollection(call: Call): Promise<Answer> {
  const { catalogue, documents } = call.engine;
  return documents.write(() => {
    catalogue.ensure(call.db, targetName(call));
    return ok();
  });
}

function dropCollection(call: Call): Promise<Answer> {
  return call.engine.documents.write(() => {
    const collection = targetCollection(call);
    if (collection === undefined) return ok();
    call.engine.documents.drop(collection);
    return ok({ nIndexesWas: collection.indexes.length, ns: `${call.db}.${collection.name}` });
  });
}

function dropDatabase(call: Call): Promise<Answer> {
  const { catalogue, documents } = call.engine;
  return documents.write(() => {
    for (const collection of catalogue.all(call.db)) documents.drop(collection);
    return ok({ dropped: call.db });
  });
}

function listCollections(call: Call): Answer {
  const matches = compileFilter(docField(call.command, 'filter'));
  const idIndex = { v: new Int32(2), key: { _id: new Int32(1) }, name: '_id_' };
  const all = call.engine.catalogue.all(call.db).map(({ name }) => ({
    ...{ name, type: 'collection', options: {} },
    ...{ info: { readOnly: false }, idIndex },
  }));
  return listed(call, '$cmd.listCollections', all.filter(matches));
}

function createIndexes(call: Call): Promise<Answer> {
  const { catalogue, documents } = call.engine;
  const specs = statements(call.command, 'indexes', INDEX_FIELDS);
  return documents.write(() => {
    const createdCollectionAutomatically = targetCollection(call) === undefined;
    const before = catalogue.ensure(call.db, targetName(call));
    for (const spec of specs) {
      documents.createIndex(catalogue.ensure(call.db, before.name), { v: new Int32(2), ...spec });
    }
    const after = catalogue.ensure(call.db, before.name);
    return ok({
      numIndexesBefore: before.indexes.length,
      numIndexesAfter: after.indexes.length,
      createdCollectionAutomatically,
    });
  });
}

function listIndexes(call: Call): Answer {
  const { name, indexes } = needCollection(call);
  return listed(
    call,
    name,
    indexes.map(({ spec }) => spec),
  );
}

function dropIndexes(call: Call): Promise<Answer> {
  return call.engine.documents.write(() => {
    const collection = needCollection(call);
    const dropped = named(collection, call.command['index']);
    call.engine.documents.dropIndexes(collection, dropped);
    return ok({ nIndexesWas: collection.indexes.length });
  });
}

/** The indexes that a name, a list of names, a key or '*' stand for; never the one of _id. */
function named({ indexes }: Collection, wanted: unknown): Index[] {
  const own = indexes.slice(1);
  if (wanted === '*') return own;
  return (Array.isArray(wanted) ? (wanted as unknown[]) : [wanted]).map((one) => {
    if (one === '_id_') return refuse('InvalidOptions', 'cannot drop _id index');
    const found = own.find(({ name, spec }) =>
      isDoc(one) ? equal(spec['key'], one) : name === one,
    );
    return found ?? refuse('IndexNotFound', `index not found: ${JSON.stringify(one)}`);
  });
}

function listed(call: Call, name: string, docs: Doc[]): Answer {
  const batchSize = countField(docField(call.command, 'cursor'), 'batchSize');
  return call.engine.cursors.answer(`${call.db}.${name}`, docs.map(encode), batchSize);
}
