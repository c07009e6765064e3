/** Whether a write failed because a unique index has its key already (MongoDB's E11000). */
export function isDuplicateKey(error: unknown): error is { code: 11000 } {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
}
