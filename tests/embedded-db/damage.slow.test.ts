import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  closeSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Collection, MongoClient } from 'mongodb';
import { FORMAT, openTables } from '../../server/embedded-db/storage/tables.ts';
import { DATA_FILE } from '../../server/embedded-db/operations/backups.ts';
import { startEmbeddedDb } from '../../server/embedded-db/start.ts';
import { startChild } from './child-server.ts';

const root = mkdtempSync(join(tmpdir(), 'kursdag-damage-'));
const sound = join(root, 'sound');
afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeAll(async () => {
  const database = await startEmbeddedDb({ directory: sound, dailyBackup: false });
  const client = await MongoClient.connect(database.uri);
  const collection = client.db('d').collection('c');
  await collection.createIndexes([{ key: { n: 1 } }]);
  await collection.insertMany(
    Array.from({ length: 3000 }, (_, n) => ({ n, text: `text ${n}`.repeat(10) })),
  );
  await client.close();
  await database.stop();
});

async function idsIn(collection: Collection<{ _id: number; n?: number }>): Promise<number[]> {
  return (await collection.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
}

/** A directory with a copy of the sound file, damaged. */
function damaged(name: string, damage: (file: string, size: number) => void): string {
  const directory = join(root, name);
  mkdirSync(directory);
  const file = join(directory, DATA_FILE);
  copyFileSync(join(sound, DATA_FILE), file);
  damage(file, statSync(file).size);
  return directory;
}

function overwrite(file: string, at: number, bytes: Buffer): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, bytes, 0, bytes.length, at);
  closeSync(descriptor);
}

/** Why the database does not start; it must not change the file either. */
async function refusal(directory: string): Promise<string> {
  const file = join(directory, DATA_FILE);
  const before = readFileSync(file);
  const error: unknown = await startEmbeddedDb({ directory }).catch((reason: unknown) => reason);
  if (!(error instanceof Error)) throw new Error('It started.');
  expect(readFileSync(file).equals(before)).toBe(true);
  return error.message;
}

describe('a damaged file is refused and left as it is', () => {
  test.each([
    [
      'cut off by a tenth',
      (file: string, size: number) => truncateSync(file, Math.floor(size * 0.9)),
    ],
    ['cut in half', (file: string, size: number) => truncateSync(file, Math.floor(size / 2))],
    ['cut to two pages', (file: string) => truncateSync(file, 8192)],
    ['cut to nothing', (file: string) => truncateSync(file, 0)],
    ['beginning with zeros', (file: string) => overwrite(file, 0, Buffer.alloc(8192))],
    ['beginning with chance', (file: string) => overwrite(file, 0, Buffer.alloc(8192, 0xa7))],
    [
      'with zeros in the middle',
      (file: string, size: number) =>
        overwrite(file, Math.floor(size / 2 / 4096) * 4096, Buffer.alloc(4096 * 8)),
    ],
    [
      'with one changed text',
      (file: string) =>
        overwrite(file, readFileSync(file).indexOf('text 1500text'), Buffer.from('Text')),
    ],
    ['no database at all', (file: string) => writeFileSync(file, 'hello '.repeat(2000))],
  ] as [string, (file: string, size: number) => void][])('%s', async (name, damage) => {
    const directory = damaged(name.replaceAll(' ', '-'), damage);
    expect(await refusal(directory)).toMatch(
      /cannot be used: .* It was left as it is\. There is no daily backup\.$/,
    );
  });

  test('the newest backup is named', async () => {
    const directory = damaged('with-backup', (file) => truncateSync(file, 8192));
    mkdirSync(join(directory, 'backups'));
    for (const day of ['01', '03', '02'])
      writeFileSync(join(directory, 'backups', `daily-2026-01-${day}.mdb`), '');
    expect(await refusal(directory)).toContain('daily-2026-01-03.mdb');
  });

  test('a missing file beside backups is not replaced by an empty one', async () => {
    const directory = join(root, 'missing');
    mkdirSync(join(directory, 'backups'), { recursive: true });
    writeFileSync(join(directory, 'backups', 'daily-2026-01-01.mdb'), '');
    await expect(startEmbeddedDb({ directory })).rejects.toThrow(
      /it does not exist.*daily-2026-01-01/,
    );
  });

  test('what a newer version wrote', async () => {
    const directory = damaged('newer', () => undefined);
    const tables = openTables(join(directory, DATA_FILE));
    await tables.write(() => tables.putMeta('format', { version: FORMAT + 1 }));
    await tables.close();
    expect(await refusal(directory)).toMatch(/a newer version of the program wrote it/);
  });

  test('an index that lost entries, by the deep check alone or by its tally', async () => {
    const directory = damaged('index', () => undefined);
    const tables = openTables(join(directory, DATA_FILE));
    const [key] = [...tables.entries.getKeys({ start: Buffer.alloc(1), limit: 1 })];
    if (key === undefined) throw new Error('no entry');
    await tables.write(() => void tables.entries.remove(key));
    await tables.close();
    expect(await refusal(directory)).toMatch(/missing or changed/);
  });
});

describe('a disk that is full', () => {
  test('refuses writes with a sentence, goes on reading, loses nothing', async () => {
    const directory = join(root, 'full');
    const server = await startChild(directory, 2000);
    const client = await MongoClient.connect(server.uri);
    const collection = client.db('d').collection<{ _id: number; text?: string; n?: number }>('c');
    await collection.createIndexes([{ key: { n: 1 } }]);
    const acknowledged = new Set<number>();
    let failure: unknown;
    // Several at once, so that the write to disk that fails is one for many.
    for (let round = 0; failure === undefined && round < 60; round++) {
      const ids = Array.from({ length: 8 }, (_, i) => round * 8 + i);
      await Promise.all(
        ids.map((_id) =>
          collection.insertOne({ _id, n: _id, text: 'x'.repeat(20_000) }).then(
            () => acknowledged.add(_id),
            (error: unknown) => (failure = error),
          ),
        ),
      );
    }
    const written = acknowledged.size;
    expect(written).toBeGreaterThan(8);
    expect(failure).toMatchObject({
      code: 14031,
      message: expect.stringMatching(/Make room on the disk/),
    });
    expect(await collection.countDocuments()).toBe(written);
    expect(await idsIn(collection)).toEqual([...acknowledged].sort((a, b) => a - b));
    expect(await collection.find({ n: { $gte: 0 } }).toArray()).toHaveLength(written);
    const again: unknown = await collection
      .insertOne({ _id: 9999, text: 'x'.repeat(400_000) })
      .catch((e: unknown) => e);
    expect(again).toMatchObject({ code: 14031 });
    await client.close();
    await server.kill();
    const roomy = await startEmbeddedDb({ directory, dailyBackup: false });
    const later = await MongoClient.connect(roomy.uri);
    const found = later.db('d').collection<{ _id: number; n?: number }>('c');
    expect(await idsIn(found)).toEqual([...acknowledged].sort((a, b) => a - b));
    await found.insertOne({ _id: 9999, n: 1 });
    await later.close();
    await roomy.stop();
  });

  test('a directory that cannot be made says so', async () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    await expect(startEmbeddedDb({ directory: join(file, 'data') })).rejects.toThrow(
      /ENOTDIR|cannot/,
    );
  });
});
