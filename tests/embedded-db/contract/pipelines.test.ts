import { describe, expect, test } from '@jest/globals';
import type { Document } from 'mongodb';
import { codeOf, contractDatabase } from './database.ts';

/** Pipelines as the driver's countDocuments, the application and agenda send them. */
const database = contractDatabase();

const docs = [
  { _id: 1, a: 1, s: 'x', list: [3, 1] },
  { _id: 2, a: null, s: 'y', list: [] },
  { _id: 3, s: 'x', a: 'text' },
  { _id: 4, a: 2.5, s: null, d: new Date(5) },
];

/** What comes out, in the order of _id: a $group gives none. */
async function piped(...stages: Document[]): Promise<Document[]> {
  const collection = await database.collection(...docs);
  const found = await collection.aggregate(stages).toArray();
  const text = ({ _id }: Document) => JSON.stringify(_id);
  return found.sort((a, b) => Number(text(a) > text(b)) - Number(text(a) < text(b)));
}

describe('$group', () => {
  test('by a field, counted: null and missing are one group', async () => {
    expect(
      await piped({ $match: { _id: { $ne: 1 } } }, { $group: { _id: '$a', n: { $sum: 1 } } }),
    ).toEqual([
      { _id: 'text', n: 1 },
      { _id: 2.5, n: 1 },
      { _id: null, n: 1 },
    ]);
    expect(await piped({ $group: { _id: '$d', n: { $sum: 1 } } })).toEqual([
      { _id: new Date(5), n: 1 },
      { _id: null, n: 3 },
    ]);
  });

  test('by a constant counts all', async () => {
    expect(await piped({ $group: { _id: 1, n: { $sum: 1 } } })).toEqual([{ _id: 1, n: 4 }]);
    expect(await piped({ $group: { _id: null } })).toEqual([{ _id: null }]);
  });

  test('by _id, and by a whole array', async () => {
    expect(await piped({ $match: { s: 'x' } }, { $group: { _id: '$_id' } })).toEqual([
      { _id: 1 },
      { _id: 3 },
    ]);
    expect(await piped({ $match: { _id: { $in: [1, 2] } } }, { $group: { _id: '$list' } })).toEqual(
      [{ _id: [3, 1] }, { _id: [] }],
    );
  });

  test('without counting gives each value once', async () => {
    expect(await piped({ $group: { _id: '$s' } })).toEqual([
      { _id: 'x' },
      { _id: 'y' },
      { _id: null },
    ]);
  });

  test('of nothing is nothing', async () => {
    expect(await piped({ $match: { _id: 99 } }, { $group: { _id: null, n: { $sum: 1 } } })).toEqual(
      [],
    );
  });
});

describe('stages', () => {
  test('a $match alone, and none', async () => {
    expect(await piped({ $match: { s: 'x', a: 1 } })).toMatchObject([{ _id: 1 }]);
    expect(await piped()).toEqual(docs);
  });

  test.each([
    ['an unknown stage', { $foo: 1 }, 40324],
    ['two stages in one', { $match: {}, $group: { _id: 1 } }, 40323],
    ['an unknown expression', { $group: { _id: { $foo: '$a' } } }, 168],
    ['an unknown accumulator', { $group: { _id: null, n: { $foo: 1 } } }, 15952],
    ['$group without _id', { $group: { n: { $sum: 1 } } }, 15955],
    ['$match of no document', { $match: 1 }, 15959],
  ] as [string, Document, number][])('refuses %s', async (_, stage, code) => {
    expect(await codeOf(piped(stage))).toBe(code);
  });
});
