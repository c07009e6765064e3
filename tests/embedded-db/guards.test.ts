import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decimal128, Long, Timestamp, serialize } from 'bson';
import { type Document, MongoClient } from 'mongodb';
import { LIMITS } from '../../server/embedded-db/limits.ts';
import { type EmbeddedDb, startEmbeddedDb } from '../../server/embedded-db/start.ts';
import { Cursors } from '../../server/embedded-db/wire/cursors.ts';
import { codeOf } from './contract/database.ts';
import { openInProcess } from './in-process.ts';

const database = openInProcess();
afterAll(() => database.close());

const insert = (...documents: Document[]) => database.run({ insert: 'c', documents });

describe('documents', () => {
  test('that are too large are refused', async () => {
    const { writeErrors } = await insert({ _id: 1, text: 'x'.repeat(LIMITS.documentBytes) });
    expect(writeErrors).toMatchObject([{ code: 10334 }]);
  });

  test('that would grow too large stay as they are', async () => {
    const text = 'x'.repeat(6_000_000);
    await insert({ _id: 'grows', list: [text] });
    const push = (...texts: string[]) => {
      const u = { $push: { list: { $each: texts } } };
      return database.run({ update: 'c', updates: [{ q: { _id: 'grows' }, u }] });
    };
    expect(await push(text)).toMatchObject({ nModified: 1 });
    expect(await push(text)).toMatchObject({ writeErrors: [{ code: 10334 }] });
    expect(await push(text, 'y')).toMatchObject({ writeErrors: [{ code: 10334 }] });
    expect(await push('y')).toMatchObject({ nModified: 1 });
    const { docs } = await database.run({ find: 'c', filter: { _id: 'grows' } });
    expect((docs as { list: string[] }[])[0]?.list.map(({ length }) => length)).toEqual([
      6e6, 6e6, 1,
    ]);
    await database.run({ delete: 'c', deletes: [{ q: { _id: 'grows' }, limit: 1 }] });
  });

  test('that are nested too deeply are refused', async () => {
    const nested = (depth: number): Document => (depth === 0 ? {} : { a: nested(depth - 1) });
    expect(await insert({ _id: 2, ...nested(90) })).toMatchObject({ n: 1 });
    expect(await insert({ _id: 3, ...nested(110) })).toMatchObject({ writeErrors: [{ code: 15 }] });
    expect(await insert({ _id: 3, ...nested(150) })).toMatchObject({ ok: 0, code: 15 });
  });

  test.each([['a dollar name', { $where: 1 }, 52]] as [string, Document, number][])(
    'with %s are refused',
    async (_, document, code) => {
      expect(await insert({ _id: 4, inner: document })).toMatchObject({ writeErrors: [{ code }] });
    },
  );

  test.each([
    ['a pattern', { p: /x/ }],
    ['a decimal', { d: Decimal128.fromString('1') }],
    ['a timestamp', { t: new Timestamp(1n) }],
  ] as [string, Document][])('with %s are refused with the whole command', async (_, document) => {
    expect(await insert({ _id: 4, inner: document })).toMatchObject({ ok: 0, code: 2 });
  });
});

describe('a way to a prototype', () => {
  const evil = JSON.parse('{"__proto__": {"polluted": true}}') as Document;

  test.each([
    ['a document', { insert: 'c', documents: [{ _id: 9, x: evil }] }],
    [
      'an update of a path',
      {
        update: 'c',
        updates: [{ q: {}, u: { $set: { '__proto__.polluted': true } }, upsert: true }],
      },
    ],
    [
      'an update of a part',
      {
        update: 'c',
        updates: [{ q: {}, u: { $set: { 'a.__proto__.polluted': true } }, upsert: true }],
      },
    ],
    [
      'an upsert’s filter',
      {
        update: 'c',
        updates: [{ q: { '__proto__.polluted': true }, u: { $set: { b: 1 } }, upsert: true }],
      },
    ],
    ['a filter', { find: 'c', filter: evil }],
    ['a projection', { find: 'c', projection: { '__proto__.x': 1 } }],
    [
      'a pipeline',
      {
        aggregate: 'c',
        pipeline: [{ $group: { _id: null, '__proto__.n': { $sum: 1 } } }],
        cursor: {},
      },
    ],
    [
      'an expression',
      { aggregate: 'c', pipeline: [{ $group: { _id: '$__proto__.polluted' } }], cursor: {} },
    ],
  ] as [string, Document][])('in %s is refused', async (_, command) => {
    const answer = await database.run(command);
    expect(answer['ok'] === 0 || 'writeErrors' in answer).toBe(true);
    expect(({} as Document)['polluted']).toBeUndefined();
  });

  test('“constructor” and “toString” are fields like others', async () => {
    await insert({ _id: 'plain', constructor: { name: 'x' }, toString: 1 }, { _id: 'without' });
    const find = (filter: Document) =>
      database.run({ find: 'c', filter, projection: { constructor: 1 } });
    expect(await find({ 'constructor.name': 'x' })).toMatchObject({
      docs: [{ _id: 'plain', constructor: { name: 'x' } }],
    });
    expect(await find({ _id: 'without', constructor: { $ne: null } })).toMatchObject({
      docs: [],
    });
    await database.run({
      update: 'c',
      updates: [{ q: { _id: 'without' }, u: { $set: { 'constructor.prototype.polluted': 1 } } }],
    });
    expect(({} as Document)['polluted']).toBeUndefined();
    expect(await find({ 'constructor.prototype.polluted': 1 })).toMatchObject({
      docs: [{ _id: 'without' }],
    });
  });
});

describe('values that are too long for an index', () => {
  test('are refused when stored, and found by nobody', async () => {
    const long = 'x'.repeat(2_000);
    await database.run({ createIndexes: 'long', indexes: [{ key: { a: 1 }, name: 'a' }] });
    const documents = [{ _id: 1, a: 'x'.repeat(1_300) }, { _id: 2, a: long }, { _id: long }];
    const answer = await database.run({ insert: 'long', documents, ordered: false });
    expect(answer).toMatchObject({ n: 1, writeErrors: [{ code: 17280 }, { code: 17280 }] });
    const find = (filter: Document) => database.run({ find: 'long', filter });
    expect(await find({ a: long })).toMatchObject({ docs: [] });
    expect(await find({ _id: long })).toMatchObject({ docs: [] });
    expect(await find({ a: { $lt: long } })).toMatchObject({ docs: [{ _id: 1 }] });
  });
});

describe('what is not supported is refused by name', () => {
  test.each([
    ['a transaction', { find: 'c', startTransaction: true, autocommit: false }, 20],
    ['a hint', { find: 'c', hint: { a: 1 } }, 40415],
    ['a collation', { find: 'c', collation: { locale: 'nb' } }, 40415],
    ['a pattern', { find: 'c', filter: { a: /x/ } }, 2],
    ['$regex', { find: 'c', filter: { a: { $regex: '(a+)+$' } } }, 2],
    ['$nin', { find: 'c', filter: { a: { $nin: [1] } } }, 2],
    ['$and', { find: 'c', filter: { $and: [{ a: 1 }] } }, 2],
    ['$where', { find: 'c', filter: { $where: '1' } }, 2],
    ['$expr', { find: 'c', filter: { $expr: true } }, 2],
    ['$text', { find: 'c', filter: { $text: {} } }, 2],
    ['$near', { find: 'c', filter: { a: { $near: [1, 1] } } }, 2],
    ['a part of a field', { find: 'c', projection: { 'a.b': 1 } }, 238],
    ['$slice', { find: 'c', projection: { a: { $slice: 1 } } }, 238],
    ['$limit', { aggregate: 'c', pipeline: [{ $limit: 1 }], cursor: {} }, 40324],
    [
      '$sum of a field',
      {
        aggregate: 'c',
        pipeline: [{ $group: { _id: 1, n: { $sum: '$a' } } }],
        cursor: {},
      },
      15952,
    ],
    [
      '$match behind $group',
      { aggregate: 'c', pipeline: [{ $group: { _id: 1 } }, { $match: {} }], cursor: {} },
      238,
    ],
    ['$out', { aggregate: 'c', pipeline: [{ $out: 'x' }], cursor: {} }, 40324],
    ['a change stream', { aggregate: 'c', pipeline: [{ $changeStream: {} }], cursor: {} }, 40324],
    [
      '$function',
      { aggregate: 'c', pipeline: [{ $group: { _id: { $function: {} } } }], cursor: {} },
      168,
    ],
    ['$lookup', { aggregate: 'c', pipeline: [{ $lookup: {} }], cursor: {} }, 40324],
    ['$elemMatch', { find: 'c', filter: { a: { $elemMatch: { b: 1 } } } }, 2],
    ['a text index', { createIndexes: 'c', indexes: [{ key: { a: 'text' }, name: 'a' }] }, 2],
    ['a capped collection', { create: 'capped', capped: true, size: 1 }, 40415],
    ['distinct', { distinct: 'c', key: 'a' }, 59],
    ['count', { count: 'c' }, 59],
    ['drop', { drop: 'c' }, 59],
    ['mapReduce', { mapReduce: 'c' }, 59],
  ] as [string, Document, number][])('%s', async (_, command, code) => {
    await insert({ _id: 'any', a: 1 });
    expect(await database.run(command)).toMatchObject({ ok: 0, code });
  });

  test.each([
    ['an update with a pipeline', [{ $set: { a: 1 } }], 9],
    ['a positional update', { $set: { 'a.$': 1 } }, 238],
    ['an update within an array', { $set: { 'list.0': 1 } }, 28],
    ['$unset within an array', { $unset: { 'list.0': 1 } }, 28],
    ['$position', { $push: { list: { $each: [1], $position: 0 } } }, 2],
    ['$pull', { $pull: { list: 1 } }, 9],
    ['$rename', { $rename: { a: 'b' } }, 9],
    ['$min', { $min: { a: 1 } }, 9],
  ] as [string, Document, number][])('%s', async (_, u, code) => {
    await insert({ _id: 'listed', list: [1] });
    expect(
      await database.run({ update: 'c', updates: [{ q: { _id: 'listed' }, u }] }),
    ).toMatchObject({
      writeErrors: [{ code }],
    });
  });
});

describe('answers', () => {
  test('that are too large for one message come in several', async () => {
    for (let _id = 0; _id < 3; _id++) {
      const texts = { text: `${_id}`.repeat(7_000_000) };
      await database.run({ insert: 'large', documents: [{ _id, ...texts }] });
    }
    const filter = { _id: { $in: [0, 1, 2] } };
    const found = await database.run({ find: 'large', filter });
    expect(found['docs']).toHaveLength(2);
  });

  test('to very many writes that fail tell of the first, and give a code to each', async () => {
    await insert({ _id: 'taken' });
    const documents = Array.from({ length: 12_000 }, () => ({ _id: 'taken' }));
    const { n, writeErrors } = await database.run({ insert: 'c', documents, ordered: false });
    const errors = writeErrors as Document[];
    expect([n, errors.length]).toEqual([0, documents.length]);
    expect(errors[0]).toMatchObject({ code: 11000, errmsg: expect.stringContaining('E11000') });
    expect(errors.at(-1)).toEqual({ index: 11_999, code: 11000, errmsg: '' });
  });
});

describe('time and number', () => {
  test('cursors end when nobody fetches, and are not too many', () => {
    const cursors = new Cursors();
    const docs = [serialize({ a: 1 }), serialize({ a: 2 })].map((bytes) => Buffer.from(bytes));
    for (let i = 0; i < LIMITS.openCursors; i++) cursors.answer('a.b', docs, 1);
    expect(() => cursors.answer('a.b', docs, 1)).toThrow(/cursors are open/);
    cursors.closeIdle(Date.now() + LIMITS.cursorIdleMs + 1);
    expect(cursors.size).toBe(0);
    expect(() => cursors.more(Long.fromNumber(1))).toThrow(/not found/);
  });
});

describe('connections', () => {
  const directory = mkdtempSync(join(tmpdir(), 'kursdag-guards-'));
  let embedded: EmbeddedDb;
  beforeAll(async () => {
    embedded = await startEmbeddedDb({ directory, port: 0, dailyBackup: false });
  });
  afterAll(async () => {
    await embedded.stop();
    rmSync(directory, { recursive: true, force: true });
  });
  const open = () => connect(Number(/:(\d+)\//.exec(embedded.uri)?.[1]), '127.0.0.1');

  test.each([
    [
      'a message that is too long',
      Buffer.from([0xff, 0xff, 0xff, 0x7f, ...Array<number>(12).fill(0)]),
    ],
    ['a message that is too short', Buffer.from([1, 0, 0, 0, ...Array<number>(12).fill(0)])],
    ['another protocol', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
    [
      'a message without a sense',
      Buffer.from([20, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0xdd, 7, 0, 0, 9, 9, 9, 9]),
    ],
  ])('%s ends its connection alone', async (_, bytes) => {
    const socket = open();
    socket.on('error', () => undefined);
    socket.write(bytes);
    await once(socket, 'close');
    const client = await MongoClient.connect(embedded.uri);
    expect(await client.db('a').command({ ping: 1 })).toMatchObject({ ok: 1 });
    await client.close();
  });

  test('are not too many, and a place is free again when one ends', async () => {
    const sockets = Array.from({ length: LIMITS.connections + 5 }, open);
    for (const socket of sockets) socket.on('error', () => undefined);
    const closed = new Promise((resolve) => {
      let ended = 0;
      for (const socket of sockets) socket.once('close', () => ++ended === 5 && resolve(ended));
    });
    expect(await closed).toBe(5);
    for (const socket of sockets) socket.destroy();
    const client = await MongoClient.connect(embedded.uri);
    expect(await codeOf(client.db('a').command({ ping: 1 }))).toBeUndefined();
    await client.close();
  });
});
