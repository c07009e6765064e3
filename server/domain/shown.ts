import type { ParticipantStanding } from './standing.ts';

/** A length of time as people read it: 22 t 30 min. */
export interface HoursAndMinutes {
  readonly hours: number;
  readonly minutes: number;
}

/** Course figures in whole minutes that never flatter (rule 14). Numbers only; words are the client's. */
export interface ShownStanding {
  /** Rounded down. */
  earned: HoursAndMinutes;
  /** Rounded up. */
  planned: HoursAndMinutes;
  /** Rounded up. */
  required: HoursAndMinutes;
  /** Rounded up. */
  stillNeeded: HoursAndMinutes;
  /** Rounded down. */
  mayStillMiss: HoursAndMinutes;
  /** Earned of planned in tenths of a percent, 799 for 79.96 %; null without planned time. */
  percentTenths: number | null;
}

export function shownStanding(standing: ParticipantStanding): ShownStanding {
  return {
    earned: roundedDown(standing.earnedSeconds),
    planned: roundedUp(standing.plannedSeconds),
    required: roundedUp(standing.requiredSeconds),
    stillNeeded: roundedUp(standing.stillNeededSeconds),
    mayStillMiss: roundedDown(standing.mayStillMissSeconds),
    percentTenths: percentTenths(standing.earnedSeconds, standing.plannedSeconds),
  };
}

/** For what a person has, or may still miss: seconds (not negative) without the begun minute. */
export function roundedDown(seconds: number): HoursAndMinutes {
  return hoursAndMinutes(Math.floor(seconds / 60));
}

/** For what is asked of a person: seconds (not negative), a begun minute as a whole one. */
export function roundedUp(seconds: number): HoursAndMinutes {
  return hoursAndMinutes(Math.ceil(seconds / 60));
}

/** Floored to tenths of a percent, as an integer; null where there is no whole to have a part of. */
export function percentTenths(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 1000) / whole);
}

/** Whole minutes (not negative) as hours of 60 minutes and the rest. */
export function hoursAndMinutes(minutes: number): HoursAndMinutes {
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}

/**
 * Approved clock minutes in the hours of a body's wording (rule 16), in hundredths of an hour and
 * rounded down: 1 350 minutes are 2250 (22,50) hours of 60 minutes, or 3000 of 45.
 */
export function hourHundredths(minutes: number, unit: 60 | 45): number {
  return Math.floor((minutes * 100) / unit);
}
