/** What one client may ask for at most. Sizes in bytes, times in milliseconds. */
export const LIMITS = {
  /** MongoDB's own limit for a document. */
  documentBytes: 16 * 1024 * 1024,
  messageBytes: 48_000_000,
  nesting: 100,
  batchWrites: 100_000,
  connections: 500,
  openCursors: 500,
  cursorIdleMs: 10 * 60_000,
  /** For commands that name no maxTimeMS: one query must not stop all others for ever. */
  commandMs: 60_000,
  /** Write errors of a reply with a text; those behind have a code alone, as in MongoDB. */
  toldErrors: 1_000,
  /** Combinations of values ($in on several fields) that are looked up in an index one by one. */
  indexPoints: 1_000,
} as const;
