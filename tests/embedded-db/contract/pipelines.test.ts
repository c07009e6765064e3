import { describe, expect, test } from '@jest/globals';
import type { Document } from 'mongodb';
import { codeOf, contractDatabase } from './database.ts';

const database = contractDatabase();

const docs = [
  { _id: 1, a: 1, s: 'x', list: [3, 1], sub: { n: 1 } },
  { _id: 2, a: null, s: 'y', list: [] },
  { _id: 3, s: 'x', a: 'text', list: [{ b: 1 }, { b: 2 }, { c: 3 }] },
  { _id: 4, a: 2.5, s: null, d: new Date(5) },
];

async function piped(...stages: Document[]): Promise<Document[]> {
  const collection = await database.collection(...docs);
  return collection.aggregate(stages).toArray();
}

describe('$group', () => {
  test('adds up, averages and picks, over null and missing values', async () => {
    const group = {
      _id: null,
      sum: { $sum: '$a' },
      mean: { $avg: '$a' },
      least: { $min: '$a' },
      greatest: { $max: '$a' },
      first: { $first: '$s' },
      last: { $last: '$s' },
      count: { $sum: 1 },
      counted: { $count: {} },
      all: { $push: '$a' },
    };
    expect(await piped({ $sort: { _id: 1 } }, { $group: group })).toEqual([
      {
        ...{ _id: null, sum: 3.5, mean: 1.75, least: 1, greatest: 'text', first: 'x', last: null },
        ...{ count: 4, counted: 4, all: [1, null, 'text', 2.5] },
      },
    ]);
  });

  test('by a field: null and missing are one group', async () => {
    const pipeline = [
      { $match: { _id: { $ne: 1 } } },
      { $group: { _id: '$a', n: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ];
    expect(await piped(...pipeline)).toEqual([
      { _id: null, n: 1 },
      { _id: 2.5, n: 1 },
      { _id: 'text', n: 1 },
    ]);
    const byMissing = [{ $group: { _id: '$sub.n', n: { $sum: 1 } } }, { $sort: { _id: 1 } }];
    expect(await piped(...byMissing)).toEqual([
      { _id: null, n: 3 },
      { _id: 1, n: 1 },
    ]);
  });

  test('by several fields, and again', async () => {
    const pipeline = [
      { $group: { _id: { s: '$s', big: { $gte: ['$_id', 3] } }, n: { $sum: 1 } } },
      { $group: { _id: '$_id.s', groups: { $sum: 1 }, n: { $sum: '$n' } } },
      { $sort: { _id: 1 } },
    ];
    expect(await piped(...pipeline)).toEqual([
      { _id: null, groups: 1, n: 1 },
      { _id: 'x', groups: 2, n: 2 },
      { _id: 'y', groups: 1, n: 1 },
    ]);
  });

  test('$addToSet keeps one of each', async () => {
    const [found] = await piped({ $group: { _id: null, set: { $addToSet: '$s' } } });
    expect(new Set(found?.['set'] as unknown[])).toEqual(new Set(['x', 'y', null]));
    expect(found?.['set']).toHaveLength(3);
  });

  test('of nothing is nothing', async () => {
    expect(await piped({ $match: { _id: 99 } }, { $group: { _id: null, n: { $sum: 1 } } })).toEqual(
      [],
    );
  });
});

describe('stages', () => {
  test('$match, $sort, $skip, $limit', async () => {
    expect(
      await piped({ $match: { s: { $ne: null } } }, { $sort: { _id: -1 } }, { $limit: 2 }),
    ).toMatchObject([{ _id: 3 }, { _id: 2 }]);
    expect(
      await piped({ $sort: { _id: 1 } }, { $skip: 1 }, { $limit: 2 }, { $match: { s: 'x' } }),
    ).toMatchObject([{ _id: 3 }]);
  });

  test('a $limit before a $match and after a $skip counts what is there then', async () => {
    expect(await piped({ $sort: { _id: 1 } }, { $limit: 1 }, { $match: { _id: 2 } })).toEqual([]);
    expect(await piped({ $sort: { _id: 1 } }, { $skip: 3 }, { $limit: 1 })).toMatchObject([
      { _id: 4 },
    ]);
  });

  test('$count, nothing for nothing', async () => {
    expect(await piped({ $match: { s: 'x' } }, { $count: 'n' })).toEqual([{ n: 2 }]);
    expect(await piped({ $match: { s: 'z' } }, { $count: 'n' })).toEqual([]);
  });

  test('$project: with, without, computed; _id first', async () => {
    const one = { $match: { _id: 1 } };
    expect(await piped(one, { $project: { s: 1 } })).toEqual([{ _id: 1, s: 'x' }]);
    expect(await piped(one, { $project: { list: 0, sub: 0 } })).toEqual([{ _id: 1, a: 1, s: 'x' }]);
    const computed = await piped(one, {
      $project: { n: '$sub.n', none: '$nope', pair: { s: '$s' } },
    });
    expect(computed).toEqual([{ _id: 1, n: 1, pair: { s: 'x' } }]);
    expect(Object.keys(computed[0] ?? {})[0]).toBe('_id');
  });

  test('$addFields and $set add to what is there', async () => {
    const added = await piped(
      { $match: { _id: 1 } },
      { $addFields: { 'sub.m': '$a', two: { $literal: '$x' } } },
    );
    expect(added).toEqual([{ ...docs[0], sub: { n: 1, m: 1 }, two: '$x' }]);
    expect(await piped({ $match: { _id: 4 } }, { $set: { d: 1 } })).toEqual([{ ...docs[3], d: 1 }]);
  });

  test('$lookup finds by equal fields, lists included, null for missing', async () => {
    const collection = await database.collection(
      { _id: 1, ref: 'a' },
      { _id: 2, ref: ['a', 'b', 'z'] },
      { _id: 3 },
    );
    const others = await database.collection(
      { _id: 'a', k: 'a' },
      { _id: 'b', k: ['b', 'c'] },
      { _id: 'n', k: null },
    );
    const found = await collection
      .aggregate([
        {
          $lookup: {
            from: others.collectionName,
            localField: 'ref',
            foreignField: 'k',
            as: 'found',
          },
        },
        { $sort: { _id: 1 } },
      ])
      .toArray();
    expect(found.map((doc) => (doc['found'] as Document[]).map(({ _id }): unknown => _id))).toEqual(
      [['a'], ['a', 'b'], ['n']],
    );
  });
});

describe('expressions', () => {
  test.each([
    ['$add', { $add: ['$a', 2] }, 3],
    ['$add of null', { $add: ['$nope', 2] }, null],
    ['$subtract', { $subtract: [5, '$a'] }, 4],
    ['$subtract of dates', { $subtract: [new Date(9), new Date(4)] }, 5],
    ['$multiply', { $multiply: ['$a', 2, 3] }, 6],
    ['$divide', { $divide: ['$a', 2] }, 0.5],
    ['$round to even', { $round: [2.5, 0] }, 2],
    ['$round to a decimal', { $round: [{ $divide: [2, 3] }, 1] }, 0.7],
    ['$concat', { $concat: ['$s', '-', 'b'] }, 'x-b'],
    ['$concat with null', { $concat: ['$s', '$nope'] }, null],
    ['$size', { $size: '$list' }, 2],
    ['$arrayElemAt', { $arrayElemAt: ['$list', -1] }, 1],
    ['$cond', { $cond: [{ $gt: ['$a', 0] }, 'yes', 'no'] }, 'yes'],
    ['$cond by name', { $cond: { if: { $eq: ['$s', 'y'] }, then: 1, else: 2 } }, 2],
    ['$ifNull', { $ifNull: ['$nope', '$sub.nope', 7] }, 7],
    ['$and, with an empty text', { $and: [1, ''] }, true],
    ['$or', { $or: [0, null] }, false],
    ['$not', { $not: ['$nope'] }, true],
    ['$eq across number types', { $eq: ['$a', 1.0] }, true],
    ['$eq of null and missing', { $eq: ['$nope', null] }, false],
    ['$gt of a text and a number', { $gt: ['a', 1] }, true],
    ['$lt of missing and null', { $lt: ['$nope', null] }, true],
    ['$ne', { $ne: ['$s', 'x'] }, false],
    ['$lte', { $lte: ['$a', 1] }, true],
    ['$gte', { $gte: [0, '$a'] }, false],
    ['$$ROOT', '$$ROOT._id', 1],
  ] as [string, unknown, unknown][])('%s', async (_, expression, expected) => {
    expect(
      await piped({ $match: { _id: 1 } }, { $project: { _id: 0, value: expression } }),
    ).toEqual([{ value: expected }]);
  });

  test('a path into an array gives the values of its documents', async () => {
    expect(await piped({ $match: { _id: 3 } }, { $project: { _id: 0, b: '$list.b' } })).toEqual([
      { b: [1, 2] },
    ]);
  });

  test.each([
    ['an unknown stage', { $foo: 1 }, 40324],
    ['an unknown expression', { $addFields: { a: { $foo: 1 } } }, 168],
    ['$size of no array', { $project: { n: { $size: '$s' } } }, 17124],
    ['division by zero', { $project: { n: { $divide: [1, 0] } } }, 2],
  ] as [string, Document, number][])('refuses %s', async (_, stage, code) => {
    expect(await codeOf(piped(stage))).toBe(code);
  });
});
