import { Int32 } from 'bson';
import { keyText } from '../bson/key.ts';
import { splitPath } from '../bson/path.ts';
import { type Doc, firstKey, isDoc, isNumber, optionalNumber, ownField } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { compileFilter, hasPattern } from '../query/filter.ts';
import { withinRegexTime } from '../query/regex.ts';
import { increased } from '../update/arithmetic.ts';

type Stage = (docs: Doc[], spec: unknown) => Doc[];
type Expression = (doc: Doc) => unknown;

/** The stages a pipeline may have; anything else is refused. */
const STAGES: Readonly<Record<string, Stage>> = {
  $match: match,
  $skip: (docs, n) => docs.slice(count(n, 0)),
  $limit: (docs, n) => docs.slice(0, count(n, 1)),
  $group: group,
};

/** Runs the stages one after the other; `checkTime` ends a command that took too long. */
export function runPipeline(docs: Doc[], stages: readonly unknown[], checkTime: () => void): Doc[] {
  for (const stage of stages) stageOf(stage);
  return stages.reduce<Doc[]>((input, stage) => {
    checkTime();
    const { run, spec } = stageOf(stage);
    return run(input, spec);
  }, docs);
}

function stageOf(stage: unknown): { run: Stage; spec: unknown } {
  if (!isDoc(stage) || Object.keys(stage).length !== 1)
    return refuse(40323, 'A pipeline stage specification object must contain exactly one field.');
  const name = firstKey(stage);
  const run = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
  return run === undefined
    ? refuse(40324, `Unrecognized pipeline stage name: '${name}'`)
    : { run, spec: stage[name] };
}

function match(docs: Doc[], filter: unknown): Doc[] {
  if (!isDoc(filter)) return refuse(15959, 'the match filter must be an expression in an object');
  const test = compileFilter(filter);
  return hasPattern(filter) ? withinRegexTime(() => docs.filter(test)) : docs.filter(test);
}

function count(value: unknown, least: number): number {
  const n = optionalNumber(value) ?? NaN;
  return Number.isInteger(n) && n >= least
    ? n
    : refuse(15958, `$skip and $limit need a number of at least ${least}`);
}

/** Groups by a field or a constant; sums skip what is not a number. */
function group(docs: Doc[], spec: unknown): Doc[] {
  if (!isDoc(spec) || !('_id' in spec))
    return refuse(15955, 'a group specification must include an _id');
  const { _id, ...fields } = spec;
  const idOf = expression(_id);
  const sums = Object.entries(fields).map(([name, sum]) => [name, summand(sum)] as const);
  const groups = new Map<string, Doc>();
  for (const doc of docs) {
    const id = idOf(doc) ?? null;
    const key = keyText(id);
    const made = groups.get(key) ?? { _id: id };
    groups.set(key, made);
    for (const [name, valueOf] of sums) {
      const [sum, value] = [ownField(made, name) ?? new Int32(0), valueOf(doc)];
      made[name] = isNumber(value) ? increased(sum, value, name) : sum;
    }
  }
  return [...groups.values()];
}

function summand(accumulator: unknown): Expression {
  const operator = isDoc(accumulator) ? firstKey(accumulator) : '';
  if (operator !== '$sum') return refuse(15952, `unknown group operator '${operator}'`);
  return expression((accumulator as Doc)['$sum']);
}

/** The path of a field (`'$a.b'`), or a constant. */
function expression(value: unknown): Expression {
  if (typeof value === 'string' && value.startsWith('$')) {
    if (value.startsWith('$$')) refuse(17276, `Use of undefined variable: ${value.slice(2)}`);
    const parts = splitPath(value.slice(1));
    return (doc) => fieldAt(doc, parts);
  }
  if (isDoc(value))
    refuse('InvalidPipelineOperator', `Unrecognized expression '${firstKey(value)}'`);
  if (Array.isArray(value)) refuse('NotImplemented', 'Arrays in expressions are not supported.');
  return () => value;
}

/** Of an array on the way, the values in its documents. */
function fieldAt(value: unknown, [part, ...rest]: readonly string[]): unknown {
  if (part === undefined) return value;
  if (Array.isArray(value)) {
    return value.map((e) => fieldAt(e, [part, ...rest])).filter((found) => found !== undefined);
  }
  return isDoc(value) ? fieldAt(ownField(value, part), rest) : undefined;
}
