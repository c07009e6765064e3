import { fitsTold, type TimedRow } from './instants.ts';
import type { Presence } from './report.ts';

/** What stands in the way of reading a row whole. */
export type RowFault =
  'UNREADABLE_TIMES' | 'LEAVE_BEFORE_JOIN' | 'NO_JOIN_TIME' | 'DURATION_DIFFERS';

export interface ReadPresence {
  readonly presence: Presence;
  readonly fault: RowFault | null;
}

/**
 * What a row says of presence. Where rows are joins (`segments`), join and leave are the truth; where
 * a row may be a sum (one row per person), a duration that differs from leave − join by more than
 * 61 s means that there were gaps which the file does not tell.
 */
export function presenceOf(row: TimedRow, rowsAre: 'segments' | 'perhaps sums'): ReadPresence {
  const { start, end, told } = row;
  const fault = row.unreadable ? 'UNREADABLE_TIMES' : null;
  if (start === null) return withoutStart(row, fault);
  if (end === null) return { presence: { kind: 'open', start }, fault };
  if (end < start) return { presence: { kind: 'none' }, fault: 'LEAVE_BEFORE_JOIN' };
  if (fitsTold(row) || told === null) return { presence: { kind: 'stretch', start, end }, fault };
  if (rowsAre === 'segments') {
    return { presence: { kind: 'stretch', start, end }, fault: 'DURATION_DIFFERS' };
  }
  const span = { start, end };
  return { presence: { kind: 'total', seconds: sumWithin(told, end - start), span }, fault };
}

function withoutStart({ end, told }: TimedRow, fault: RowFault | null): ReadPresence {
  if (end !== null) return { presence: { kind: 'none' }, fault: fault ?? 'NO_JOIN_TIME' };
  const seconds = Math.max(0, ...(told ?? []));
  if (seconds === 0 || fault !== null) return { presence: { kind: 'none' }, fault };
  return { presence: { kind: 'total', seconds, span: null }, fault };
}

/** Of the readings of `1:05`, the largest that there was time for. */
function sumWithin(told: readonly number[], span: number): number {
  const possible = told.filter((seconds) => seconds <= span);
  return Math.max(...(possible.length > 0 ? possible : told));
}
