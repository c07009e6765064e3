import { admitKey, encodeKey, invert, uint32 } from '../bson/key.ts';
import { elementsAt } from '../bson/path.ts';
import type { Doc } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import type { Index } from './catalogue.ts';

/**
 * The keys of a document's entries in an index, without its id, which goes behind: of no entry, of one, or
 * of one for each element of an array.
 */
export function entriesOf(index: Index, doc: Doc): Buffer[] {
  if (index.partial?.test(doc) === false) return [];
  const columns = index.fields.map(({ parts }) => elementsAt(doc, parts));
  if (index.sparse && columns.flat().every((value) => value === undefined)) return [];
  if (columns.filter((values) => values.length > 1).length > 1)
    refuse(171, 'cannot index parallel arrays');
  let keys: Buffer[] = [uint32(index.number)];
  for (const [i, { direction }] of index.fields.entries()) {
    const encoded = distinctKeys(columns[i] ?? [], direction);
    keys = keys.flatMap((start) => encoded.map((key) => Buffer.concat([start, key])));
  }
  return keys.map((key) => admitKey(key));
}

/** The keys of values, each once, in the direction of an index' field. */
export function distinctKeys(values: readonly unknown[], direction: 1 | -1): Buffer[] {
  const keys = values.map(encodeKey).sort((a, b) => a.compare(b));
  const distinct = keys.filter((key, i) => keys[i - 1]?.equals(key) !== true);
  return direction < 0 ? distinct.map(invert) : distinct;
}
