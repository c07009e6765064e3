import { Long } from 'bson';
import { plain, runPipeline } from '../aggregate/pipeline.ts';
import { keyText } from '../bson/key.ts';
import { splitPath, valuesAt } from '../bson/path.ts';
import { type Doc, decode, encode, isDoc, optionalNumber } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { compileProjection } from '../query/projection.ts';
import { isTrue } from '../query/operators.ts';
import type { Answer } from '../wire/message.ts';
import { type Call, type Command, countField, docField, listField, ok, select } from './call.ts';
import { sortField, targetCollection, targetName } from './call.ts';

export const READS: Readonly<Record<string, Command>> = {
  find: {
    fields: ['filter', 'sort', 'projection', 'skip', 'limit', 'batchSize', 'singleBatch'],
    run: runFind,
  },
  aggregate: { fields: ['pipeline', 'cursor', 'allowDiskUse'], run: runAggregate },
  count: { fields: ['query', 'skip', 'limit'], run: runCount },
  distinct: { fields: ['key', 'query'], run: runDistinct },
  getMore: { fields: ['collection', 'batchSize'], run: runGetMore },
  killCursors: { fields: ['cursors'], run: killCursors },
};

function runFind(call: Call): Answer {
  const { command, engine } = call;
  const projection = docField(command, 'projection');
  const project = compileProjection(projection);
  const raws = select(call, targetCollection(call), {
    filter: docField(command, 'filter'),
    sort: sortField(command),
    skip: countField(command, 'skip') ?? 0,
    limit: countField(command, 'limit') ?? 0,
  });
  const whole = Object.keys(projection).length === 0;
  const docs = whole ? raws : raws.map((raw) => encode(project(decode(raw))));
  const ns = `${call.db}.${targetName(call)}`;
  return engine.cursors.answer(
    ns,
    docs,
    countField(command, 'batchSize'),
    isTrue(command['singleBatch']),
  );
}

/** The first $match, $sort, $skip and $limit of a pipeline are done as a query, by index if there is one. */
function runAggregate(call: Call): Answer {
  const pipeline = [...listField(call.command, 'pipeline')];
  const query: Doc = {};
  for (const [name, field] of [
    ['$match', 'filter'],
    ['$sort', 'sort'],
    ['$limit', 'limit'],
  ] as const) {
    const [stage] = pipeline;
    if (!isDoc(stage) || !(name in stage) || Object.keys(stage).length > 1) continue;
    query[field] = stage[name];
    pipeline.shift();
  }
  const raws = select(call, targetCollection(call), {
    filter: docField(query, 'filter'),
    sort: sortField(query),
    limit: positive(query['limit']),
  });
  const docs = runPipeline(raws.map(plain), pipeline, {
    find: (name, filter) =>
      select(call, call.engine.catalogue.get(call.db, name), { filter }).map(plain),
    checkTime: call.checkTime,
  });
  const batchSize = countField(docField(call.command, 'cursor'), 'batchSize');
  return call.engine.cursors.answer(`${call.db}.${targetName(call)}`, docs.map(encode), batchSize);
}

function positive(limit: unknown): number {
  if (limit === undefined) return 0;
  const n = optionalNumber(limit) ?? 0;
  return n > 0 ? n : refuse(15958, 'the limit must be positive');
}

function runCount(call: Call): Answer {
  const collection = targetCollection(call);
  const filter = docField(call.command, 'query');
  const skip = countField(call.command, 'skip') ?? 0;
  const limit = Math.abs(optionalNumber(call.command['limit']) ?? 0);
  if (collection !== undefined && Object.keys(filter).length === 0 && skip === 0 && limit === 0) {
    return ok({ n: call.engine.documents.count(collection) });
  }
  return ok({ n: select(call, collection, { filter, skip, limit }).length });
}

function runDistinct(call: Call): Answer {
  const parts = splitPath(String(call.command['key']));
  const raws = select(call, targetCollection(call), { filter: docField(call.command, 'query') });
  const values = raws.flatMap((raw) => valuesAt(decode(raw), parts).flat());
  const distinct = new Map(values.map((value) => [keyText(value), value]));
  return ok({ values: [...distinct.values()].filter((value) => value !== undefined) });
}

function runGetMore(call: Call): Answer {
  const batchSize = countField(call.command, 'batchSize');
  return call.engine.cursors.more(cursorId(call.target), batchSize);
}

function killCursors(call: Call): Answer {
  const ids = listField(call.command, 'cursors').map(cursorId);
  const killed = new Set(ids.filter((id) => call.engine.cursors.kill(id)));
  return ok({
    cursorsKilled: [...killed],
    cursorsNotFound: ids.filter((id) => !killed.has(id)),
    cursorsAlive: [],
    cursorsUnknown: [],
  });
}

function cursorId(value: unknown): Long {
  return value instanceof Long ? value : refuse('TypeMismatch', 'A cursor id must be a long');
}
