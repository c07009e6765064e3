import { describe, expect, test } from '@jest/globals';
import { Binary, Double, Int32, Long, ObjectId, type Document } from 'mongodb';
import { type AnyDoc, codeOf, contractDatabase } from './database.ts';

/** Expectations are those of MongoDB's manual and of its own tests (jstests/core), not of this engine. */
const database = contractDatabase();

/** The _ids, in order, of the documents that meet a filter. */
async function ids(docs: AnyDoc[], filter: Document): Promise<unknown[]> {
  const collection = await database.collection(...docs);
  const found = await collection.find(filter).sort({ _id: 1 }).toArray();
  return found.map((doc) => doc._id);
}

describe('null and missing fields (jstests/core/null_query_semantics.js)', () => {
  const docs = [
    { _id: 'double array', a: [[]] },
    { _id: 'empty array', a: [] },
    { _id: 'empty object', a: {} },
    { _id: 'missing' },
    { _id: 'null', a: null },
    { _id: 'number', a: 4 },
    { _id: 'objects, all b null', a: [{ b: null }, { b: null }, {}] },
    { _id: 'objects, no b null', a: [{ b: 1 }, { b: 3 }] },
    { _id: 'objects, some b missing', a: [{ b: 3 }, {}] },
    { _id: 'sub b null', a: { b: null } },
    { _id: 'sub b there', a: { b: 'hi' } },
    { _id: 'values with null', a: [1, null, 4] },
    { _id: 'values', a: [1, 'string', 4] },
  ];
  const all = docs.map((doc) => doc._id);
  const dottedNull = [
    ...['empty object', 'missing', 'null', 'number', 'objects, all b null'],
    ...['objects, some b missing', 'sub b null'],
  ];

  test.each([
    ['equals null', { a: null }, ['missing', 'null', 'values with null']],
    [
      '$in with null',
      { a: { $in: [null, 4] } },
      ['missing', 'null', 'number', 'values', 'values with null'],
    ],
    ['$gte null', { a: { $gte: null } }, ['missing', 'null', 'values with null']],
    ['a path equals null', { 'a.b': null }, dottedNull],
  ] as [string, Document, string[]][])('%s', async (_, filter, expected) => {
    expect(await ids(docs, filter)).toEqual([...expected].sort());
  });

  test.each([
    ['$ne', { a: { $ne: null } }, { a: null }],
    ['$ne on a path', { 'a.b': { $ne: null } }, { 'a.b': null }],
  ] as [string, Document, Document][])(
    '%s finds exactly the others',
    async (_, negative, positive) => {
      const others = new Set(await ids(docs, positive));
      expect(await ids(docs, negative)).toEqual(all.filter((id) => !others.has(id)).sort());
    },
  );
});

describe('comparison', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, n));
  const docs = [
    { _id: 1, v: 1 },
    { _id: 2, v: new Double(2.5) },
    { _id: 3, v: Long.fromString('9007199254740993') },
    { _id: 4, v: 'a' },
    { _id: 5, v: 'B' },
    { _id: 6, v: day(1) },
    { _id: 7, v: day(3) },
    { _id: 8, v: true },
    { _id: 9, v: NaN },
    { _id: 10, v: [0, 7] },
    { _id: 11, v: { x: 1, y: 2 } },
    { _id: 12, v: new ObjectId('650000000000000000000000') },
    { _id: 13, v: new Binary(Buffer.from([1, 2])) },
    { _id: 14, v: 'é' },
    { _id: 15, v: '😀' },
    { _id: 16, v: '￿' },
  ];

  test.each([
    ['int equals double', { v: new Double(1) }, [1]],
    ['a long beyond 2^53 is exact', { v: Long.fromString('9007199254740992') }, []],
    ['a long beyond 2^53 is found', { v: Long.fromString('9007199254740993') }, [3]],
    ['numbers only with numbers', { v: { $gt: 1 } }, [2, 3, 10]],
    ['an array when any element fits', { v: { $lt: 1 } }, [10]],
    ['both ends by different elements of an array', { v: { $gt: 6, $lt: 1 } }, [10]],
    ['strings by bytes', { v: { $gte: 'B', $lt: 'b' } }, [4, 5]],
    ['strings beyond the basic plane', { v: { $gt: '￿' } }, [15]],
    ['dates', { v: { $gt: day(1), $lte: day(3) } }, [7]],
    ['booleans', { v: { $gte: false } }, [8]],
    ['NaN equals NaN', { v: NaN }, [9]],
    ['NaN is not less than a number', { v: { $lt: -1e9 } }, []],
    ['documents field by field', { v: { x: 1, y: 2 } }, [11]],
    ['documents in order', { v: { y: 2, x: 1 } }, []],
    ['a whole array', { v: [0, 7] }, [10]],
    ['an element by number', { 'v.1': 7 }, [10]],
    ['object ids', { v: { $gt: new ObjectId('640000000000000000000000') } }, [12]],
    ['binary data', { v: new Binary(Buffer.from([1, 2])) }, [13]],
    ['$in of several types', { v: { $in: ['a', true, 2.5] } }, [2, 4, 8]],
  ] as [string, Document, number[]][])('%s', async (_, filter, expected) => {
    expect(await ids(docs, filter)).toEqual(expected);
  });
});

describe('arrays', () => {
  const docs = [
    {
      _id: 1,
      tags: ['x', 'y'],
      days: [
        { n: 1, ok: true },
        { n: 2, ok: false },
      ],
    },
    { _id: 2, tags: ['x'], days: [{ n: 2, ok: true }] },
    { _id: 3, tags: 'x', days: [] },
    { _id: 4, tags: [['x', 'y']] },
  ];

  test.each([
    ['contains a value', { tags: 'x' }, [1, 2, 3]],
    ['contains an array', { tags: ['x', 'y'] }, [1, 4]],
    ['a field of the documents', { 'days.n': 2 }, [1, 2]],
    ['one condition each by different elements', { 'days.n': 2, 'days.ok': true }, [1, 2]],
  ] as [string, Document, number[]][])('%s', async (_, filter, expected) => {
    expect(await ids(docs, filter)).toEqual(expected);
  });
});

describe('logic', () => {
  const docs = [
    { _id: 1, name: 'Ådne', n: 1 },
    { _id: 2, name: 'Berit\nÅse', n: 2 },
    { _id: 3, name: 'berit', n: 3 },
    { _id: 4, name: ['Cato', 'Berit'], n: 4 },
  ];

  test.each([
    ['$or', { $or: [{ n: 1 }, { name: 'berit' }] }, [1, 3]],
    ['an empty filter', {}, [1, 2, 3, 4]],
  ] as [string, Document, number[]][])('%s', async (_, filter, expected) => {
    expect(await ids(docs, filter)).toEqual(expected);
  });
});

describe('what is refused, with MongoDB’s code', () => {
  test.each([
    ['an unknown operator', { a: { $foo: 1 } }],
    ['an unknown operator at the top', { $foo: [] }],
    ['$or of nothing', { $or: [] }],
    ['$in of no array', { a: { $in: 1 } }],
  ] as [string, Document][])('%s', async (_, filter) => {
    const collection = await database.collection({ _id: 1, a: 1 });
    const code = await codeOf(collection.find(filter).toArray());
    expect(code).toBe(2);
  });
});

describe('find', () => {
  const docs = [
    { _id: 1, a: 3, s: { x: 1, y: 2 }, list: [{ u: 1, v: 2 }, { u: 3 }] },
    { _id: 2, a: 1, list: [5, 1] },
    { _id: 3, a: 2, list: [3] },
    { _id: 4, list: [] },
  ];

  test.each([
    ['one field', { a: 1 }, { _id: 1, a: 3 }],
    ['without _id', { a: 1, _id: 0 }, { a: 3 }],
    ['only _id', { _id: 1 }, { _id: 1 }],
    ['without a field', { list: 0, s: 0 }, { _id: 1, a: 3 }],
    [
      'without _id alone',
      { _id: 0 },
      { a: 3, s: { x: 1, y: 2 }, list: [{ u: 1, v: 2 }, { u: 3 }] },
    ],
  ] as [string, Document, Document][])('projects %s', async (_, projection, expected) => {
    const collection = await database.collection(...docs);
    expect(await collection.findOne({ _id: 1 }, { projection })).toEqual(expected);
  });

  test('a projection that includes and excludes is refused', async () => {
    const collection = await database.collection(...docs);
    expect(await codeOf(collection.find({}, { projection: { a: 1, s: 0 } }).toArray())).toBe(31254);
  });

  test.each([
    ['ascending, missing first', { a: 1 }, [4, 2, 3, 1]],
    ['descending', { a: -1 }, [1, 3, 2, 4]],
    ['by the least element', { list: 1, _id: 1 }, [4, 2, 3, 1]],
    ['by the greatest element', { list: -1, _id: 1 }, [1, 2, 3, 4]],
    ['by a path, then another', { 's.x': -1, a: -1 }, [1, 3, 2, 4]],
  ] as [string, Document, number[]][])('sorts %s', async (_, sort, expected) => {
    const collection = await database.collection(...docs);
    const found = await collection.find().sort(sort).toArray();
    expect(found.map((doc) => doc._id)).toEqual(expected);
  });

  test('sorts different types in MongoDB’s order', async () => {
    const values = [
      true,
      'b',
      { x: 1 },
      null,
      3,
      new Date(0),
      new ObjectId(),
      new Binary(Buffer.from('x')),
    ];
    const collection = await database.collection(...values.map((v, _id) => ({ _id, v })));
    const found = await collection.find().sort({ v: 1 }).toArray();
    expect(found.map((doc) => doc._id)).toEqual([3, 4, 1, 2, 7, 6, 0, 5]);
  });

  test('skips and limits', async () => {
    const collection = await database.collection(...docs);
    const found = await collection.find().sort({ _id: 1 }).skip(1).limit(2).toArray();
    expect(found.map((doc) => doc._id)).toEqual([2, 3]);
  });

  test('counts', async () => {
    const collection = await database.collection(...docs);
    expect(await collection.countDocuments({ a: { $gt: 1 } })).toBe(2);
  });

  test('a collection that is not there is empty', async () => {
    const collection = await database.collection();
    expect(await collection.findOne({})).toBeNull();
    expect(await collection.countDocuments()).toBe(0);
    expect(await collection.deleteMany({})).toMatchObject({ deletedCount: 0 });
  });

  test('gives back every type as it was stored', async () => {
    const doc = {
      _id: new ObjectId(),
      int: new Int32(1),
      double: new Double(1),
      long: Long.fromNumber(5),
      text: 'a\0b',
      date: new Date(1),
      bin: new Binary(Buffer.from([1]), 4),
      nothing: null,
      flag: false,
      list: [[1], {}],
    };
    const collection = await database.collection(doc);
    const found = await collection.findOne({}, { promoteValues: false, promoteLongs: false });
    expect(found).toEqual({ ...doc, list: [[new Int32(1)], {}] });
  });
});
