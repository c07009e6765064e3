import { describe, expect, test } from '@jest/globals';
import { Long } from 'mongodb';
import { codeOf, contractDatabase } from './database.ts';

const database = contractDatabase();
const many = Array.from({ length: 350 }, (_, _id) => ({ _id, pad: 'x'.repeat(1000) }));

describe('cursors', () => {
  test('bring all documents in batches, in order', async () => {
    const collection = await database.collection(...many);
    const seen: unknown[] = [];
    for await (const doc of collection.find().sort({ _id: 1 }).batchSize(40)) seen.push(doc._id);
    expect(seen).toEqual(many.map(({ _id }) => _id));
    expect(await collection.aggregate([{ $match: {} }], { batchSize: 100 }).toArray()).toHaveLength(
      350,
    );
  });

  test('bring more than a message holds', async () => {
    const collection = await database.collection();
    for (let _id = 0; _id < 6; _id++)
      await collection.insertOne({ _id, big: 'x'.repeat(8_000_000) });
    expect(await collection.find().toArray()).toHaveLength(6);
  });

  test('a first batch of none, and one batch alone', async () => {
    const collection = await database.collection(...many.slice(0, 5));
    const name = collection.collectionName;
    const { cursor } = await database.db().command({ find: name, batchSize: 0 });
    expect(cursor).toMatchObject({ firstBatch: [] });
    const single = await database.db().command({ find: name, batchSize: 2, singleBatch: true });
    expect(single['cursor']).toMatchObject({ id: 0, firstBatch: [{ _id: 0 }, { _id: 1 }] });
  });

  test('a closed one is gone', async () => {
    const collection = await database.collection(...many);
    const cursor = collection.find().batchSize(10);
    await cursor.next();
    const id = cursor.id ?? Long.ZERO;
    await cursor.close();
    const more = database.db().command({ getMore: id, collection: collection.collectionName });
    expect(await codeOf(more)).toBe(43);
  });
});

describe('commands', () => {
  test('greet, answer and know what they are', async () => {
    expect(await database.db().command({ ping: 1 })).toMatchObject({ ok: 1 });
    expect(await database.db().command({ hello: 1 })).toMatchObject({
      ok: 1,
      isWritablePrimary: true,
    });
    expect(await database.db().command({ buildInfo: 1 })).toMatchObject({
      version: expect.any(String),
    });
  });

  test('unknown ones and unknown fields are refused', async () => {
    expect(await codeOf(database.db().command({ foo: 1 }))).toBe(59);
    expect(await codeOf(database.db().command({ find: 'x', foo: 1 }))).toBe(40415);
  });

  test('a query that takes too long is ended', async () => {
    const collection = await database.collection(
      ...Array.from({ length: 20_000 }, (_, _id) => ({ _id, text: `text ${_id}` })),
    );
    const slow = collection
      .find({ $or: [{ text: { $ne: 'a' } }, { text: 'q' }] })
      .sort({ text: 1 })
      .maxTimeMS(1)
      .toArray();
    expect(await codeOf(slow)).toBe(50);
  });
});
