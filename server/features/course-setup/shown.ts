import type { Figures } from '#contract/course-setup';
import type { PlanFigures } from '#domain/plan-figures';
import { type HoursAndMinutes, roundedDown, roundedUp } from '#domain/shown';
import type { ParticipantStanding } from '#domain/standing';

const total = ({ hours, minutes }: HoursAndMinutes) => hours * 60 + minutes;
/** Whole minutes of what a person or a course has (rule 14). */
export const minutesDown = (seconds: number) => total(roundedDown(seconds));
/** Whole minutes of what is planned or asked (rule 14). */
export const minutesUp = (seconds: number) => total(roundedUp(seconds));

/** A plan's figures as people read them. */
export function shownFigures(figures: PlanFigures): Figures {
  const { sameForAll, heldSeconds, approvals, complete } = figures;
  return {
    ...{ sameForAll, heldSeconds, approvals, complete },
    held: minutesDown(heldSeconds),
    byGroup: figures.byGroup.map(({ group, plannedSeconds, requiredSeconds }) => ({
      group,
      planned: minutesUp(plannedSeconds),
      required: minutesUp(requiredSeconds),
    })),
    days: figures.days.map((day) => ({
      day: day.day,
      planned: minutesUp(day.heldSeconds),
      byGroup: {
        none: minutesUp(day.byGroup.none),
        professional: minutesUp(day.byGroup.professional),
        userRepresentative: minutesUp(day.byGroup.userRepresentative),
      },
    })),
  };
}

/** Where one participant stands, before or after a change. */
export function shownStanding(figures: ParticipantStanding) {
  const { standing, atRisk, plannedSeconds, requiredSeconds, earnedSeconds } = figures;
  return {
    ...{ standing, atRisk },
    planned: minutesUp(plannedSeconds),
    required: minutesUp(requiredSeconds),
    earned: minutesDown(earnedSeconds),
  };
}
