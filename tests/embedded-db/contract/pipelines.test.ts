import { describe, expect, test } from '@jest/globals';
import { Double, Long, type Document } from 'mongodb';
import { codeOf, contractDatabase } from './database.ts';

/** Pipelines as the driver's countDocuments, mongoose and agenda send them. */
const database = contractDatabase();

const docs = [
  { _id: 1, a: 1, s: 'x', list: [3, 1], sub: { n: 1 } },
  { _id: 2, a: null, s: 'y', list: [] },
  { _id: 3, s: 'x', a: 'text', list: [{ b: 1 }, { b: 2 }, { c: 3 }] },
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
  test('adds up numbers, and skips null, missing and other values', async () => {
    const group = { _id: null, sum: { $sum: '$a' }, count: { $sum: 1 }, nothing: { $sum: '$s' } };
    expect(await piped({ $group: group })).toEqual([{ _id: null, sum: 3.5, count: 4, nothing: 0 }]);
  });

  test('by a field: null and missing are one group', async () => {
    expect(
      await piped({ $match: { _id: { $ne: 1 } } }, { $group: { _id: '$a', n: { $sum: 1 } } }),
    ).toEqual([
      { _id: 'text', n: 1 },
      { _id: 2.5, n: 1 },
      { _id: null, n: 1 },
    ]);
    expect(await piped({ $group: { _id: '$sub.n', n: { $sum: 1 } } })).toEqual([
      { _id: 1, n: 1 },
      { _id: null, n: 3 },
    ]);
  });

  test('without sums gives each value once', async () => {
    expect(await piped({ $group: { _id: '$s' } })).toEqual([
      { _id: 'x' },
      { _id: 'y' },
      { _id: null },
    ]);
  });

  test('a path into an array gives the values of its documents', async () => {
    expect(await piped({ $match: { _id: 3 } }, { $group: { _id: '$list.b' } })).toEqual([
      { _id: [1, 2] },
    ]);
  });

  test('of nothing is nothing', async () => {
    expect(await piped({ $match: { _id: 99 } }, { $group: { _id: null, n: { $sum: 1 } } })).toEqual(
      [],
    );
  });

  test('keeps the types of numbers, and grows from int to long', async () => {
    const collection = await database.collection(
      { _id: 1, i: 2 ** 31 - 1, d: new Double(1) },
      { _id: 2, i: 1, d: new Double(1) },
    );
    const pipeline = [{ $group: { _id: null, i: { $sum: '$i' }, d: { $sum: '$d' } } }];
    const options = { promoteValues: false, promoteLongs: false };
    expect(await collection.aggregate(pipeline, options).toArray()).toEqual([
      { _id: null, i: Long.fromNumber(2 ** 31), d: new Double(2) },
    ]);
  });
});

describe('stages', () => {
  test('$skip and $limit count what is there then', async () => {
    expect(await piped({ $match: { s: 'x' } }, { $skip: 1 }, { $limit: 2 })).toHaveLength(1);
    expect(await piped({ $limit: 3 }, { $skip: 1 }, { $match: { _id: 99 } })).toEqual([]);
    expect(await piped({ $skip: 3 }, { $limit: 9 })).toHaveLength(1);
  });

  test('a $match after others, and two of them', async () => {
    const group = { $group: { _id: '$s', n: { $sum: 1 } } };
    expect(await piped(group, { $match: { n: { $gt: 1 } } })).toEqual([{ _id: 'x', n: 2 }]);
    expect(await piped({ $match: { s: 'x' } }, { $match: { a: 1 } })).toMatchObject([{ _id: 1 }]);
  });

  test('a pipeline of none gives all documents', async () => {
    expect(await piped()).toEqual(docs);
  });

  test.each([
    ['an unknown stage', { $foo: 1 }, 40324],
    ['two stages in one', { $skip: 1, $limit: 1 }, 40323],
    ['an unknown expression', { $group: { _id: { $foo: '$a' } } }, 168],
    ['an unknown accumulator', { $group: { _id: null, n: { $foo: 1 } } }, 15952],
    ['$group without _id', { $group: { n: { $sum: 1 } } }, 15955],
    ['an unknown variable', { $group: { _id: '$$nope' } }, 17276],
    ['$limit of nothing', { $limit: 0 }, 15958],
    ['$match of no document', { $match: 1 }, 15959],
  ] as [string, Document, number][])('refuses %s', async (_, stage, code) => {
    expect(await codeOf(piped(stage))).toBe(code);
  });
});
