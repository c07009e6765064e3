import type { Columns } from './columns.ts';
import type { FoundRows } from './found-rows.ts';
import { type TimedRow, tolerance } from './instants.ts';
import type { Presence, Report } from './report.ts';
import { minutesIn } from './table-rows.ts';

/**
 * One row per person with a sum alone (bare numbers are minutes), or with nothing. Whoever was there
 * as long as the whole meeting was there all the time.
 */
export function totalRows(
  rows: readonly TimedRow[],
  { integers }: Pick<Columns, 'integers'>,
  meeting: Report['meeting'],
): FoundRows {
  const [minutes = -1] = integers;
  return {
    faults: [],
    warnings: [],
    rows: rows.flatMap(({ raw, told }) => {
      const { row, name, email, upn, organizer } = raw;
      const seconds = told?.[0] ?? minutesIn(raw, minutes) ?? 0;
      if (name === '') return [];
      const presence = totalPresence(seconds, meeting);
      return [{ rows: [row], name, email, upn, organizer, oneIdentity: true, presence }];
    }),
  };
}

export function listedRows(rows: readonly TimedRow[]): FoundRows {
  const none: Presence = { kind: 'none' };
  const { rows: found } = totalRows(rows, { integers: [] }, { start: null, end: null });
  return { faults: [], warnings: [], rows: found.map((row) => ({ ...row, presence: none })) };
}

export function totalPresence(seconds: number, { start, end }: Report['meeting']): Presence {
  if (seconds === 0) return { kind: 'none' };
  if (start === null || end === null) return { kind: 'total', seconds, span: null };
  if (Math.abs(end - start - seconds) <= tolerance) return { kind: 'stretch', start, end };
  return { kind: 'total', seconds, span: { start, end } };
}
