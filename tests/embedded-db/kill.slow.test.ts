import { expect, test } from '@jest/globals';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { deserialize } from 'bson';
import { type Collection, MongoClient } from 'mongodb';
import { DATA_FILE } from '../../server/embedded-db/operations/backups.ts';
import { checkFile } from '../../server/embedded-db/operations/check.ts';
import { openSnapshot } from '../../server/embedded-db/operations/snapshot.ts';
import { builtWorker } from '../../server/embedded-db/start.ts';
import { startChild } from './child-server.ts';

/** KILLS=200 runs longer. */
const KILLS = Number(process.env['KILLS'] ?? 20);
const WRITERS = 12;
const LONG = 60 * 60_000;

interface Written {
  _id: number;
  n: number;
  group: number;
  version: number;
}

test(
  `nothing that was acknowledged is lost by ${KILLS} kills under concurrent writes`,
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'kursdag-kill-'));
    const worker = fileURLToPath(builtWorker());
    /** The version of each document that was acknowledged. */
    const acknowledged = new Map<number, number>();
    let next = 0;
    for (let round = 0; round < KILLS; round++) {
      const server = await startChild(directory);
      const client = await MongoClient.connect(server.uri, {
        retryReads: false,
        retryWrites: false,
      });
      const collection = client.db('kill').collection<Written>('written');
      if (round === 0)
        await collection.createIndexes([
          { key: { n: 1 }, unique: true },
          { key: { group: 1, version: -1 } },
        ]);
      expectAll(acknowledged, await collection.find().toArray());
      await expectIndexes(collection);
      let stopped = false;
      const writers = Array.from({ length: WRITERS }, async () => {
        while (!stopped) {
          const _id = next++;
          try {
            await collection.insertOne({ _id, n: -_id, group: _id % 7, version: 0 });
            acknowledged.set(_id, 0);
            await collection.updateOne({ _id }, { $set: { version: 1 } });
            acknowledged.set(_id, 1);
          } catch {
            return;
          }
        }
      });
      await sleep(150 + (round % 5) * 60);
      // The file as it is at one moment in the midst of writing, as a loss of power would leave it.
      server.process.kill('SIGSTOP');
      const known = new Map(acknowledged);
      const image = join(directory, 'image.mdb');
      copyFileSync(join(directory, DATA_FILE), image);
      await server.kill();
      stopped = true;
      await Promise.all(writers);
      await client.close();
      if (round % 4 === 0) {
        expect(await checkFile(image, worker, true)).not.toHaveProperty('problem');
        expectAll(known, await documentsOf(image));
      }
    }
    const { documents, problem } = await checkFile(join(directory, DATA_FILE), worker, true);
    expect(problem).toBeUndefined();
    expect(documents).toBeGreaterThanOrEqual(acknowledged.size);
    expect(acknowledged.size).toBeGreaterThan(KILLS * 5);
    rmSync(directory, { recursive: true, force: true });
  },
  LONG,
);

async function documentsOf(file: string): Promise<Written[]> {
  const snapshot = openSnapshot(file);
  const raws = [...(snapshot.collections[0]?.documents() ?? [])];
  await snapshot.close();
  return raws.map((raw) => deserialize(raw) as Written);
}

function expectAll(acknowledged: ReadonlyMap<number, number>, found: readonly Written[]): void {
  const versions = new Map(found.map(({ _id, version }) => [_id, version]));
  const lost = [...acknowledged].filter(([_id, version]) => (versions.get(_id) ?? -1) < version);
  expect(lost).toEqual([]);
}

async function expectIndexes(collection: Collection<Written>): Promise<void> {
  const total = await collection.countDocuments();
  const groups = await Promise.all(
    Array.from({ length: 7 }, (_, group) =>
      collection.find({ group }).sort({ version: -1 }).toArray(),
    ),
  );
  expect(groups.flat()).toHaveLength(total);
  expect(await collection.find({ n: { $lte: 0 } }).toArray()).toHaveLength(total);
}
