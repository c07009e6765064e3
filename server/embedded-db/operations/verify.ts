import { decode, optionalNumber } from '../bson/value.ts';
import { Catalogue } from '../storage/catalogue.ts';
import { addToTally, readTally, type Tally } from '../storage/tally.ts';
import { entriesOf } from '../storage/entries.ts';
import { FORMAT, openTables, type Table, type Tables } from '../storage/tables.ts';
import { encodeId } from '../bson/key.ts';

/** What a check found: nothing wrong, or a sentence that says what. */
export interface Verdict {
  problem?: string;
  collections: number;
  documents: number;
}

/**
 * Reads a whole database file and compares it with its tallies. Runs in a process of its own, since a
 * damaged file can end the process that reads it.
 * @param deep also compares each index with the documents
 */
export function verify(file: string, deep: boolean): Verdict {
  const tables = openTables(file, true);
  const version = optionalNumber(tables.getMeta('format')?.['version']);
  if (version === undefined)
    return { problem: 'it has no format number', collections: 0, documents: 0 };
  if (version > FORMAT) {
    const problem = `a newer version of the program wrote it (format ${version}; this one knows ${FORMAT})`;
    return { problem, collections: 0, documents: 0 };
  }
  const found = new Map([...tallies(tables.docs), ...tallies(tables.entries)]);
  const collections = new Catalogue(tables).all();
  const numbers = collections.flatMap(({ number, indexes }) => [
    number,
    ...indexes.slice(1).map((i) => i.number),
  ]);
  const documents = collections.reduce(
    (sum, { number }) => sum + (found.get(number)?.count ?? 0),
    0,
  );
  const counts = { collections: collections.length, documents };
  if (numbers.some((number) => !agree(found.get(number), readTally(tables, number)))) {
    return { problem: 'documents or index entries are missing or changed', ...counts };
  }
  if ([...found.keys()].some((number) => !numbers.includes(number))) {
    return { problem: 'it holds records of no collection', ...counts };
  }
  const wrong = deep ? firstWrongIndex(tables, found) : undefined;
  return wrong === undefined
    ? counts
    : { problem: `the index ${wrong} does not agree with its documents`, ...counts };
}

function tallies(table: Table): Map<number, Tally> {
  const found = new Map<number, Tally>();
  for (const { key, value } of table.getRange({ start: Buffer.alloc(1) })) {
    const number = key.readUInt32BE(0);
    const tally = found.get(number) ?? { count: 0, sum: 0 };
    addToTally(tally, key, value, 1);
    found.set(number, tally);
  }
  return found;
}

function agree(a: Tally | undefined, b: Tally): boolean {
  return (a?.count ?? 0) === b.count && (a?.sum ?? 0) === b.sum;
}

function firstWrongIndex(tables: Tables, found: ReadonlyMap<number, Tally>): string | undefined {
  for (const { db, name, number, indexes } of new Catalogue(tables).all()) {
    for (const index of indexes.slice(1)) {
      const expected = { count: 0, sum: 0 };
      const start = Buffer.alloc(4);
      start.writeUInt32BE(number);
      for (const { key, value } of tables.docs.getRange({ start })) {
        if (key.readUInt32BE(0) !== number) break;
        const doc = decode(value);
        const id = encodeId(doc['_id']);
        for (const entry of entriesOf(index, doc)) {
          addToTally(expected, Buffer.concat([entry, id]), id, 1);
        }
      }
      if (!agree(found.get(index.number), expected)) return `${index.name} of ${db}.${name}`;
    }
  }
  return undefined;
}
