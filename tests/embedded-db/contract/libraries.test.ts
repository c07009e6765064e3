import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import mongoose, { type Connection, Schema } from 'mongoose';
import { contractDatabase } from './database.ts';

const database = contractDatabase();

describe('mongoose', () => {
  let connection: Connection;
  beforeAll(async () => {
    const options = { dbName: database.db().databaseName };
    connection = await mongoose.createConnection(database.uri(), options).asPromise();
  });
  afterAll(() => connection.close());

  test('defaults, timestamps, maps, buffers and mixed values come back', async () => {
    const schema = new Schema(
      {
        name: String,
        n: { type: Number, default: 5 },
        map: { type: Map, of: Number },
        raw: Buffer,
        any: Schema.Types.Mixed,
      },
      { timestamps: true },
    );
    const Thing = connection.model('Thing', schema);
    const { _id } = await Thing.create({
      name: 'a',
      map: { x: 1 },
      raw: Buffer.from('é'),
      any: { list: [1, { y: null }] },
    });
    const found = await Thing.findById(_id).orFail();
    expect(found.createdAt).toBeInstanceOf(Date);
    expect([found.n, found.map?.get('x'), found.raw?.toString()]).toEqual([5, 1, 'é']);
    expect(found.any).toEqual({ list: [1, { y: null }] });
  });

  test('saves what changed in arrays and documents', async () => {
    const schema = new Schema({
      tags: [String],
      rows: [{ n: Number }],
      sub: { a: Number, b: Number },
    });
    const List = connection.model('List', schema);
    const doc = await List.create({ tags: ['a', 'b'], rows: [{ n: 1 }, { n: 2 }], sub: { a: 1 } });
    doc.tags.push('c', 'd');
    doc.rows.push({ n: 3 });
    doc.set('sub.b', 2);
    await doc.save();
    (doc.tags as mongoose.Types.Array<string>).addToSet('e', 'b');
    doc.set('rows', [{ n: 7 }, { n: 3 }]);
    doc.set('sub.a', undefined);
    await doc.save();
    const found = await List.findById(doc._id).lean().orFail();
    expect(found.tags).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(found.rows.map(({ n }) => n)).toEqual([7, 3]);
    expect(found.sub).toEqual({ b: 2 });
  });

  test('two who change one array at once: the later is refused', async () => {
    const Versioned = connection.model(
      'Versioned',
      new Schema({ list: [Number] }, { optimisticConcurrency: true }),
    );
    const { _id } = await Versioned.create({ list: [1, 2] });
    const [one, two] = [
      await Versioned.findById(_id).orFail(),
      await Versioned.findById(_id).orFail(),
    ];
    one.list.push(3);
    await one.save();
    two.list.push(4);
    await expect(two.save()).rejects.toThrow(mongoose.Error.VersionError);
  });

  test('unique indexes are made before the first write, and named in errors', async () => {
    const schema = new Schema({
      code: { type: String, unique: true },
      at: { type: Date, expires: 60 },
    });
    const Unique = connection.model('Unique', schema);
    await Unique.init();
    await Unique.create({ code: 'x' });
    await expect(Unique.create({ code: 'x' })).rejects.toMatchObject({
      code: 11000,
      keyValue: { code: 'x' },
    });
    expect(await Unique.syncIndexes()).toEqual([]);
  });

  test('populates, pages, walks with a cursor and counts', async () => {
    const Parent = connection.model('Parent', new Schema({ name: String }));
    const Child = connection.model(
      'Child',
      new Schema({ n: Number, parent: { type: Schema.Types.ObjectId, ref: 'Parent' } }),
    );
    const parent = await Parent.create({ name: 'p' });
    await Child.insertMany(Array.from({ length: 250 }, (_, n) => ({ n, parent: parent._id })));
    const first = await Child.findOne({ n: 0 }).populate('parent').lean().orFail();
    expect(first.parent).toMatchObject({ name: 'p' });
    const page = await Child.find({ n: { $gte: 100 } })
      .sort('-n')
      .skip(2)
      .limit(2)
      .select('n -_id')
      .lean();
    expect(page).toEqual([{ n: 247 }, { n: 246 }]);
    let walked = 0;
    for await (const doc of Child.find().sort({ n: 1 }).batchSize(60).cursor())
      expect(doc.n).toBe(walked++);
    expect([
      walked,
      await Child.countDocuments({ n: { $lt: 9 } }),
      await Child.exists({ n: 900 }),
    ]).toEqual([250, 9, null]);
    const [sum] = await Child.aggregate<{ total: number }>([
      { $match: { n: { $lt: 4 } } },
      { $group: { _id: '$parent', total: { $sum: 1 } } },
    ]);
    expect(sum).toEqual({ _id: parent._id, total: 4 });
  });
});

describe('agenda', () => {
  test('runs a job once though two look for it, and keeps one of a key', async () => {
    let runs = 0;
    const agendas = [1, 2].map(() => {
      const backend = new MongoBackend({ mongo: database.db(), collection: 'jobs' });
      const agenda = new Agenda({ backend, processEvery: 100 });
      agenda.define('count', () => {
        runs++;
        return Promise.resolve();
      });
      return agenda;
    });
    await Promise.all(agendas.map((agenda) => agenda.ready));
    const [agenda] = agendas;
    const soon = new Date(Date.now() + 300);
    for (let i = 0; i < 3; i++) {
      await agenda
        ?.create('count', { key: 'k' })
        .unique({ name: 'count', 'data.key': 'k' })
        .schedule(soon)
        .save();
    }
    expect(await database.db().collection('jobs').countDocuments()).toBe(1);
    await Promise.all(agendas.map((one) => one.start()));
    for (let waited = 0; waited < 20_000 && runs === 0; waited += 100) await sleep(100);
    await sleep(500);
    await Promise.all(agendas.map((one) => one.stop()));
    expect(runs).toBe(1);
    const { jobs, total } = (await agenda?.queryJobs({ name: 'count' })) ?? {};
    expect([total, jobs?.[0]?.lockedAt ?? null]).toEqual([1, null]);
  });
});
