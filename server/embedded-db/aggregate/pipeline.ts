import { Int32 } from 'bson';
import { equal, keyText } from '../bson/key.ts';
import { decode, type Doc, encode, firstKey, isDoc } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { compileProjection } from '../query/projection.ts';

/** Makes groups of documents, both as BSON. */
type Group = (raws: Buffer[]) => Buffer[];

/** Reads a pipeline of `$match`, `$group` or both; others are refused. */
export function readPipeline(stages: readonly unknown[]): { filter: Doc; group: Group } {
  const names = stages.map(stageName);
  if (!['', '$match', '$group', '$match $group'].includes(names.join(' ')))
    refuse('NotImplemented', `A pipeline is $match, $group or both, not ${names.join(', ')}.`);
  const specs = Object.fromEntries(stages.flatMap((stage) => Object.entries(stage as Doc)));
  const { $match: filter = {}, $group } = specs;
  if (!isDoc(filter)) return refuse(15959, 'the match filter must be an expression in an object');
  return { filter, group: '$group' in specs ? compileGroup($group) : (raws) => raws };
}

function stageName(stage: unknown): string {
  if (!isDoc(stage) || Object.keys(stage).length !== 1)
    return refuse(40323, 'A pipeline stage specification object must contain exactly one field.');
  const name = firstKey(stage);
  if (name === '$match' || name === '$group') return name;
  return refuse(40324, `Unrecognized pipeline stage name: '${name}'`);
}

/** Groups by a field or a constant, and counts with `{$sum: 1}`. */
function compileGroup(spec: unknown): Group {
  if (!isDoc(spec) || !('_id' in spec))
    return refuse(15955, 'a group specification must include an _id');
  const { _id, ...counts } = spec;
  const names = Object.keys(counts);
  const other = names.find((name) => !equal(counts[name], { $sum: 1 }));
  if (other !== undefined) refuse(15952, `The group's '${other}' can only be {$sum: 1}.`);
  const idOf = compileId(_id);
  return (raws) => {
    const groups = new Map<string, { id: unknown; count: number }>();
    for (const raw of raws) {
      const id = idOf(raw) ?? null;
      const key = keyText(id);
      const group = groups.get(key) ?? { id, count: 0 };
      groups.set(key, group);
      group.count++;
    }
    return [...groups.values()].map(({ id, count }) => {
      const counted = names.map((name) => [name, new Int32(count)] as const);
      return encode({ _id: id, ...Object.fromEntries(counted) });
    });
  };
}

/** What documents are grouped by: a field (`'$name'`), or a constant. */
function compileId(id: unknown): (raw: Buffer) => unknown {
  if (typeof id === 'string' && id.startsWith('$')) {
    const name = id.slice(1);
    const project = compileProjection({ _id: 0, [name]: 1 });
    return (raw) => decode(project(raw))[name];
  }
  if (isDoc(id)) refuse('InvalidPipelineOperator', `Unrecognized expression '${firstKey(id)}'`);
  if (Array.isArray(id)) refuse('NotImplemented', 'Arrays in expressions are not supported.');
  return () => id;
}
