import { onDemand } from 'bson';
import { type Doc, documentOf, isNumber } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import { isTrue } from './operators.ts';

/**
 * Inclusion or exclusion of whole fields, in the document's own order; _id stays unless it is excluded.
 * Works on the bytes of documents, which are not decoded.
 */
export function compileProjection(projection: Doc): (raw: Buffer) => Buffer {
  const { _id = true, ...fields } = projection;
  const paths = Object.keys(fields);
  const including = isTrue(fields[paths[0] ?? ''] ?? ('_id' in projection && _id));
  for (const path of paths) {
    const flag = fields[path];
    if ((typeof flag !== 'boolean' && !isNumber(flag)) || /[.$]/.test(path))
      refuse('NotImplemented', `The projection of '${path}' is not supported by this database.`);
    if (isTrue(flag) !== including)
      refuse(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
  }
  if (Object.keys(projection).length === 0) return (raw) => raw;
  const named = new Set(paths);
  return (raw) => {
    const kept: Buffer[] = [];
    for (const [, nameAt, nameLength, valueAt, valueLength] of onDemand.parseToElements(raw)) {
      const name = raw.toString('utf8', nameAt, nameAt + nameLength);
      const isKept = name === '_id' ? isTrue(_id) : named.has(name) === including;
      // The byte before the name is the type.
      if (isKept) kept.push(raw.subarray(nameAt - 1, valueAt + valueLength));
    }
    return documentOf(kept);
  };
}
