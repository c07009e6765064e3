/**
 * What the reader takes at most. A report of 1 000 participants and 5 000 rows is 1 to 2 MB; the
 * limits bound the memory that a hostile file can claim.
 */
export const limits = {
  /** Larger files are refused before they are decoded. */
  bytes: 64 * 1024 * 1024,
  rows: 500_000,
  /** Rows of another width than their neighbours; a report has a few per section. */
  raggedRows: 20_000,
  /** Of one row, in characters. */
  rowLength: 64 * 1024,
  /** Of one row. */
  columns: 1000,
  /** Separators in the whole file. */
  cells: 6_000_000,
} as const;
