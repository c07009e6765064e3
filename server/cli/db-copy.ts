import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'bson';
import { type Collection, type Document, MongoClient } from 'mongodb';
import type { SnapshotCollection } from '../embedded-db/operations/snapshot.ts';

const BATCH = 500;
/** Numbers and other values keep their types on the way, so that the same bytes arrive. */
const AS_STORED = { promoteValues: false, promoteLongs: false, bsonRegExp: true } as const;

/**
 * Copies collections into a MongoDB and makes sure that the same arrived, document by document.
 * Documents that are there and the same are left alone, so a second run goes on where the first ended.
 * @throws Error where the copy differs in the end
 */
export async function copyToMongo(
  collections: readonly SnapshotCollection[],
  uri: string,
  say: (line: string) => void,
): Promise<void> {
  const client = await MongoClient.connect(uri, { serverSelectionTimeoutMS: 10_000 });
  try {
    for (const source of collections) {
      const target = client.db(source.db).collection(source.name);
      let written = 0;
      for (const batch of batches(source.documents())) written += await bring(target, batch);
      say(`${source.db}.${source.name}: ${source.count} documents, ${written} of them written now`);
    }
    // Verified before the indexes are made: one that lets documents expire would take them away.
    for (const source of collections)
      await compare(source, client.db(source.db).collection(source.name));
    for (const { db, name, indexes } of collections) {
      const specs = indexes.map((spec) => deserialize(serialize(spec)));
      if (specs.length > 0) await client.db(db).command({ createIndexes: name, indexes: specs });
    }
    say('Everything was copied, and compared by count and hash.');
  } finally {
    await client.close();
  }
}

/** Writes the documents of a batch that are not there, or not the same; returns how many. */
async function bring(target: Collection, batch: readonly Buffer[]): Promise<number> {
  const there = new Set(await hashesAt(target, batch));
  const docs = batch
    .filter((raw) => !there.has(hash(raw)))
    .map((raw) => deserialize(raw, AS_STORED));
  if (docs.length === 0) return 0;
  await target.bulkWrite(
    docs.map((doc) => ({
      replaceOne: { filter: { _id: doc['_id'] as never }, replacement: doc, upsert: true },
    })),
    { ordered: false },
  );
  return docs.length;
}

async function compare(source: SnapshotCollection, target: Collection): Promise<void> {
  const place = `${source.db}.${source.name}`;
  const count = await target.countDocuments({});
  if (count !== source.count) {
    throw new Error(`${place} has ${count} documents in MongoDB, and ${source.count} here.`);
  }
  for (const batch of batches(source.documents())) {
    const there = new Set(await hashesAt(target, batch));
    if (!batch.every((raw) => there.has(hash(raw)))) {
      throw new Error(`${place} holds documents that differ. Run the command again.`);
    }
  }
}

/** Hashes of the documents that the target has under a batch's ids. */
async function hashesAt(target: Collection, batch: readonly Buffer[]): Promise<string[]> {
  const ids = batch.map((raw): unknown => deserialize(raw, AS_STORED)['_id']);
  const found = target.find({ _id: { $in: ids as never[] } }, AS_STORED);
  return (await found.toArray()).map((doc: Document) => hash(serialize(doc)));
}

function hash(raw: Uint8Array): string {
  return createHash('sha256').update(raw).digest('base64');
}

function* batches(raws: Iterable<Buffer>): Generator<Buffer[]> {
  let batch: Buffer[] = [];
  for (const raw of raws) {
    batch.push(raw);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
