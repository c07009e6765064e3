import type { Cell, Row } from '#contract/attendance';
import { roundedDown, roundedUp, type HoursAndMinutes } from '#domain/shown';
import type { DayStanding } from '#domain/standing';
import { courseFigures, type CourseFigures } from '../../models/course-figures.ts';
import { markOf } from '../../models/day-marks.ts';
import type { LedgerFigure } from '../../models/ledger.ts';
import type { Participation } from '../../models/people.ts';
import { type Context, spanOf } from './context.ts';

const total = ({ hours, minutes }: HoursAndMinutes) => hours * 60 + minutes;
/** Whole minutes of what a person has (rule 14). */
export const had = (seconds: number) => total(roundedDown(seconds));
/** Whole minutes of what is asked of a person (rule 14). */
export const asked = (seconds: number) => total(roundedUp(seconds));

/** Days on which something should be recorded by now: closed, or over. */
export function dueDays({ programme, now }: Pick<Context, 'programme' | 'now'>): Set<string> {
  const seconds = now.getTime() / 1000;
  return new Set(
    programme.days
      .filter((day) => day.state === 'closed' || (spanOf(day)?.end ?? Infinity) <= seconds)
      .map((day) => day.id),
  );
}

/** Participants as they stand now. */
export async function rowsOf(context: Context, personIds: readonly string[]): Promise<Row[]> {
  const { models, course } = context;
  const figures = await courseFigures(models, course, { personIds });
  const due = dueDays(context);
  return [...figures.members, ...figures.withdrawn].map((one) => rowOf(one, figures, due));
}

export function rowOf(one: Participation, figures: CourseFigures, due: ReadonlySet<string>): Row {
  const standing = figures.standings.get(one.personId);
  if (standing === undefined) throw new Error('a participant without a standing');
  const lines = figures.lines.get(one.personId) ?? [];
  const cells = standing.days.map((day, i) =>
    cellOf(figures.programme.days[i]?.state ?? 'planned', day, lines),
  );
  return {
    ...{ id: one.personId, name: one.name, group: one.group, sections: one.sections },
    ...{ gone: one.state === 'gone', withdrawn: one.withdrawn },
    standing: standing.standing,
    atRisk: standing.atRisk,
    nearlyThere: standing.nearlyThere,
    planned: asked(standing.plannedSeconds),
    required: asked(standing.requiredSeconds),
    earned: had(standing.earnedSeconds),
    makeUp: had(standing.makeUpSeconds),
    reachable: had(standing.reachableSeconds),
    stillNeeded: asked(standing.stillNeededSeconds),
    mayStillMiss: had(standing.mayStillMissSeconds),
    needsWholeDays: standing.needsWholeDays,
    missing: standing.days.filter((day, i) => due.has(day.day) && cells[i]?.[0] === 'none').length,
    cells,
  };
}

export function cellOf(
  state: CourseFigures['programme']['days'][number]['state'],
  day: DayStanding,
  lines: readonly LedgerFigure[],
): Cell {
  return [
    markOf(state, day, lines),
    had(day.attendedSeconds),
    asked(day.plannedSeconds),
    had(day.makeUpSeconds),
  ];
}
