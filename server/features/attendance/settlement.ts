import type { Settlement } from '#contract/attendance';
import type { CourseFigures } from '../../models/course-figures.ts';
import type { Matter } from '../../models/matters.ts';

/**
 * How far a day is from being settled (rule 8): those on the list for whom it has planned time,
 * how many of them are recorded, and what else is open.
 */
export function settlementOf(
  figures: Pick<CourseFigures, 'members' | 'standings'>,
  open: readonly Matter[],
  dayId: string,
): Settlement {
  const settlement: Settlement = {
    ...{ expected: 0, recorded: 0 },
    matters: { unmatchedRow: 0, missingCheckOut: 0, objection: 0 },
  };
  for (const { personId } of figures.members) {
    const day = figures.standings.get(personId)?.days.find((one) => one.day === dayId);
    if (day === undefined || day.plannedSeconds === 0) continue;
    settlement.expected += 1;
    if (day.recorded) settlement.recorded += 1;
  }
  for (const matter of open) {
    if (matter.dayId === dayId) settlement.matters[matter.kind] += 1;
  }
  return settlement;
}

/** What keeps a day from being closed, in numbers. */
export function leftToSettle({ expected, recorded, matters }: Settlement) {
  const others = Object.values(matters).reduce((sum, count) => sum + count, 0);
  return { unrecorded: expected - recorded, matters: others };
}
