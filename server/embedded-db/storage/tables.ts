import { type Database, open } from 'lmdb';
import { type Doc, decode, encode } from '../bson/value.ts';
import { DbError } from '../errors.ts';

/** Number of the file's layout; a program refuses files of a later one. */
export const FORMAT = 1;

export type Tables = ReturnType<typeof openTables>;
export type Table = Database<Buffer, Buffer>;

/**
 * Opens the LMDB file with its three tables: `meta` (catalogue and tallies, by name), `docs` (documents,
 * by collection number and id) and `entries` (index entries, by index number, values and id).
 */
export function openTables(file: string, readOnly = false) {
  // Without overlappingSync, a write is acknowledged once it is on disk; those that wait go together.
  const options = { noSubdir: true, maxDbs: 4, overlappingSync: false, eventTurnBatching: false };
  const root = open<Buffer, string>(file, { ...options, readOnly });
  const binary = { encoding: 'binary', keyEncoding: 'binary' } as const;
  const meta = root.openDB<Buffer, string>('meta', { encoding: 'binary' });
  return {
    meta,
    docs: root.openDB<Buffer, Buffer>('docs', binary),
    entries: root.openDB<Buffer, Buffer>('entries', binary),
    getMeta(key: string): Doc | undefined {
      const bytes = meta.get(key);
      return bytes === undefined ? undefined : decode(bytes);
    },
    putMeta: (key: string, value: Doc) => void meta.put(key, encode(value)),
    /**
     * Runs work in one transaction, all of it or nothing; resolves once it is on disk. Transactions that
     * wait for one another are written to disk together.
     */
    async write<T>(work: () => T): Promise<T> {
      try {
        return await root.childTransaction(work);
      } catch (error) {
        throw await commitError(error);
      }
    },
    /** Copies the whole as it is at one moment into a new file; writes go on meanwhile. */
    copy: (to: string) => root.backup(to, true),
    close: () => root.close(),
  };
}

/** LMDB reports a failed write to disk in two steps; the second names the cause. */
async function commitError(error: unknown): Promise<unknown> {
  if (!(error instanceof Error) || !('commitError' in error)) return error;
  const cause = await Promise.resolve(error.commitError).catch((reason: unknown) => reason);
  const text = cause instanceof Error ? cause.message : 'unknown cause';
  return new DbError(
    'OutOfDiskSpace',
    `The change could not be written to disk (${text}) and was not made. Make room on the disk of the ` +
      'data directory, or make it writable; reading goes on, and nothing that was saved is lost.',
  );
}
