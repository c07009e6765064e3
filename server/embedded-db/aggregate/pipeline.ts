import { deserialize } from 'bson';
import { Aggregator } from 'mingo/aggregator';
import { Context, evalExpr, ProcessingMode } from 'mingo/core';
import { $avg, $count, $first, $last, $max, $min, $sum } from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import { $addFields, $group, $project, $set } from 'mingo/operators/pipeline';
import { keyText } from '../bson/key.ts';
import { compare } from '../bson/order.ts';
import { elementsAt, splitPath } from '../bson/path.ts';
import { type Doc, encode, firstKey, idFirst, isDoc, optionalNumber } from '../bson/value.ts';
import { DbError, refuse } from '../errors.ts';
import { compileFilter, hasPattern } from '../query/filter.ts';
import { withinRegexTime } from '../query/regex.ts';
import { parseSort, sortDocs } from '../query/sort.ts';

/** What a pipeline needs of the database around it. */
export interface Surroundings {
  /** The documents of another collection that meet a filter, for $lookup. */
  find: (collection: string, filter: Doc) => Doc[];
  /** Ends the command where its time is over. */
  checkTime: () => void;
}

type Stage = (docs: Doc[], spec: unknown, around: Surroundings) => Doc[];
type Options = Parameters<typeof evalExpr>[2];

/** What mingo may compute: where the contract tests found its results to be MongoDB's. */
const { $literal, $and, $or, $not, $cond, $ifNull, $concat, $arrayElemAt } = expressions;
const { $add, $subtract, $multiply, $divide, $round } = expressions;
const OPTIONS: Options = {
  idKey: '_id',
  processingMode: ProcessingMode.CLONE_OFF,
  useStrictMode: true,
  scriptEnabled: false,
  failOnError: true,
  context: Context.init({
    pipeline: { $addFields, $group, $project, $set },
    accumulator: { $avg, $count, $first, $last, $max, $min, $sum, $push, $addToSet },
    expression: {
      ...{ $literal, $and, $or, $not, $cond, $ifNull, $concat, $size, $arrayElemAt },
      ...{ $add, $subtract, $multiply, $divide, $round },
      $eq: comparison((order) => order === 0),
      $ne: comparison((order) => order !== 0),
      $gt: comparison((order) => order > 0),
      $gte: comparison((order) => order >= 0),
      $lt: comparison((order) => order < 0),
      $lte: comparison((order) => order <= 0),
    },
  }),
};

/** The stages a pipeline may have; anything else is refused. */
const STAGES: Readonly<Record<string, Stage>> = {
  $match: (docs, filter) => match(docs, isDoc(filter) ? filter : badSpec('$match')),
  $sort: (docs, sort) => sortDocs(docs, parseSort(sort)),
  $skip: (docs, n) => docs.slice(optionalNumber(n) ?? badSpec('$skip')),
  $limit: (docs, n) => docs.slice(0, optionalNumber(n) ?? badSpec('$limit')),
  $count: (docs, name) => (docs.length === 0 ? [] : [{ [String(name)]: docs.length }]),
  $lookup: (docs, spec, around) => lookup(docs, isDoc(spec) ? spec : badSpec('$lookup'), around),
  $group: (docs, spec) => byMingo(docs, { $group: spec }),
  $project: (docs, spec) => byMingo(docs, { $project: spec }).map(idFirst),
  $addFields: (docs, spec) => byMingo(docs, { $addFields: spec }),
  $set: (docs, spec) => byMingo(docs, { $set: spec }),
};

/** Runs the stages one after the other; each has all its documents in memory. */
export function runPipeline(
  docs: Doc[],
  pipeline: readonly unknown[],
  around: Surroundings,
): Doc[] {
  const stages = pipeline.map((stage) => {
    const name = isDoc(stage) && Object.keys(stage).length === 1 ? firstKey(stage) : '';
    const run = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
    if (run === undefined) return refuse(40324, `Unrecognized pipeline stage name: '${name}'`);
    return { run, spec: (stage as Doc)[name] };
  });
  return stages.reduce((input, { run, spec }) => {
    around.checkTime();
    return run(input, spec, around);
  }, docs);
}

/** A document with JavaScript's numbers, with which pipelines compute. */
export function plain(raw: Buffer): Doc {
  return deserialize(raw);
}

function badSpec(stage: string): never {
  return refuse('FailedToParse', `the ${stage} stage specification is not valid`);
}

function match(docs: Doc[], filter: Doc): Doc[] {
  const test = compileFilter(filter);
  return hasPattern(filter) ? withinRegexTime(() => docs.filter(test)) : docs.filter(test);
}

function byMingo(docs: Doc[], stage: Record<string, unknown>): Doc[] {
  try {
    return new Aggregator([plain(encode(stage))], OPTIONS).run(docs);
  } catch (error) {
    if (error instanceof DbError) throw error;
    const text = error instanceof Error ? error.message : '';
    const unknown = /'(\$\w+)' is not registered/.exec(text)?.[1];
    if (unknown === undefined) return refuse('BadValue', text);
    return refuse('InvalidPipelineOperator', `Unrecognized expression '${unknown}'`);
  }
}

/** Values of different types do compare in expressions, and missing comes before null. */
function comparison(holds: (order: number) => boolean) {
  return (doc: Doc, args: unknown, options: Options): boolean => {
    const [left, right] = (args as unknown[]).map((arg): unknown => evalExpr(doc, arg, options));
    const missing = Number(left !== undefined) - Number(right !== undefined);
    return holds((left ?? right ?? null) === null ? missing : compare(left, right));
  };
}

function $size(doc: Doc, arg: unknown, options: Options): number {
  const array: unknown = evalExpr(
    doc,
    Array.isArray(arg) && arg.length === 1 ? arg[0] : arg,
    options,
  );
  return Array.isArray(array)
    ? array.length
    : refuse(17124, 'The argument to $size must be an array');
}

/** The values that are there; null counts, a missing field does not. */
function $push(docs: unknown[], expression: unknown, options: Options): unknown[] {
  const values = docs.map((doc): unknown =>
    evalExpr(doc, expression, { ...options, variables: {} }),
  );
  return values.filter((value) => value !== undefined);
}

function $addToSet(docs: unknown[], expression: unknown, options: Options): unknown[] {
  const values = $push(docs, expression, options);
  return [...new Map(values.map((value) => [keyText(value), value])).values()];
}

/** The plain form of $lookup: the documents of another collection whose field equals this one's. */
function lookup(docs: readonly Doc[], spec: Doc, around: Surroundings): Doc[] {
  const { from, localField, foreignField, as, ...rest } = spec;
  const names = [from, localField, foreignField, as];
  if (Object.keys(rest).length > 0 || !names.every((name) => typeof name === 'string'))
    badSpec('$lookup');
  if (splitPath(String(as)).length !== 1) badSpec('$lookup');
  const keysOf = (doc: Doc, path: unknown) =>
    new Map(elementsAt(doc, splitPath(String(path))).map((v) => [keyText(v), v ?? null] as const));
  const wanted = new Map(docs.flatMap((doc) => [...keysOf(doc, localField)]));
  const found = new Map<string, Doc[]>();
  const filter = { [String(foreignField)]: { $in: [...wanted.values()] } };
  for (const other of around.find(String(from), filter)) {
    for (const key of keysOf(other, foreignField).keys()) {
      found.set(key, [...(found.get(key) ?? []), other]);
    }
  }
  return docs.map((doc) => {
    const joined = [...keysOf(doc, localField).keys()].flatMap((key) => found.get(key) ?? []);
    return { ...doc, [String(as)]: [...new Set(joined)] };
  });
}
