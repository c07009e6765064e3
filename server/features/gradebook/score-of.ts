import type { CoursePlan } from '#domain/plan';
import { planFigures } from '#domain/plan-figures';
import type { ParticipantStanding } from '#domain/standing';

/**
 * The column's maximum in whole minutes: the planned time, of those for whom most is planned where
 * days are meant for some only; rounded up, as everything that is asked of a person (rule 14).
 */
export function maximumOf(plan: CoursePlan): number {
  const planned = planFigures(plan).byGroup.map((one) => one.plannedSeconds);
  return Math.ceil(Math.max(0, ...planned) / 60);
}

/**
 * A person's score in whole minutes: what they attended in the whole course, rounded down once
 * (rule 14). Make-up is no attendance and is left out.
 * @returns null where nothing is recorded: that is neither present nor absent (rule 9)
 */
export function minutesOf(standing: ParticipantStanding): number | null {
  if (!standing.days.some((day) => day.recorded)) return null;
  return Math.floor((standing.earnedSeconds - standing.makeUpSeconds) / 60);
}
