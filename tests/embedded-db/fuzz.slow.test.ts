import { afterAll, describe, expect, test } from '@jest/globals';
import { EJSON } from 'bson';
import type { Document } from 'mongodb';
import { openInProcess } from './in-process.ts';
import { naiveUpdate } from './naive-update.ts';
import { randomDocuments, seeded } from './random-documents.ts';

/** FUZZ_CASES=200000 runs longer, FUZZ_SEED takes another way. */
const CASES = Number(process.env['FUZZ_CASES'] ?? 10_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
const DOCUMENTS = 60;
const LONG = 60 * 60_000;

const database = openInProcess();
afterAll(() => database.close());

async function succeed(command: Document): Promise<Document> {
  const answer = await database.run(command);
  if (answer['ok'] !== 1 || 'writeErrors' in answer)
    throw new Error(EJSON.stringify({ command, answer }));
  return answer;
}

describe(`seed ${SEED}`, () => {
  const indexes = [
    { key: { a: 1 }, name: 'a' },
    { key: { b: -1, a: 1 }, name: 'b, a' },
    { key: { c: 1 }, name: 'c, sparse', sparse: true },
    { key: { 'n.x': 1, c: -1 }, name: 'nx, c' },
    { key: { 'n.y': -1 }, name: 'ny' },
    { key: { b: 1, c: 1 }, name: 'b, c' },
    { key: { c: 1, b: 1 }, name: 'partial one', partialFilterExpression: { c: 1 } },
    { key: { c: -1 }, name: 'partial null', partialFilterExpression: { b: null } },
  ];

  test(
    `an indexed collection answers ${CASES} queries as one without indexes`,
    async () => {
      const below = seeded(SEED);
      const random = randomDocuments(below);
      const documents = Array.from({ length: DOCUMENTS }, (_, _id) => ({
        _id,
        ...random.document(),
      }));
      await succeed({ createIndexes: 'indexed', indexes });
      await succeed({ insert: 'indexed', documents });
      await succeed({ insert: 'plain', documents });
      let found = 0;
      for (let done = 0; done < CASES; done++) {
        if (done % 100 === 0) {
          // Several changes at once cost one write to disk.
          const someone = () => ({ q: { _id: below(DOCUMENTS) } });
          const deletes = Array.from({ length: 2 }, () => ({ ...someone(), limit: 1 }));
          const updates = Array.from({ length: 4 }, () => ({
            ...{ ...someone(), u: random.document(), upsert: true },
          }));
          for (const name of ['plain', 'indexed']) {
            await succeed({ delete: name, deletes });
            await succeed({ update: name, updates });
          }
        }
        const page = below(3) === 0 ? { limit: 5, skip: below(3) } : {};
        const query = {
          filter: random.filter(),
          sort: random.sort(),
          projection: { _id: 1 },
          ...page,
        };
        const expected = await database.run({ find: 'plain', ...query });
        const actual = await database.run({ find: 'indexed', ...query });
        if (EJSON.stringify(actual) !== EJSON.stringify(expected)) {
          throw new Error(`${EJSON.stringify(query)} found other documents by index`);
        }
        if (Array.isArray(expected['docs']) && expected['docs'].length > 0) found++;
      }
      expect(found).toBeGreaterThan(CASES / 4);
    },
    LONG,
  );

  test(
    `${CASES} updates change a document as a naive model does`,
    async () => {
      const below = seeded(SEED + 1);
      const random = randomDocuments(below);
      let accepted = 0;
      for (let done = 0; done < CASES;) {
        // Many updates at once, each on its own document, cost one write to disk.
        const before = Array.from({ length: 100 }, (_, _id) => ({ _id, ...random.document() }));
        const updates = before.map(({ _id }) => ({ q: { _id }, u: random.update() }));
        await succeed({ delete: 'updated', deletes: [{ q: {}, limit: 0 }] });
        await succeed({ insert: 'updated', documents: before });
        const answer = await database.run({ update: 'updated', updates, ordered: false });
        const refused = new Set(
          (answer['writeErrors'] as { index: number }[] | undefined)?.map((e) => e.index),
        );
        const after = (
          await succeed({ find: 'updated', filter: {}, sort: { _id: 1 }, batchSize: 1000 })
        )['docs'] as Document[];
        for (const [i, document] of before.entries()) {
          const { u } = updates[i] ?? { u: {} };
          const expected = naiveUpdate(document, u) ?? document;
          if ((naiveUpdate(document, u) === undefined) !== refused.has(i)) {
            throw new Error(
              `${EJSON.stringify(u)} on ${EJSON.stringify(document)} was ${refused.has(i) ? 'refused' : 'accepted'}`,
            );
          }
          if (EJSON.stringify(after[i]) !== EJSON.stringify(expected)) {
            throw new Error(
              `${EJSON.stringify(u)} on ${EJSON.stringify(document)} gave ${EJSON.stringify(after[i])}, not ${EJSON.stringify(expected)}`,
            );
          }
          if (!refused.has(i)) accepted++;
        }
        done += before.length;
      }
      expect(accepted).toBeGreaterThan(CASES / 4);
    },
    LONG,
  );
});
