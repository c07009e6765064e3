import { Long } from 'bson';
import { readPipeline } from '../aggregate/pipeline.ts';
import { refuse } from '../errors.ts';
import { compileProjection } from '../query/projection.ts';
import { isTrue } from '../query/operators.ts';
import { parseSort } from '../query/sort.ts';
import type { Answer } from '../wire/message.ts';
import { type Call, type Command, countField, docField, listField, ok, select } from './call.ts';
import { batchField, targetCollection, targetName } from './call.ts';

export const READS: Readonly<Record<string, Command>> = {
  find: { fields: 'filter sort projection skip limit batchSize singleBatch', run: runFind },
  aggregate: { fields: 'pipeline cursor', run: runAggregate },
  getMore: { fields: 'collection batchSize', run: runGetMore },
  killCursors: { fields: 'cursors', run: killCursors },
};

function runFind(call: Call): Answer {
  const { command, engine } = call;
  const project = compileProjection(docField(command, 'projection'));
  const raws = select(call, targetCollection(call), {
    filter: docField(command, 'filter'),
    sort: parseSort(docField(command, 'sort')),
    skip: countField(command, 'skip') ?? 0,
    limit: countField(command, 'limit') ?? 0,
  });
  const batchSize = countField(command, 'batchSize');
  const single = isTrue(command['singleBatch']);
  const ns = `${call.db}.${targetName(call)}`;
  return engine.cursors.answer(ns, raws.map(project), batchSize, single);
}

function runAggregate(call: Call): Answer {
  const { filter, group } = readPipeline(listField(call.command, 'pipeline'));
  const docs = group(select(call, targetCollection(call), { filter }));
  return call.engine.cursors.answer(`${call.db}.${targetName(call)}`, docs, batchField(call));
}

function runGetMore(call: Call): Answer {
  const batchSize = countField(call.command, 'batchSize');
  return call.engine.cursors.more(cursorId(call.target), batchSize);
}

function killCursors(call: Call): Answer {
  const ids = listField(call.command, 'cursors').map(cursorId);
  return ok({ cursorsKilled: ids.filter((id) => call.engine.cursors.kill(id)) });
}

function cursorId(value: unknown): Long {
  return value instanceof Long ? value : refuse('TypeMismatch', 'A cursor id must be a long');
}
