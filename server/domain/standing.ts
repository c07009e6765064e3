import { type CountedDay, countedDaysByGroup } from './counted-days.ts';
import { type Interval, intersect, lengthOf, union } from './intervals.ts';
import { byDay, type EvidenceEntry, type LedgerEntry, validEntries } from './ledger.ts';
import type { ResolvedProgramme } from './programme.ts';

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

/** Less than this may be missed: it is shown as 0 minutes, so whole days are asked for (rule 15). */
const wholeDaysBelow = 60;
/** Less than this short is nearly there (rule 15). */
const nearlyThereBelow = 15 * 60;

/**
 * Where participants stand, in their order (rules 4, 6 and 8 to 15). Entries of days that the
 * programme does not have count nothing; who has no entries has nothing recorded.
 */
export function standings(
  programme: ResolvedProgramme,
  participants: readonly Participant[],
  entriesByParticipant: ReadonlyMap<string, readonly LedgerEntry[]>,
): ParticipantStanding[] {
  const daysFor = countedDaysByGroup(programme);
  return participants.map(({ id, group }) => {
    const evidence = byDay(validEntries(entriesByParticipant.get(id) ?? []));
    const days = daysFor(group).map((day) => dayStanding(day, evidence.get(day.id) ?? []));
    return courseStanding(id, programme.percent, days);
  });
}

/** What a threshold asks of planned seconds, rounded up to whole seconds (rule 11). */
export function requiredSeconds(percent: number, plannedSeconds: number): number {
  return Math.ceil((percent * plannedSeconds) / 100);
}

function dayStanding(day: CountedDay, evidence: readonly EvidenceEntry[]): DayStanding {
  const { id, plannedSeconds } = day;
  if (!day.meant) return notMeant(id);
  const { presence, corrections, makeUps, absent, recorded } = summary(evidence);
  const present = lengthOf(intersect(union(presence), day.counted));
  const attendedSeconds = Math.min(Math.max(present + corrections, 0), plannedSeconds);
  const makeUpSeconds = Math.min(makeUps, plannedSeconds - attendedSeconds);
  const settled = absent || (day.state === 'closed' && recorded);
  return {
    day: id,
    plannedSeconds,
    attendedSeconds,
    makeUpSeconds,
    remainingSeconds: settled ? 0 : plannedSeconds - attendedSeconds - makeUpSeconds,
    recorded,
    provisional: day.state === 'planned',
  };
}

function notMeant(day: string): DayStanding {
  return {
    day,
    plannedSeconds: 0,
    attendedSeconds: 0,
    makeUpSeconds: 0,
    remainingSeconds: 0,
    recorded: false,
    provisional: false,
  };
}

/** What the valid entries of one participant's day say, taken together. */
function summary(evidence: readonly EvidenceEntry[]) {
  const presence: Interval[] = [];
  let corrections = 0;
  let makeUps = 0;
  let absent = false;
  let recorded = false;
  for (const entry of evidence) {
    recorded ||= entry.kind !== 'makeUp';
    switch (entry.kind) {
      case 'presence':
        presence.push({ start: entry.from, end: entry.to });
        break;
      case 'correction':
        corrections += entry.seconds;
        break;
      case 'makeUp':
        makeUps += entry.seconds;
        break;
      case 'absence':
        absent = true;
        break;
      default:
        entry satisfies never;
    }
  }
  return { presence, corrections, makeUps, absent, recorded };
}

function courseStanding(
  participant: string,
  percent: number,
  days: DayStanding[],
): ParticipantStanding {
  const planned = total(days, 'plannedSeconds');
  const makeUp = total(days, 'makeUpSeconds');
  const earned = total(days, 'attendedSeconds') + makeUp;
  const reachable = earned + total(days, 'remainingSeconds');
  const required = requiredSeconds(percent, planned);
  const standing = standingOf(planned, earned, reachable, required);

  const mayStillMiss = Math.max(0, reachable - Math.max(required, earned));
  const toCome = days.filter((day) => day.provisional && day.remainingSeconds > 0);
  const longest = toCome.reduce((most, day) => Math.max(most, day.remainingSeconds), 0);
  const short = Math.max(0, required - earned);
  return {
    participant,
    plannedSeconds: planned,
    requiredSeconds: required,
    earnedSeconds: earned,
    makeUpSeconds: makeUp,
    reachableSeconds: reachable,
    standing,
    stillNeededSeconds: short,
    mayStillMissSeconds: mayStillMiss,
    needsWholeDays:
      standing === 'open' && mayStillMiss < wholeDaysBelow ? toCome.map(({ day }) => day) : [],
    atRisk: standing === 'open' && reachable - longest < required,
    nearlyThere: short > 0 && short < nearlyThereBelow,
    days,
  };
}

/** Rule 13, with the threshold in whole seconds: for integers the same as rule 11's product. */
function standingOf(
  planned: number,
  earned: number,
  reachable: number,
  required: number,
): Standing {
  if (planned === 0) return 'open';
  if (earned >= required) return 'met';
  return reachable < required ? 'outOfReach' : 'open';
}

type Figure = 'plannedSeconds' | 'attendedSeconds' | 'makeUpSeconds' | 'remainingSeconds';

function total(days: readonly DayStanding[], figure: Figure): number {
  return days.reduce((sum, day) => sum + day[figure], 0);
}
