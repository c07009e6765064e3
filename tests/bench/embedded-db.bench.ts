import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { serialize } from 'bson';
import { open } from 'lmdb';
import { type Collection, type Document, MongoClient } from 'mongodb';
import { startEmbeddedDb } from '../../server/embedded-db/start.ts';
import type { BenchRow } from './bench-row.ts';

export const name = 'embedded database';

const DAYS = 10;
const PARTICIPANTS = 1_000;

/** A line of the attendance ledger, about as large as real ones. */
function entry(i: number): Document {
  return {
    _id: `entry-${i}`,
    courseId: `course-${i % 25}`,
    personId: `person-${i % PARTICIPANTS}`,
    dayId: `day-${i % DAYS}`,
    ...{ kind: 'presence', from: 0, to: 3600, source: 'manual', batch: `batch-${i % 50}` },
    by: 'leader',
    at: new Date(1_760_000_000_000 + i),
  };
}

/**
 * The embedded database through the driver, each figure beside its floor: the same bytes put into LMDB, or
 * read from it, with the same durability. Ratios say how many times longer it takes.
 */
export async function run(): Promise<BenchRow[]> {
  const root = mkdtempSync(join(tmpdir(), 'kursdag-bench-'));
  try {
    return [...(await writesAndReads(root)), ...(await sizes(root))];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function writesAndReads(root: string): Promise<BenchRow[]> {
  const floor = openFloor(join(root, 'floor.mdb'));
  const database = await startEmbeddedDb({ directory: join(root, 'db'), dailyBackup: false });
  const client = await MongoClient.connect(database.uri);
  const collection = client.db('bench').collection<{ _id: string }>('ledger');
  await collection.createIndexes([{ key: { courseId: 1, dayId: 1 } }, { key: { personId: 1 } }]);
  let next = 0;
  const insert = () => collection.insertOne(entry(next++) as { _id: string });
  const rows = [
    ...(await compared('insertOne, one after the other', 300, insert, () =>
      floor.put(entry(next++)),
    )),
    ...(await compared('insertOne, 50 at once', 3_000, insert, () => floor.put(entry(next++)), 50)),
  ];
  const thousand = () => Array.from({ length: 1_000 }, () => entry(next++) as { _id: string });
  rows.push(
    ...(await compared(
      'insertMany of 1 000',
      25,
      () => collection.insertMany(thousand()),
      () => floor.put(...thousand()),
    )),
    ...(await compared(
      'findOne by _id',
      3_000,
      (i) => collection.findOne({ _id: `entry-${i}` }),
      (i) => floor.get(`entry-${i}`),
    )),
    ...(await compared(
      'findOne by index, 20 at once',
      6_000,
      (i) => collection.findOne({ personId: `person-${i % PARTICIPANTS}` }),
      (i) => floor.get(`entry-${i}`),
      20,
    )),
    ...(await grid(client, floor)),
    ...(await delayDuringAggregation(collection)),
  );
  await client.close();
  await database.stop();
  await floor.close();
  return rows;
}

/** LMDB with the same settings, and nothing around it. */
function openFloor(file: string) {
  const options = { noSubdir: true, overlappingSync: false, eventTurnBatching: false } as const;
  const db = open<Buffer, string>(file, { ...options, encoding: 'binary' });
  return {
    put: (...docs: Document[]) =>
      db.transaction(() => {
        for (const doc of docs) void db.put(String(doc['_id']), Buffer.from(serialize(doc)));
      }),
    get: (id: string) => Promise.resolve(db.get(id)),
    /** All values whose keys begin with a prefix. */
    read: (prefix: string) =>
      Promise.resolve([...db.getRange({ start: prefix, end: `${prefix}\uffff` })].length),
    close: () => db.close(),
  };
}

/** Seconds that work takes, `atOnce` runs of it under way at any time. */
async function timed(
  times: number,
  atOnce: number,
  work: (i: number) => Promise<unknown>,
): Promise<number> {
  const started = performance.now();
  let next = 0;
  const loop = async () => {
    while (next < times) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, loop));
  return (performance.now() - started) / 1000;
}

type Work = (i: number) => Promise<unknown>;

async function compared(
  what: string,
  times: number,
  work: Work,
  floor: Work,
  atOnce = 1,
): Promise<BenchRow[]> {
  await timed(Math.ceil(times / 10), atOnce, work);
  const bare = await timed(times, atOnce, floor);
  const seconds = await timed(times, atOnce, work);
  const note = `LMDB alone: ${Math.round(times / bare)} /s`;
  return [
    { name: what, value: Math.round(times / seconds), unit: '/s', note },
    { name: `${what}, against LMDB alone`, value: seconds / bare, unit: 'times' },
  ];
}

/** What the attendance grid asks: the figures of 1 000 participants on 10 days. */
async function grid(client: MongoClient, floor: ReturnType<typeof openFloor>): Promise<BenchRow[]> {
  const ledger = client.db('bench').collection('grid');
  await ledger.createIndexes([{ key: { courseId: 1, personId: 1, dayId: 1 } }]);
  const docs = Array.from({ length: PARTICIPANTS * DAYS }, (_, i) => ({
    ...entry(i),
    courseId: 'one',
  }));
  await ledger.insertMany(docs);
  await floor.put(...docs.map((doc, i) => ({ ...doc, _id: `grid-${i}` })));
  const projection = { personId: 1, dayId: 1, kind: 1, from: 1, to: 1, source: 1 };
  const ask = () => ledger.find({ courseId: 'one' }, { projection }).toArray();
  return compared(`the grid’s query, ${docs.length} entries`, 10, ask, () => floor.read('grid-'));
}

async function delayDuringAggregation(
  collection: Collection<{ _id: string }>,
): Promise<BenchRow[]> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const pipeline = [{ $group: { _id: '$personId', entries: { $sum: 1 } } }];
  const count = await collection.countDocuments();
  const seconds = await timed(3, 1, () => collection.aggregate(pipeline).toArray());
  delay.disable();
  return [
    { name: `grouping ${count} documents`, value: Math.round((seconds * 1000) / 3), unit: 'ms' },
    { name: 'longest wait of the main loop meanwhile', value: delay.max / 1e6, unit: 'ms' },
  ];
}

/** Start-up time and memory by the number of documents. */
async function sizes(root: string): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const count of [0, 25_000, 250_000]) {
    const directory = join(root, `size-${count}`);
    const filled = await startEmbeddedDb({ directory, dailyBackup: false });
    const client = await MongoClient.connect(filled.uri);
    const collection = client.db('bench').collection<{ _id: string }>('ledger');
    await collection.createIndexes([{ key: { courseId: 1, dayId: 1 } }]);
    for (let i = 0; i < count; i += 5_000) {
      await collection.insertMany(
        Array.from({ length: 5_000 }, (_, k) => entry(i + k) as { _id: string }),
      );
    }
    await client.close();
    await filled.stop();
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const database = await startEmbeddedDb({ directory, dailyBackup: false });
    const milliseconds = Math.round(performance.now() - started);
    const megabytes = Math.round((process.memoryUsage().rss - before) / 1e6);
    rows.push({
      name: `start with ${count} documents`,
      value: milliseconds,
      unit: 'ms',
      note: 'with the check of the whole file',
    });
    rows.push({
      name: `memory added by starting with ${count} documents`,
      value: megabytes,
      unit: 'MB',
    });
    await database.stop();
  }
  return rows;
}
