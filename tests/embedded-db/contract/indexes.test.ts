import { describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Document, IndexDescription } from 'mongodb';
import { codeOf, contractDatabase } from './database.ts';

const database = contractDatabase();

async function indexed(indexes: IndexDescription[], ...docs: ({ _id: number } & Document)[]) {
  const collection = await database.collection(...docs);
  await collection.createIndexes(indexes);
  return collection;
}

describe('unique indexes', () => {
  test('refuse a second one, and say which and where', async () => {
    const collection = await indexed([{ key: { 'lti.iss': 1, n: -1 }, unique: true }], {
      _id: 1,
      lti: { iss: 'a' },
      n: 1,
    });
    const error: unknown = await collection
      .insertOne({ _id: 2, lti: { iss: 'a' }, n: 1 })
      .catch((e: unknown) => e);
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { 'lti.iss': 1, n: -1 },
      keyValue: { 'lti.iss': 'a', n: 1 },
      message: expect.stringMatching(
        /^E11000 duplicate key error collection: \S+ index: lti\.iss_1_n_-1 dup key: \{/,
      ),
    });
    await collection.insertOne({ _id: 3, lti: { iss: 'a' }, n: 2 });
  });

  test('hold for updates and upserts, and let a document keep its own value', async () => {
    const collection = await indexed(
      [{ key: { a: 1 }, unique: true }],
      { _id: 1, a: 1 },
      { _id: 2, a: 2 },
    );
    expect(await codeOf(collection.updateOne({ _id: 2 }, { $set: { a: 1 } }))).toBe(11000);
    expect(
      await codeOf(collection.updateOne({ _id: 3 }, { $set: { a: 1 } }, { upsert: true })),
    ).toBe(11000);
    expect(await codeOf(collection.findOneAndUpdate({ _id: 2 }, { $set: { a: 1 } }))).toBe(11000);
    expect(
      await codeOf(collection.updateOne({ _id: 1 }, { $set: { a: 1, b: 1 } })),
    ).toBeUndefined();
    expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 2 },
    ]);
  });

  test('a value is free again when its document is gone or changed', async () => {
    const collection = await indexed(
      [{ key: { a: 1 }, unique: true }],
      { _id: 1, a: 1 },
      { _id: 2, a: 2 },
    );
    await collection.deleteOne({ _id: 1 });
    await collection.updateOne({ _id: 2 }, { $set: { a: 1 } });
    await collection.insertOne({ _id: 3, a: 2 });
    expect(await collection.countDocuments()).toBe(2);
  });

  test('a missing field counts as null, once', async () => {
    const collection = await indexed([{ key: { a: 1 }, unique: true }], { _id: 1 });
    expect(await codeOf(collection.insertOne({ _id: 2, a: null }))).toBe(11000);
  });

  test('elements of an array are values each, within a document they may repeat', async () => {
    const collection = await indexed([{ key: { a: 1 }, unique: true }], { _id: 1, a: [1, 2, 2] });
    expect(await codeOf(collection.insertOne({ _id: 2, a: [2, 3] }))).toBe(11000);
  });

  test('cannot be made where values repeat', async () => {
    const collection = await database.collection({ _id: 1, a: 1 }, { _id: 2, a: 1 });
    expect(await codeOf(collection.createIndexes([{ key: { a: 1 }, unique: true }]))).toBe(11000);
    expect(await collection.indexes()).toHaveLength(1);
  });

  test('of sparse ones, documents without the field are free', async () => {
    const collection = await indexed(
      [{ key: { a: 1 }, unique: true, sparse: true }],
      { _id: 1 },
      { _id: 2 },
    );
    await collection.insertOne({ _id: 3, a: 1 });
    expect(await codeOf(collection.insertOne({ _id: 4, a: 1 }))).toBe(11000);
    expect(await collection.countDocuments({ a: null })).toBe(2);
  });

  test('of partial ones, documents outside are free', async () => {
    const partialFilterExpression = { open: true, 'sub.kind': 'void' };
    const collection = await indexed([{ key: { a: 1 }, unique: true, partialFilterExpression }], {
      _id: 1,
      a: 1,
      open: true,
      sub: { kind: 'void' },
    });
    await collection.insertMany([
      { _id: 2, a: 1, open: false, sub: { kind: 'void' } },
      { _id: 3, a: 1, open: true, sub: { kind: 'other' } },
    ]);
    expect(await codeOf(collection.updateOne({ _id: 3 }, { $set: { 'sub.kind': 'void' } }))).toBe(
      11000,
    );
    await collection.updateOne({ _id: 1 }, { $set: { open: false } });
    await collection.updateOne({ _id: 3 }, { $set: { 'sub.kind': 'void' } });
    expect(await collection.countDocuments({ a: 1 })).toBe(3);
    expect(await collection.countDocuments({ a: 1, open: true, 'sub.kind': 'void' })).toBe(1);
  });

  test('“one open at a time” by a partial index on null', async () => {
    const collection = await indexed([
      { key: { who: 1 }, unique: true, partialFilterExpression: { to: null } },
    ]);
    await collection.insertOne({ _id: 1, who: 'a', to: null });
    expect(await codeOf(collection.insertOne({ _id: 2, who: 'a', to: null }))).toBe(11000);
    await collection.updateOne({ _id: 1 }, { $set: { to: 5 } });
    await collection.insertOne({ _id: 2, who: 'a', to: null });
  });

  test('of 50 at once with one value, one wins', async () => {
    const collection = await indexed([{ key: { a: 1 }, unique: true }]);
    const codes = await Promise.all(
      Array.from({ length: 50 }, (_, _id) => codeOf(collection.insertOne({ _id, a: 'same' }))),
    );
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 11000)).toHaveLength(49);
  });
});

describe('management', () => {
  test('lists indexes as they were asked for', async () => {
    const collection = await indexed([
      { key: { a: 1, b: -1 }, name: 'two', unique: true },
      { key: { c: 1 }, sparse: true },
      { key: { d: 1 }, partialFilterExpression: { e: 1 } },
      { key: { f: 1 }, expireAfterSeconds: 60 },
    ]);
    expect(await collection.indexes()).toEqual([
      expect.objectContaining({ key: { _id: 1 }, name: '_id_' }),
      expect.objectContaining({ key: { a: 1, b: -1 }, name: 'two', unique: true }),
      expect.objectContaining({ key: { c: 1 }, name: 'c_1', sparse: true }),
      expect.objectContaining({ name: 'd_1', partialFilterExpression: { e: 1 } }),
      expect.objectContaining({ name: 'f_1', expireAfterSeconds: 60 }),
    ]);
  });

  test('making the same twice changes nothing, nearly the same is refused', async () => {
    const collection = await indexed([{ key: { a: 1 } }]);
    await collection.createIndexes([{ key: { a: 1 } }]);
    expect(await collection.indexes()).toHaveLength(2);
    expect(await codeOf(collection.createIndexes([{ key: { a: 1 }, name: 'other' }]))).toBe(85);
    expect(await codeOf(collection.createIndexes([{ key: { a: 1 }, unique: true }]))).toBe(86);
    expect(await codeOf(collection.createIndexes([{ key: { b: 1 }, name: 'a_1' }]))).toBe(86);
  });

  test('two arrays in one index are refused', async () => {
    const collection = await indexed([{ key: { a: 1, b: 1 } }]);
    expect(await codeOf(collection.insertOne({ _id: 1, a: [1, 2], b: [1, 2] }))).toBe(171);
  });

  test('an operator that a partial index cannot have is refused', async () => {
    const collection = await database.collection();
    const partialFilterExpression = { a: { $ne: 1 } };
    expect(
      await codeOf(collection.createIndexes([{ key: { a: 1 }, partialFilterExpression }])),
    ).toBe(67);
  });

  test('collections: made and listed', async () => {
    const db = database.db();
    await db.createCollection('made');
    const names = async () =>
      (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
    expect(await names()).toContain('made');
    expect(await db.listCollections({ name: 'made' }).toArray()).toHaveLength(1);
    expect(await names()).not.toContain('other');
    expect(await codeOf(db.collection('other').indexes())).toBe(26);
  });
});

describe('TTL', () => {
  test('is of one field, and a number', async () => {
    const collection = await database.collection();
    const create = (more: object) =>
      codeOf(collection.createIndexes([{ key: { at: 1 }, ...more }] as IndexDescription[]));
    expect(await create({ key: { at: 1, b: 1 }, expireAfterSeconds: 60 })).toBe(67);
    expect(await create({ expireAfterSeconds: 'soon' })).toBeDefined();
  });

  test('documents go when their time is over, others stay', async () => {
    const collection = await indexed([{ key: { at: 1 }, expireAfterSeconds: 3600 }]);
    const hour = 3_600_000;
    await collection.insertMany([
      { _id: 1, at: new Date(Date.now() - 2 * hour) },
      { _id: 2, at: new Date() },
      { _id: 3, at: 'no date' },
      { _id: 4 },
      { _id: 5, at: [new Date(), new Date(Date.now() - 2 * hour)] },
    ]);
    // MongoDB looks once a minute.
    for (let waited = 0; waited < 90_000 && (await collection.countDocuments()) > 3; waited += 250)
      await sleep(250);
    const left = await collection.find().sort({ _id: 1 }).toArray();
    expect(left.map(({ _id }) => _id)).toEqual([2, 3, 4]);
  }, 120_000);
});
