import { overlap, splitPath } from '../bson/path.ts';
import { type Doc, idFirst, isDoc, isNumber, ownField } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { changeAt } from '../update/place.ts';
import { isTrue } from './operators.ts';

/** Inclusion or exclusion of fields, in the document's own order; _id stays unless it is excluded. */
export function compileProjection(projection: Doc): (doc: Doc) => Doc {
  const flags = Object.entries(projection);
  const unknown = flags.find(([, flag]) => typeof flag !== 'boolean' && !isNumber(flag))?.[0];
  if (unknown !== undefined)
    refuse('NotImplemented', `The projection of '${unknown}' is not supported by this database.`);
  const { _id = true, ...fields } = projection;
  const paths = Object.keys(fields);
  const including = isTrue(fields[paths[0] ?? ''] ?? ('_id' in projection && _id));
  const tree: Doc = isTrue(_id) === including ? { _id: true } : {};
  for (const [i, path] of paths.entries()) {
    if (isTrue(fields[path]) !== including)
      refuse(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
    const other = paths.slice(0, i).find((one) => overlap(one, path));
    if (other !== undefined)
      refuse(other.length < path.length ? 31249 : 31250, `Path collision at ${path}`);
    changeAt(tree, splitPath(path), true, () => true);
  }
  return (doc) => idFirst(prune(doc, tree, including) as Doc);
}

/** Keeps what the tree names, or removes it; true is a whole value, undefined one that goes. */
function prune(value: unknown, tree: Doc, including: boolean): unknown {
  if (Array.isArray(value)) {
    return value.map((e) => prune(e, tree, including)).filter((e) => e !== undefined);
  }
  if (!isDoc(value)) return including ? undefined : value;
  const out: Doc = {};
  for (const [name, field] of Object.entries(value)) {
    const branch = ownField(tree, name);
    const kept = (branch === true) === including ? field : undefined;
    const result = isDoc(branch) ? prune(field, branch, including) : kept;
    if (result !== undefined) out[name] = result;
  }
  return out;
}
