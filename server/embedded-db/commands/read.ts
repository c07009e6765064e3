import { Long } from 'bson';
import { runPipeline } from '../aggregate/pipeline.ts';
import { keyText } from '../bson/key.ts';
import { splitPath, valuesAt } from '../bson/path.ts';
import { decode, encode, isDoc } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { compileProjection } from '../query/projection.ts';
import { isTrue } from '../query/operators.ts';
import type { Answer } from '../wire/message.ts';
import { type Call, type Command, countField, docField, listField, ok, select } from './call.ts';
import { sortField, targetCollection, targetName } from './call.ts';

export const READS: Readonly<Record<string, Command>> = {
  find: { fields: 'filter sort projection skip limit batchSize singleBatch', run: runFind },
  aggregate: { fields: 'pipeline cursor', run: runAggregate },
  count: { fields: '', run: runCount },
  distinct: { fields: 'key query', run: runDistinct },
  getMore: { fields: 'collection batchSize', run: runGetMore },
  killCursors: { fields: 'cursors', run: killCursors },
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
  const batchSize = countField(command, 'batchSize');
  const single = isTrue(command['singleBatch']);
  return engine.cursors.answer(`${call.db}.${targetName(call)}`, docs, batchSize, single);
}

/** A $match at the beginning is done as a query, by index if there is one. */
function runAggregate(call: Call): Answer {
  const pipeline = listField(call.command, 'pipeline');
  const [first] = pipeline;
  const isQuery = isDoc(first) && isDoc(first['$match']) && Object.keys(first).length === 1;
  const filter = isQuery ? docField(first, '$match') : {};
  const input = select(call, targetCollection(call), { filter }).map(decode);
  const docs = runPipeline(input, isQuery ? pipeline.slice(1) : pipeline, call.checkTime);
  const batchSize = countField(docField(call.command, 'cursor'), 'batchSize');
  return call.engine.cursors.answer(`${call.db}.${targetName(call)}`, docs.map(encode), batchSize);
}

/** The number of all documents; drivers count those that meet a filter by a pipeline. */
function runCount(call: Call): Answer {
  const collection = targetCollection(call);
  return ok({ n: collection === undefined ? 0 : call.engine.documents.count(collection) });
}

function runDistinct(call: Call): Answer {
  const parts = splitPath(String(call.command['key']));
  const raws = select(call, targetCollection(call), { filter: docField(call.command, 'query') });
  const values = raws.flatMap((raw) => valuesAt(decode(raw), parts).flat());
  const distinct = new Map(values.map((value) => [keyText(value), value]));
  const answer = { values: [...distinct.values()].filter((value) => value !== undefined) };
  encode(answer); // refuses what is too large for one answer
  return ok(answer);
}

function runGetMore(call: Call): Answer {
  const batchSize = countField(call.command, 'batchSize');
  return call.engine.cursors.more(cursorId(call.target), batchSize);
}

function killCursors(call: Call): Answer {
  const ids = listField(call.command, 'cursors').map(cursorId);
  const cursorsKilled = ids.filter((id) => call.engine.cursors.kill(id));
  const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id));
  return ok({ cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] });
}

function cursorId(value: unknown): Long {
  return value instanceof Long ? value : refuse('TypeMismatch', 'A cursor id must be a long');
}
