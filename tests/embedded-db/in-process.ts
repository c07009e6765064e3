import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'bson';
import type { Document } from 'mongodb';
import { decode } from '../../server/embedded-db/bson/value.ts';
import { respond } from '../../server/embedded-db/commands/respond.ts';
import { Catalogue } from '../../server/embedded-db/storage/catalogue.ts';
import { Documents } from '../../server/embedded-db/storage/documents.ts';
import { openTables } from '../../server/embedded-db/storage/tables.ts';
import { Cursors } from '../../server/embedded-db/wire/cursors.ts';

/** The engine's commands without sockets and threads: for tests that ask very many questions. */
export function openInProcess() {
  const directory = mkdtempSync(join(tmpdir(), 'kursdag-in-process-'));
  const tables = openTables(join(directory, 'data.mdb'));
  const catalogue = new Catalogue(tables);
  const documents = new Documents(tables, catalogue);
  const engine = { tables, catalogue, documents, cursors: new Cursors() };
  return {
    /** Runs a command as a client would, and gives its answer with the documents of a cursor. */
    async run(command: Document): Promise<Document> {
      const request = { id: 1, raw: new Map(), answered: true, legacy: false };
      const sent = decode(serialize({ ...command, $db: 'test' }, { ignoreUndefined: true }));
      const { fields, batch } = await respond(engine, { ...request, command: sent });
      return {
        ...deserialize(serialize(fields)),
        docs: batch?.docs.map((raw) => deserialize(raw)),
      };
    },
    async close(): Promise<void> {
      await tables.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
