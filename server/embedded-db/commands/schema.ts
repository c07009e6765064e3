import { Int32 } from 'bson';
import { equal } from '../bson/key.ts';
import { type Doc, encode, isDoc } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import { type Collection, ID_INDEX, type Index } from '../storage/catalogue.ts';
import type { Answer } from '../wire/message.ts';
import { type Call, type Command, countField, docField, listField, ok } from './call.ts';
import { targetCollection, targetName } from './call.ts';

/** Commands on collections and indexes. */
export const SCHEMA: Readonly<Record<string, Command>> = {
  create: { fields: '', run: createCollection },
  drop: { fields: '', run: dropCollection },
  dropDatabase: { fields: '', run: dropDatabase },
  listCollections: { fields: 'filter nameOnly cursor authorizedCollections', run: listCollections },
  createIndexes: { fields: 'indexes', run: createIndexes },
  dropIndexes: { fields: 'index', run: dropIndexes },
  listIndexes: { fields: 'cursor', run: listIndexes },
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
    if (collection !== undefined) call.engine.documents.drop(collection);
    return ok();
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
  const info = { readOnly: false };
  const all = call.engine.catalogue
    .all(call.db)
    .map(({ name }) => ({ name, type: 'collection', options: {}, info, idIndex: ID_INDEX }));
  return listed(call, '$cmd.listCollections', all.filter(matches));
}

function createIndexes(call: Call): Promise<Answer> {
  const { catalogue, documents } = call.engine;
  const specs = listField(call.command, 'indexes');
  return documents.write(() => {
    const createdCollectionAutomatically = targetCollection(call) === undefined;
    const collection = () => catalogue.ensure(call.db, targetName(call));
    const numIndexesBefore = collection().indexes.length;
    for (const spec of specs) {
      if (!isDoc(spec)) return refuse('TypeMismatch', "BSON field 'indexes' must hold objects");
      documents.createIndex(collection(), { v: new Int32(2), ...spec });
    }
    const numIndexesAfter = collection().indexes.length;
    return ok({ numIndexesBefore, numIndexesAfter, createdCollectionAutomatically });
  });
}

function listIndexes(call: Call): Answer {
  const { name, indexes } = needCollection(call);
  const specs = indexes.map(({ spec }) => spec);
  return listed(call, name, specs);
}

function dropIndexes(call: Call): Promise<Answer> {
  return call.engine.documents.write(() => {
    const collection = needCollection(call);
    call.engine.documents.dropIndexes(collection, named(collection, call.command['index']));
    return ok({ nIndexesWas: collection.indexes.length });
  });
}

function needCollection(call: Call): Collection {
  const found = targetCollection(call);
  return found ?? refuse('NamespaceNotFound', `ns does not exist: ${call.db}.${targetName(call)}`);
}

/** The indexes that a name, a list of names, a key or '*' stand for; never the one of _id. */
function named({ indexes }: Collection, wanted: unknown): Index[] {
  const own = indexes.slice(1);
  if (wanted === '*') return own;
  return (Array.isArray(wanted) ? (wanted as unknown[]) : [wanted]).map((one) => {
    if (one === ID_INDEX.name) return refuse('InvalidOptions', 'cannot drop _id index');
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
