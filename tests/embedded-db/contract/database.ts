import { afterAll, beforeAll } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Collection,
  type Db,
  type Document,
  MongoClient,
  type ObjectId,
  type OptionalUnlessRequiredId,
} from 'mongodb';
import { startEmbeddedDb } from '../../../server/embedded-db/start.ts';

/** A document with any fields, and an _id of the kinds that the tests use. */
export interface AnyDoc extends Document {
  _id: string | number | ObjectId;
}

interface Opened {
  uri: string;
  client: MongoClient;
  db: Db;
}

/**
 * The database that the contract is held against: a MongoDB where TEST_MONGODB_URI names one, else an
 * embedded database of its own. Each test file has its own database in it, removed at the end.
 */
export function contractDatabase() {
  let opened: Opened | undefined;
  let close = () => Promise.resolve();
  const first: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'kursdag-contract-'));
    const given = process.env['TEST_MONGODB_URI'];
    const embedded =
      given === undefined
        ? await startEmbeddedDb({ directory, dailyBackup: false, expiryEveryMs: 500 })
        : undefined;
    const uri = embedded?.uri ?? given ?? '';
    const client = await MongoClient.connect(uri);
    opened = { uri, client, db: client.db(`contract_${randomUUID().slice(0, 8)}`) };
    close = async () => {
      for (const work of first) await work();
      if (embedded === undefined) await opened?.db.dropDatabase();
      await client.close();
      await embedded?.stop();
      rmSync(directory, { recursive: true, force: true });
    };
  });
  afterAll(() => close());
  const get = (): Opened => {
    if (opened === undefined) throw new Error('The database is there only within tests.');
    return opened;
  };
  let made = 0;
  return {
    uri: () => get().uri,
    db: () => get().db,
    /** What is connected to the database is closed before the database is. */
    closeFirst: (work: () => Promise<unknown>) => void first.push(work),
    /** A collection of its own with these documents. */
    async collection(...docs: OptionalUnlessRequiredId<AnyDoc>[]): Promise<Collection<AnyDoc>> {
      const collection = get().db.collection<AnyDoc>(`c${++made}`);
      if (docs.length > 0) await collection.insertMany(docs);
      return collection;
    },
  };
}

/** The code of the error that a promise ends with; undefined where it does not fail. */
export async function codeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
  }
}
