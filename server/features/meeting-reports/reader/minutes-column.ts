import { fitsTold, type TimedRow } from './instants.ts';
import type { Columns } from './columns.ts';
import { minutesIn } from './table-rows.ts';

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
  const complete = rows.filter(({ start, end }) => start !== null && end !== null);
  const column = columns.integers.find((candidate) => {
    const fits = complete.filter((row) => fitsTold(withMinutes(row, candidate)));
    return fits.length > 0 && fits.length * 2 >= complete.length;
  });
  if (column === undefined) return { rows, column: null };
  return { column, rows: rows.map((row) => withMinutes(row, column)) };
}

function withMinutes(row: TimedRow, column: number): TimedRow {
  const seconds = minutesIn(row.raw, column);
  return { ...row, told: seconds === null ? null : [seconds] };
}
