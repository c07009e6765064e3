import { Long } from 'bson';
import { refuse } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { Answer } from './message.ts';

interface Cursor {
  ns: string;
  rest: Buffer[];
  usedAt: number;
}

/** A reply stays well below the longest message. */
const REPLY_BYTES = 16_000_000;
const FIRST_BATCH = 101;

/** The results that clients have not fetched yet. */
export class Cursors {
  readonly #open = new Map<string, Cursor>();
  #next = 1;

  get size(): number {
    return this.#open.size;
  }

  /** Answers the first documents of a result and keeps the others for getMore. */
  answer(ns: string, docs: Buffer[], batchSize = FIRST_BATCH, single = false): Answer {
    const batch = take(docs, batchSize);
    const rest = single ? [] : docs.slice(batch.length);
    const id = rest.length === 0 ? Long.ZERO : Long.fromNumber(this.#next++);
    if (rest.length > 0) {
      this.closeIdle();
      if (this.#open.size >= LIMITS.openCursors)
        refuse(146, `More than ${LIMITS.openCursors} cursors are open.`);
      this.#open.set(id.toString(), { ns, rest, usedAt: Date.now() });
    }
    return { fields: {}, batch: { name: 'firstBatch', docs: batch, cursor: { id, ns } } };
  }

  more(id: Long, batchSize = Infinity): Answer {
    const cursor = this.#open.get(id.toString());
    if (cursor === undefined)
      return refuse('CursorNotFound', `cursor id ${id.toString()} not found`);
    const batch = take(cursor.rest, batchSize === 0 ? Infinity : batchSize);
    cursor.rest = cursor.rest.slice(batch.length);
    cursor.usedAt = Date.now();
    const done = cursor.rest.length === 0;
    if (done) this.#open.delete(id.toString());
    return {
      fields: {},
      batch: {
        name: 'nextBatch',
        docs: batch,
        cursor: { id: done ? Long.ZERO : id, ns: cursor.ns },
      },
    };
  }

  kill(id: Long): boolean {
    return this.#open.delete(id.toString());
  }

  closeIdle(now = Date.now()): void {
    for (const [id, { usedAt }] of this.#open) {
      if (now - usedAt > LIMITS.cursorIdleMs) this.#open.delete(id);
    }
  }
}

function take(docs: readonly Buffer[], most: number): Buffer[] {
  let bytes = 0;
  const end = docs.findIndex(
    (doc, i) => i >= most || ((bytes += doc.length) > REPLY_BYTES && i > 0),
  );
  return docs.slice(0, end < 0 ? docs.length : end);
}
