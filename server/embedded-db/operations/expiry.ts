import { decode } from '../bson/value.ts';
import type { Engine } from '../commands/call.ts';
import { find } from '../storage/find.ts';

const BATCH = 1_000;

/** Removes the documents whose time is over by a TTL index; in small writes, so that others get between. */
export async function removeExpired(
  { catalogue, documents, tables }: Engine,
  now = Date.now(),
): Promise<void> {
  for (const { db, name, indexes } of catalogue.all()) {
    for (const { fields, expireAfterSeconds, partial } of indexes) {
      const [field] = fields;
      if (expireAfterSeconds === undefined || field === undefined) continue;
      const old = { [field.name]: { $lte: new Date(now - expireAfterSeconds * 1000) } };
      const filter = { ...partial?.filter, ...old };
      let removed: number;
      do {
        removed = await documents.write(() => {
          const collection = catalogue.get(db, name);
          if (collection === undefined) return 0;
          const found = find(tables, collection, { filter, limit: BATCH }, () => undefined);
          for (const raw of found) documents.remove(collection, { doc: decode(raw), raw });
          return found.length;
        });
      } while (removed === BATCH);
    }
  }
}
