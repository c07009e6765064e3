import type { DayState } from '../domain/programme.ts';
import type { DayStanding } from '../domain/standing.ts';
import type { LedgerFigure } from './ledger.ts';
import { standingLines } from './ledger-entries.ts';

/** What a participant's day looks like in one word. */
export const dayMarks = [
  /** All that is planned was attended. */
  'whole',
  /** Some of it; none of it where all that is recorded lies outside the counted time. */
  'part',
  'absent',
  'excused',
  /** Neither present nor absent (rule 9). */
  'none',
  'notMeant',
  'cancelled',
] as const;
export type DayMark = (typeof dayMarks)[number];

/** The mark of a day from its figures and the participant's ledger lines. */
export function markOf(
  state: DayState,
  figures: DayStanding,
  lines: readonly LedgerFigure[],
): DayMark {
  if (state === 'cancelled') return 'cancelled';
  if (figures.plannedSeconds === 0) return 'notMeant';
  if (!figures.recorded) return 'none';
  if (figures.attendedSeconds >= figures.plannedSeconds) return 'whole';
  if (figures.attendedSeconds > 0) return 'part';
  const absences = standingLines(lines).filter(
    (line) => line.kind === 'absence' && line.dayId === figures.day,
  );
  if (absences.length === 0) return 'part';
  return absences.some((line) => line.excused === true) ? 'excused' : 'absent';
}
