import { Int32 } from 'bson';
import { type Doc, encode, isDoc } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import { ID_INDEX } from '../storage/catalogue.ts';
import type { Answer } from '../wire/message.ts';
import { type Call, type Command, docField, listField, ok } from './call.ts';
import { batchField, targetCollection, targetName } from './call.ts';

/** Commands on collections and indexes. */
export const SCHEMA: Readonly<Record<string, Command>> = {
  create: { fields: '', run: createCollection },
  listCollections: { fields: 'filter nameOnly cursor authorizedCollections', run: listCollections },
  createIndexes: { fields: 'indexes', run: createIndexes },
  listIndexes: { fields: 'cursor', run: listIndexes },
};

function createCollection(call: Call): Promise<Answer> {
  return call.engine.documents.write(() => {
    call.engine.catalogue.ensure(call.db, targetName(call));
    return ok();
  });
}

function listCollections(call: Call): Answer {
  const all = call.engine.catalogue.all().filter(({ db }) => db === call.db);
  const common = { type: 'collection', options: {}, info: { readOnly: false }, idIndex: ID_INDEX };
  const docs: Doc[] = all.map(({ name }) => ({ name, ...common }));
  const matches = compileFilter(docField(call.command, 'filter'));
  return listed(call, '$cmd.listCollections', docs.filter(matches));
}

function listIndexes(call: Call): Answer {
  const name = targetName(call);
  const specs = targetCollection(call)?.indexes.map(({ spec }) => spec);
  return specs ? listed(call, name, specs) : refuse('NamespaceNotFound', `no collection ${name}`);
}

function listed(call: Call, name: string, docs: Doc[]): Answer {
  return call.engine.cursors.answer(`${call.db}.${name}`, docs.map(encode), batchField(call));
}

function createIndexes(call: Call): Promise<Answer> {
  const { catalogue, documents } = call.engine;
  const specs = listField(call.command, 'indexes');
  return documents.write(() => {
    for (const spec of specs) {
      if (!isDoc(spec)) return refuse('TypeMismatch', "BSON field 'indexes' must hold objects");
      const collection = catalogue.ensure(call.db, targetName(call));
      documents.createIndex(collection, { v: new Int32(2), ...spec });
    }
    return ok();
  });
}
