/** Where a participant stands against the threshold (rule 13). */
export type Standing = 'met' | 'outOfReach' | 'open';

/** Who the figures are about; `group` decides which audiences they belong to. */
export interface Participant {
  id: string;
  group?: string | undefined;
}

/** One participant's figures of one day, in seconds. All zero where the day is cancelled or not meant for them. */
export interface DayStanding {
  day: string;
  plannedSeconds: number;
  attendedSeconds: number;
  makeUpSeconds: number;
  /** What can still be added: nothing once the day is settled (rule 12). */
  remainingSeconds: number;
  /** A presence, absence or correction stands (rule 9). */
  recorded: boolean;
  /** The day is not closed: what is missing is not lost yet (rule 8). */
  provisional: boolean;
}

/** One participant's figures of the whole course, in seconds. */
export interface ParticipantStanding {
  participant: string;
  plannedSeconds: number;
  /** What the threshold asks for, rounded up to whole seconds. */
  requiredSeconds: number;
  /** Attended and make-up together. */
  earnedSeconds: number;
  /** The make-up in `earnedSeconds`. */
  makeUpSeconds: number;
  /** What is earned when nothing more is missed. */
  reachableSeconds: number;
  standing: Standing;
  /** What is missing to the threshold; 0 when it is met. */
  stillNeededSeconds: number;
  /** How much of what remains may be missed; 0 when out of reach. */
  mayStillMissSeconds: number;
  /** Ids of planned days to come that must be attended whole, since less than a minute may be missed. */
  needsWholeDays: string[];
  /** Open, and out of reach after missing the longest day that remains (rule 15). */
  atRisk: boolean;
  /** Not met, and less than 15 minutes short (rule 15). */
  nearlyThere: boolean;
  days: DayStanding[];
}
