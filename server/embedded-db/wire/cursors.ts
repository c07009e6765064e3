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

  /** Answers the first documents of a result and keeps the others for getMore, unless it is `single`. */
  answer(ns: string, docs: Buffer[], batchSize = FIRST_BATCH, single = false): Answer {
    const batch = take(docs, batchSize);
    const rest = single ? [] : docs.slice(batch.length);
    if (rest.length === 0) return batchOf('firstBatch', ns, Long.ZERO, batch);
    this.closeIdle();
    if (this.#open.size >= LIMITS.openCursors)
      refuse(146, `More than ${LIMITS.openCursors} cursors are open.`);
    const id = Long.fromNumber(this.#next++);
    this.#open.set(id.toString(), { ns, rest, usedAt: Date.now() });
    return batchOf('firstBatch', ns, id, batch);
  }

  more(id: Long, batchSize = 0): Answer {
    const cursor = this.#open.get(id.toString());
    if (cursor === undefined)
      return refuse('CursorNotFound', `cursor id ${id.toString()} not found`);
    const batch = take(cursor.rest, batchSize === 0 ? Infinity : batchSize);
    cursor.rest = cursor.rest.slice(batch.length);
    cursor.usedAt = Date.now();
    const isDone = cursor.rest.length === 0;
    if (isDone) this.kill(id);
    return batchOf('nextBatch', cursor.ns, isDone ? Long.ZERO : id, batch);
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

function batchOf(name: 'firstBatch' | 'nextBatch', ns: string, id: Long, docs: Buffer[]): Answer {
  return { fields: {}, batch: { name, docs, cursor: { id, ns } } };
}

function take(docs: readonly Buffer[], most: number): Buffer[] {
  let bytes = 0;
  const end = docs.findIndex(
    (doc, i) => i >= most || ((bytes += doc.length) > REPLY_BYTES && i > 0),
  );
  return docs.slice(0, end < 0 ? docs.length : end);
}
