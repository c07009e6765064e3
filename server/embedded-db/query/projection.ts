import { splitPath } from '../bson/path.ts';
import { type Doc, idFirst, isDoc, isNumber } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { isTrue } from './operators.ts';

interface Tree {
  [field: string]: true | Tree;
}

/** Whether a projection's value only says "with" or "without". */
export function isFlag(value: unknown): boolean {
  return typeof value === 'boolean' || isNumber(value);
}

/**
 * Inclusion or exclusion of fields, in the document's own order; _id stays unless it is excluded.
 * @param computed whether the caller adds computed fields, so that others have to be included by name
 */
export function compileProjection(projection: Doc, computed = false): (doc: Doc) => Doc {
  const unknown = Object.entries(projection).find(([, flag]) => !isFlag(flag));
  if (unknown !== undefined) {
    refuse(
      'NotImplemented',
      `The projection of '${unknown[0]}' is not supported by this database.`,
    );
  }
  const paths = Object.entries(projection).filter(([path]) => path !== '_id');
  const keepId = !('_id' in projection) || isTrue(projection['_id']);
  const onlyId = paths.length === 0 && '_id' in projection && keepId;
  const including = computed || onlyId || paths.some(([, flag]) => isTrue(flag));
  const other = paths.find(([, flag]) => isTrue(flag) !== including);
  if (other !== undefined) {
    refuse(31254, `Cannot do exclusion on field ${other[0]} in inclusion projection`);
  }
  const tree: Tree = {};
  for (const [path] of paths) plant(tree, splitPath(path), path);
  if (including ? keepId : !keepId) tree['_id'] = true;
  return (doc) => idFirst(prune(doc, tree, including) as Doc);
}

function plant(tree: Tree, [part = '', ...rest]: readonly string[], path: string): void {
  const branch = Object.hasOwn(tree, part) ? tree[part] : undefined;
  if (branch === true)
    refuse(31249, `Path collision at ${path} remaining portion ${rest.join('.')}`);
  if (branch !== undefined && rest.length === 0) refuse(31250, `Path collision at ${path}`);
  if (rest.length === 0) tree[part] = true;
  else plant((tree[part] = branch ?? {}), rest, path);
}

function prune(value: unknown, tree: Tree, including: boolean): unknown {
  if (Array.isArray(value)) {
    return value.map((e) => prune(e, tree, including)).filter((e) => e !== undefined);
  }
  if (!isDoc(value)) return including ? undefined : value;
  const out: Doc = {};
  for (const name of Object.keys(value)) {
    const branch = Object.hasOwn(tree, name) ? tree[name] : undefined;
    if (branch === undefined || branch === true) {
      if ((branch === true) === including) out[name] = value[name];
    } else {
      const pruned = prune(value[name], branch, including);
      if (pruned !== undefined) out[name] = pruned;
    }
  }
  return out;
}
