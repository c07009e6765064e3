import { describe, expect, test } from '@jest/globals';
import { Double, Int32, Long, type Document } from 'mongodb';
import { type AnyDoc, codeOf, contractDatabase } from './database.ts';

const database = contractDatabase();

/** What an update makes of a document; its error's code where it is refused. */
async function updated(doc: Document, update: Document | Document[]): Promise<unknown> {
  const collection = await database.collection({ _id: 1, ...doc });
  const code = await codeOf(collection.updateOne({ _id: 1 }, update));
  if (code !== undefined) return { code };
  const { _id, ...rest } = (await collection.findOne({})) as AnyDoc;
  expect(_id).toBe(1);
  return rest;
}

describe('operators', () => {
  test.each([
    ['$set of a field', { a: 1 }, { $set: { b: 2 } }, { a: 1, b: 2 }],
    [
      '$set of a path makes documents',
      { a: 1 },
      { $set: { 'x.y.z': 2 } },
      { a: 1, x: { y: { z: 2 } } },
    ],
    ['$unset of a field', { a: 1, b: 2 }, { $unset: { b: '', c: '' } }, { a: 1 }],
    ['$inc', { a: 1 }, { $inc: { a: 2, b: -1 } }, { a: 3, b: -1 }],
    ['$push', { a: [1] }, { $push: { a: 2, b: 1 } }, { a: [1, 2], b: [1] }],
    ['$push of an array', { a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }],
    ['$push of each', { a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
    ['$addToSet', { a: [1] }, { $addToSet: { a: 1, b: 2 } }, { a: [1], b: [2] }],
    ['$addToSet of each', { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
    [
      '$addToSet of a document',
      { a: [{ x: 1 }] },
      { $addToSet: { a: { x: 1 } } },
      { a: [{ x: 1 }] },
    ],
    [
      '$setOnInsert of a found document',
      { a: 1 },
      { $setOnInsert: { b: 1 }, $set: { a: 2 } },
      { a: 2 },
    ],
  ] as [string, Document, Document, Document][])('%s', async (_, doc, update, expected) => {
    expect(await updated(doc, update)).toEqual(expected);
  });

  test.each([
    ['two operators on one path', { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ['a path and a part of it', { a: {} }, { $set: { a: 1, 'a.b': 1 } }, 40],
    ['$inc of a text', { a: 'x' }, { $inc: { a: 1 } }, 14],
    ['$inc by a text', { a: 1 }, { $inc: { a: 'x' } }, 14],
    ['$push to a number', { a: 1 }, { $push: { a: 1 } }, 2],
    ['$push with an unknown clause', { a: [1] }, { $push: { a: { $each: [1], $foo: 1 } } }, 2],
    ['$addToSet to a number', { a: 1 }, { $addToSet: { a: 1 } }, 2],
    ['a path through a number', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
    ['a path through null', { a: null }, { $set: { 'a.b': 1 } }, 28],
    ['a path through an array', { a: [] }, { $set: { 'a.b': 1 } }, 28],
    ['an unknown operator', { a: 1 }, { $foo: { a: 1 } }, 9],
    ['an empty path', { a: 1 }, { $set: { '': 1 } }, 56],
    ['another _id', { a: 1 }, { $set: { _id: 2 } }, 66],
    ['no _id', { a: 1 }, { $unset: { _id: '' } }, 66],
  ] as [string, Document, Document, number][])('refuses %s', async (_, doc, update, code) => {
    expect(await updated(doc, update)).toEqual({ code });
  });

  test('$inc keeps the type of numbers, and grows from int to long', async () => {
    const collection = await database.collection({
      _id: 1,
      i: 1,
      d: new Double(1),
      l: Long.fromNumber(1),
      big: 2 ** 31 - 1,
    });
    await collection.updateOne({}, { $inc: { i: 1, d: 1, l: 1, big: 1, new: new Double(1) } });
    const found = await collection.findOne({}, { promoteValues: false, promoteLongs: false });
    expect(found).toEqual({
      _id: new Int32(1),
      i: new Int32(2),
      d: new Double(2),
      l: Long.fromNumber(2),
      big: Long.fromNumber(2 ** 31),
      new: new Double(1),
    });
  });
});

describe('updateOne, updateMany, replaceOne', () => {
  test('tell how many were found and how many changed', async () => {
    const collection = await database.collection(
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
      { _id: 3, a: 2 },
    );
    expect(await collection.updateMany({}, { $set: { a: 1 } })).toMatchObject({
      matchedCount: 3,
      modifiedCount: 1,
    });
    expect(await collection.updateOne({ a: 1 }, { $set: { a: 1 } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 0,
    });
    expect(await collection.updateOne({ a: 9 }, { $set: { a: 1 } })).toMatchObject({
      matchedCount: 0,
      upsertedCount: 0,
    });
  });

  test('a replacement keeps _id and nothing else', async () => {
    const collection = await database.collection({ _id: 1, a: 1, b: 2 });
    await collection.replaceOne({ a: 1 }, { c: 3 });
    expect(await collection.findOne({})).toEqual({ _id: 1, c: 3 });
    expect(await codeOf(collection.replaceOne({}, { _id: 2 }))).toBe(66);
  });

  test('an upsert starts from what the filter says a field is', async () => {
    const collection = await database.collection();
    const filter = { a: 1, 'b.c': { $eq: 2 }, d: { $gt: 3 }, e: { $in: [5] } };
    const result = await collection.updateOne(
      filter,
      { $set: { g: 7 }, $setOnInsert: { h: 8 } },
      { upsert: true },
    );
    expect(result).toMatchObject({ matchedCount: 0, upsertedCount: 1 });
    expect(await collection.findOne({}, { projection: { _id: 0 } })).toEqual({
      ...{ a: 1, b: { c: 2 }, e: 5, g: 7, h: 8 },
    });
    expect(
      await collection.updateOne({ a: 1 }, { $setOnInsert: { h: 9 } }, { upsert: true }),
    ).toMatchObject({
      ...{ matchedCount: 1, modifiedCount: 0, upsertedCount: 0 },
    });
  });

  test('an upsert by replacement takes _id from the filter', async () => {
    const collection = await database.collection();
    await collection.replaceOne({ _id: 'x', a: 1 }, { b: 1 }, { upsert: true });
    expect(await collection.findOne({})).toEqual({ _id: 'x', b: 1 });
  });

  test('an upsert and its own operator on one field is refused', async () => {
    const collection = await database.collection();
    const code = await codeOf(
      collection.updateOne({ a: 1, 'a.b': 2 }, { $set: { c: 1 } }, { upsert: true }),
    );
    expect(code).toBe(54);
  });
});

describe('findOneAndUpdate, findOneAndReplace, findOneAndDelete', () => {
  test('give the document before or after', async () => {
    const collection = await database.collection({ _id: 1, n: 1 }, { _id: 2, n: 5 });
    const sort = { n: -1 } as const;
    expect(await collection.findOneAndUpdate({}, { $inc: { n: 1 } }, { sort })).toEqual({
      _id: 2,
      n: 5,
    });
    const after = await collection.findOneAndUpdate(
      {},
      { $inc: { n: 1 } },
      { sort, returnDocument: 'after' },
    );
    expect(after).toEqual({ _id: 2, n: 7 });
    expect(
      await collection.findOneAndReplace({ _id: 1 }, { m: 1 }, { returnDocument: 'after' }),
    ).toEqual({ _id: 1, m: 1 });
    expect(await collection.findOneAndDelete({ _id: 2 })).toEqual({ _id: 2, n: 7 });
    expect(await collection.countDocuments()).toBe(1);
    expect(await collection.findOneAndUpdate({ _id: 9 }, { $set: { n: 1 } })).toBeNull();
  });

  test('40 at once on a counter that is not there all get another number', async () => {
    const collection = await database.collection();
    const options = { upsert: true, returnDocument: 'after' } as const;
    const all = await Promise.all(
      Array.from({ length: 40 }, () =>
        collection.findOneAndUpdate({ _id: 'counter' }, { $inc: { n: 1 } }, options),
      ),
    );
    expect(new Set(all.map((doc): unknown => doc?.['n'])).size).toBe(40);
  });

  test('says whether it made the document', async () => {
    const collection = await database.collection();
    const options = { upsert: true, includeResultMetadata: true } as const;
    const made = await collection.findOneAndUpdate({ _id: 1 }, { $set: { a: 1 } }, options);
    expect(made).toMatchObject({
      value: null,
      lastErrorObject: { updatedExisting: false, upserted: 1 },
    });
    const found = await collection.findOneAndUpdate({ _id: 1 }, { $set: { a: 2 } }, options);
    expect(found).toMatchObject({
      value: { a: 1 },
      lastErrorObject: { updatedExisting: true, n: 1 },
    });
  });
});

describe('several writes at once', () => {
  test('ordered ones stop at the first that fails, others go on', async () => {
    const collection = await database.collection({ _id: 2 });
    const documents = [{ _id: 1 }, { _id: 2 }, { _id: 3 }];
    const ordered = await collection.insertMany(documents).catch((error: unknown) => error);
    expect(ordered).toMatchObject({ code: 11000, result: { insertedCount: 1 } });
    const others = [{ _id: 4 }, { _id: 2 }, { _id: 3 }];
    const unordered = await collection
      .insertMany(others, { ordered: false })
      .catch((error: unknown) => error);
    expect(unordered).toMatchObject({
      code: 11000,
      result: { insertedCount: 2 },
      writeErrors: [{ index: 1 }],
    });
    const stored = await collection.find().sort({ _id: 1 }).toArray();
    expect(stored.map(({ _id }) => _id)).toEqual([1, 2, 3, 4]);
  });

  test('bulkWrite mixes inserts, updates, upserts and deletes', async () => {
    const collection = await database.collection({ _id: 1, n: 1 }, { _id: 2, n: 2 });
    const result = await collection.bulkWrite([
      { insertOne: { document: { _id: 3, n: 3 } } },
      { updateOne: { filter: { _id: 1 }, update: { $set: { n: 10 } } } },
      { updateMany: { filter: { n: { $gte: 3 } }, update: { $inc: { n: 1 } } } },
      { updateOne: { filter: { _id: 4 }, update: { $set: { n: 4 } }, upsert: true } },
      { replaceOne: { filter: { _id: 3 }, replacement: { m: 1 } } },
      { deleteOne: { filter: { _id: 2 } } },
      { deleteMany: { filter: { n: 11 } } },
    ]);
    expect(result).toMatchObject({
      ...{ insertedCount: 1, matchedCount: 4, modifiedCount: 4, upsertedCount: 1, deletedCount: 2 },
      upsertedIds: { 3: 4 },
    });
    expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 3, m: 1 },
      { _id: 4, n: 4 },
    ]);
  });

  test('deleteOne takes one, deleteMany all that fit', async () => {
    const collection = await database.collection(
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
      { _id: 3, a: 1 },
    );
    expect(await collection.deleteOne({ a: 1 })).toMatchObject({ deletedCount: 1 });
    expect(await collection.deleteMany({ a: 1 })).toMatchObject({ deletedCount: 2 });
  });
});

describe('_id', () => {
  test('is made where there is none, and comes first', async () => {
    const collection = await database.collection();
    await collection.insertOne({ a: 1 } as never, { forceServerObjectId: true });
    expect(Object.keys((await collection.findOne({})) ?? {})).toEqual(['_id', 'a']);
  });

  test('may be a text, a number or a document, and is unique across number types', async () => {
    const collection = await database.collection(
      { _id: 'a' },
      { _id: 1 },
      { _id: { x: 1 } as never },
    );
    expect(await codeOf(collection.insertOne({ _id: new Double(1) as never }))).toBe(11000);
    expect(await collection.findOne({ _id: { x: 1 } })).toEqual({ _id: { x: 1 } });
  });

  test('must not be an array', async () => {
    const collection = await database.collection();
    expect(await codeOf(collection.insertOne({ _id: [1] as never }))).toBe(53);
  });
});
