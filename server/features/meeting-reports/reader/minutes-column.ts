import { fitsTold, type TimedRow } from './instants.ts';
import type { Columns } from './columns.ts';

/**
 * Zoom states durations as bare minutes: the column of whole numbers that fits the times of at
 * least half the rows.
 * @returns the rows with those durations, and the column (null when no column is one)
 */
export function withBareMinutes(
  rows: readonly TimedRow[],
  columns: Columns,
): { rows: readonly TimedRow[]; column: number | null } {
  if (columns.duration !== null || columns.integers.length === 0) return { rows, column: null };
  const scored = columns.integers.map((column, i) => ({
    column,
    fits: rows.filter((row) => isComplete(row) && fitsTold({ ...row, told: minutesOf(row, i) }))
      .length,
    i,
  }));
  const complete = rows.filter(isComplete).length;
  const chosen = scored.find(({ fits }) => fits > 0 && fits * 2 >= complete);
  if (chosen === undefined) return { rows, column: null };
  return {
    column: chosen.column,
    rows: rows.map((row) => ({ ...row, told: minutesOf(row, chosen.i) })),
  };
}

function isComplete({ start, end }: TimedRow): boolean {
  return start !== null && end !== null;
}

function minutesOf({ raw }: TimedRow, i: number): number[] | null {
  const minutes = raw.integers[i];
  return minutes == null ? null : [minutes * 60];
}
