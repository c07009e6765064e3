import { cutKey, encodeKey, invert, keyText, MAX_KEY, uint32 } from '../bson/key.ts';
import { elementsAt } from '../bson/path.ts';
import type { Doc } from '../bson/value.ts';
import { refuse } from '../errors.ts';
import type { Index } from './catalogue.ts';

export interface Entries {
  /** Keys without the document's id, which goes behind. */
  keys: Buffer[];
  /** Whether the order of the keys may differ from a sort's. */
  loose: boolean;
}

/** The entries a document has in an index: none, one, or one for each element of an array. */
export function entriesOf(index: Index, doc: Doc): Entries {
  if (index.partial?.test(doc) === false) return { keys: [], loose: false };
  const columns = index.fields.map(({ parts }) => elementsAt(doc, parts));
  const missing = columns.every((values) => values.every((value) => value === undefined));
  if (index.sparse && missing) return { keys: [], loose: false };
  const arrays = columns.filter((values) => values.length > 1).length;
  if (arrays > 1) refuse(171, 'cannot index parallel arrays');
  const keys = columns.reduce<Buffer[]>(
    (before, values, at) => {
      const encoded = distinctKeys(values, index.fields[at]?.direction ?? 1);
      return before.flatMap((start) => encoded.map((key) => Buffer.concat([start, key])));
    },
    [uint32(index.number)],
  );
  return {
    keys: keys.map((key) => cutKey(key)),
    loose: arrays > 0 || keys.some((key) => key.length > MAX_KEY),
  };
}

function distinctKeys(values: readonly unknown[], direction: 1 | -1): Buffer[] {
  const keys = new Map(values.map((value) => [keyText(value), encodeKey(value)]));
  return direction < 0 ? [...keys.values()].map(invert) : [...keys.values()];
}
