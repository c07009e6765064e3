import { afterAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Collection, MongoClient } from 'mongodb';
import { copyToMongo } from '../../server/cli/db-copy.ts';
import { backUp, backUpDaily, DATA_FILE } from '../../server/embedded-db/operations/backups.ts';
import { checkFile } from '../../server/embedded-db/operations/check.ts';
import { restoreBackup } from '../../server/embedded-db/operations/restore.ts';
import { openSnapshot } from '../../server/embedded-db/operations/snapshot.ts';
import { runningUri } from '../../server/embedded-db/operations/lock.ts';
import { builtWorker, startEmbeddedDb } from '../../server/embedded-db/start.ts';
import { openTables } from '../../server/embedded-db/storage/tables.ts';
import { startChild } from './child-server.ts';

const worker = fileURLToPath(builtWorker());
const root = mkdtempSync(join(tmpdir(), 'kursdag-operations-'));
const quiet = { dailyBackup: false } as const;
let made = 0;
const newDirectory = () => join(root, `data-${++made}`);
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Numbered {
  _id: number;
  n?: number;
}

/** Runs work on a database of a directory. */
async function using<T>(directory: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const database = await startEmbeddedDb({ directory, ...quiet });
  const client = await MongoClient.connect(database.uri);
  try {
    return await work(client);
  } finally {
    await client.close();
    await database.stop();
  }
}

async function fill(client: MongoClient, count: number): Promise<void> {
  const docs = Array.from({ length: count }, (_, _id): Numbered => ({ _id, n: _id * 2 }));
  const collection = client.db('app').collection<Numbered>('things');
  await collection.createIndexes([{ key: { n: 1 }, unique: true }]);
  await collection.insertMany(docs);
}

/** Changes the first fifty together again and again; resolves with how often. */
async function changeUntil(signal: AbortSignal, things: Collection<Numbered>): Promise<number> {
  let changes = 0;
  for (; !signal.aborted; changes++) {
    await things.updateMany({ _id: { $lt: 50 } }, { $inc: { changed: 1 } });
  }
  return changes;
}

const count = (client: MongoClient) => client.db('app').collection('things').countDocuments();

describe('the data directory', () => {
  test('is closed to other users, and so is what lies in it', async () => {
    const directory = newDirectory();
    await using(directory, async () => {
      expect(statSync(directory).mode & 0o777).toBe(0o700);
      const socket = readdirSync(directory).find((name) => name.endsWith('.sock')) ?? '';
      expect(statSync(join(directory, socket)).mode & 0o777).toBe(0o600);
      return Promise.resolve();
    });
    expect(readdirSync(directory).sort()).toEqual([DATA_FILE, `${DATA_FILE}-lock`]);
  });

  test('takes one process at a time, and the next after a kill', async () => {
    const directory = newDirectory();
    const first = await startChild(directory);
    expect(await runningUri(directory)).toBe(first.uri);
    await expect(startEmbeddedDb({ directory, ...quiet })).rejects.toThrow(
      /Another process uses the data directory/,
    );
    await expect(startChild(directory)).rejects.toThrow(/Another process/);
    await first.kill();
    expect(await runningUri(directory)).toBeUndefined();
    const starts = await Promise.allSettled([1, 2, 3].map(() => startChild(directory)));
    const started = starts.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(started).toHaveLength(1);
    await Promise.all(started.map((server) => server.kill()));
  });

  test('may have a path that is too long for a socket', async () => {
    const directory = join(root, 'x'.repeat(120));
    await using(directory, async (client) =>
      expect(await client.db('a').command({ ping: 1 })).toMatchObject({ ok: 1 }),
    );
  });
});

describe('backup and restore', () => {
  test('a backup made while others write is one moment, and restores', async () => {
    const directory = newDirectory();
    const file = join(root, 'backup.mdb');
    await using(directory, async (client) => {
      await fill(client, 2000);
      const collection = client.db('app').collection<Numbered>('things');
      const written = new AbortController();
      const writer = changeUntil(written.signal, collection);
      const snapshot = openSnapshot(join(directory, DATA_FILE));
      await backUp(snapshot, file, worker);
      await snapshot.close();
      written.abort();
      expect(await writer).toBeGreaterThan(0);
    });
    expect(await checkFile(file, worker, true)).toEqual({ collections: 1, documents: 2000 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const fresh = newDirectory();
    expect(await restoreBackup(file, fresh, worker, false)).toBeUndefined();
    await using(fresh, async (client) => {
      const changed = await client
        .db('app')
        .collection('things')
        .aggregate([{ $match: { _id: { $lt: 50 } } }, { $group: { _id: '$changed' } }])
        .toArray();
      expect(changed.length).toBeLessThanOrEqual(1);
      expect(await count(client)).toBe(2000);
    });
    await expect(restoreBackup(file, fresh, worker, false)).rejects.toThrow(
      /holds a database already/,
    );
    const aside = await restoreBackup(file, fresh, worker, true);
    expect(existsSync(aside ?? '')).toBe(true);
  });

  test('a backup that is damaged is not restored, nothing is changed', async () => {
    const bad = join(root, 'bad.mdb');
    writeFileSync(bad, readFileSync(join(root, 'backup.mdb')).subarray(0, 40_000));
    const directory = newDirectory();
    await expect(restoreBackup(bad, directory, worker, true)).rejects.toThrow(/cannot be restored/);
    expect(existsSync(directory)).toBe(false);
  });

  test('nothing is restored into a directory that a server uses', async () => {
    const directory = newDirectory();
    await using(directory, async (client) => {
      await expect(
        restoreBackup(join(root, 'backup.mdb'), directory, worker, true),
      ).rejects.toThrow(/Another process/);
      expect(await client.db('a').command({ ping: 1 })).toMatchObject({ ok: 1 });
    });
  });

  test('a backup a day, the newest fourteen stay', async () => {
    const directory = newDirectory();
    await using(directory, (client) => fill(client, 10));
    const backups = join(directory, 'backups');
    mkdirSync(backups);
    for (let day = 1; day <= 14; day++)
      writeFileSync(join(backups, `daily-2026-01-${String(day).padStart(2, '0')}.mdb`), '');
    writeFileSync(join(backups, 'of-my-own.mdb'), '');
    const tables = openTables(join(directory, DATA_FILE));
    for (const day of [15, 16]) {
      for (const hour of [6, 18])
        await backUpDaily(directory, tables, worker, new Date(Date.UTC(2026, 0, day, hour)));
    }
    await tables.close();
    const [first, ...more] = readdirSync(backups).sort();
    expect([first, more.length]).toEqual(['daily-2026-01-03.mdb', 14]);
    expect(more.slice(-2)).toEqual(['daily-2026-01-16.mdb', 'of-my-own.mdb']);
    const made = await checkFile(join(backups, 'daily-2026-01-16.mdb'), worker, true);
    expect(made).toEqual({ collections: 1, documents: 10 });
  });
});

describe('the way out', () => {
  test('copies documents with their types, and indexes; a second run goes on', async () => {
    const directory = newDirectory();
    await using(directory, (client) => fill(client, 1200));
    const targetDirectory = newDirectory();
    const target = await startEmbeddedDb({ directory: targetDirectory, port: 0, ...quiet });
    const client = await MongoClient.connect(target.uri);
    const things = client.db('app').collection<Numbered>('things');
    // As if a first run had ended in the middle, and somebody had changed a document since.
    await things.insertMany(Array.from({ length: 600 }, (_, _id) => ({ _id, n: _id * 2 })));
    await things.updateOne({ _id: 5 }, { $set: { n: -1 } });
    const said: string[] = [];
    const snapshot = openSnapshot(join(directory, DATA_FILE));
    await copyToMongo(snapshot.collections, target.uri, (line) => said.push(line));
    expect(said[0]).toMatch(/1200 documents, 601 of them written now/);
    expect(await things.countDocuments()).toBe(1200);
    expect(await things.findOne({ _id: 5 })).toEqual({ _id: 5, n: 10 });
    const copied = openSnapshot(join(targetDirectory, DATA_FILE));
    expect(copied.collections[0]?.indexes).toEqual(snapshot.collections[0]?.indexes);
    await copied.close();
    await things.insertOne({ _id: 5000 });
    await expect(copyToMongo(snapshot.collections, target.uri, () => undefined)).rejects.toThrow(
      /1201 documents in MongoDB/,
    );
    await snapshot.close();
    await client.close();
    await target.stop();
  });
});

test('a database that breaks ends its process, which would only seem to work', async () => {
  const broken = `
    import { parentPort } from 'node:worker_threads';
    parentPort.postMessage({ uri: 'mongodb://broken' });
    setTimeout(() => { throw new Error('broke down'); }, 100);
  `;
  const program = `
    import { startEmbeddedDb } from './server/embedded-db/start.ts';
    const workerUrl = new URL('data:text/javascript,' + encodeURIComponent(process.argv[1]));
    await startEmbeddedDb({ directory: '.', workerUrl });
    setTimeout(() => undefined, 60_000);
  `;
  const args = ['--import', 'tsx', '--input-type=module', '-e', program, broken];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  expect([code, said]).toEqual([1, expect.stringContaining('broke down')]);
});

test('two processes share a database that is served on a port', async () => {
  const database = await startEmbeddedDb({ directory: newDirectory(), port: 0, ...quiet });
  expect(database.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\//);
  const clients = await Promise.all([1, 2].map(() => MongoClient.connect(database.uri)));
  await Promise.all(
    clients.flatMap((client, who) =>
      Array.from({ length: 50 }, async () => {
        const counters = client.db('app').collection<{ _id: string; n: number }>('counters');
        await counters.findOneAndUpdate(
          { _id: 'c' },
          { $inc: { n: 1, [`by${who}`]: 1 } },
          { upsert: true },
        );
      }),
    ),
  );
  const found = await clients[0]?.db('app').collection('counters').findOne({});
  expect(found).toMatchObject({ n: 100, by0: 50, by1: 50 });
  await Promise.all(clients.map((client) => client.close()));
  await database.stop();
});
