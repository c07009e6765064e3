import { Temporal } from 'temporal-polyfill';
import type { CourseDay } from './course-days.ts';
import { wallTimeOf } from './time.ts';

/** How many days before a session day its reminder goes. */
export const reminderDaysBefore = { least: 1, most: 14, usual: 3 } as const;

/** Hours of the course's clock: reminders go at the first, and what is late not after the second. */
const hours = { first: 9, last: 20 } as const;

/** What a course leader has chosen. */
export interface ReminderRule {
  daysBefore: number;
  /** Epoch seconds: since when it holds. What would have gone before that goes on a later morning. */
  since: number;
}

type RemindedDay = Pick<CourseDay, 'id' | 'date' | 'state' | 'begins'>;

/**
 * When the reminder of each day goes, in epoch seconds: at nine in the morning of the course's clock,
 * so many days before; where that morning has passed or belongs to another day, on the next one
 * before the day. A day that is too near, closed, cancelled or without a programme has none.
 */
export function reminderMoments(
  days: readonly RemindedDay[],
  { daysBefore, since }: ReminderRule,
  zone: string,
): Map<string, number> {
  const moments = new Map<string, number>();
  const taken = new Set<number>();
  for (const { id, date, begins } of coming(days)) {
    for (let before = daysBefore; before >= 1; before -= 1) {
      const moment = morning(date, before, zone);
      if (moment < since || moment >= begins || taken.has(moment)) continue;
      taken.add(moment);
      moments.set(id, moment);
      break;
    }
  }
  return moments;
}

/**
 * The days whose reminders are to go now, the next day first. Whoever was missed on the morning, as
 * when the server was down or somebody joined later, is reminded as long as the day has not begun;
 * nobody is written to at night.
 * @param now epoch seconds
 */
export function remindersDue<Day extends RemindedDay>(
  days: readonly Day[],
  rule: ReminderRule,
  zone: string,
  now: number,
): Day[] {
  const hour = Number(wallTimeOf(now, zone).time.slice(0, 2));
  if (hour < hours.first || hour >= hours.last) return [];
  const moments = reminderMoments(days, rule, zone);
  return coming(days).filter(
    ({ id, begins }) => (moments.get(id) ?? Infinity) <= now && now < begins,
  );
}

function coming<Day extends RemindedDay>(days: readonly Day[]): (Day & { begins: number })[] {
  return days
    .flatMap((day) =>
      day.state === 'planned' && day.begins !== null ? [{ ...day, begins: day.begins }] : [],
    )
    .toSorted((a, b) => a.begins - b.begins);
}

/** Nine o'clock as the clock says it, whatever the clock does in the days between. */
function morning(date: string, before: number, zone: string): number {
  const plainTime = Temporal.PlainTime.from({ hour: hours.first });
  const day = Temporal.PlainDate.from(date).subtract({ days: before });
  return day.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds / 1000;
}

/** Why somebody gets no reminder of a day. */
export const reminderRefusals = ['withdrawn', 'left', 'notMeant', 'stopped', 'noAddress'] as const;
export type ReminderRefusal = (typeof reminderRefusals)[number];

/** What is known of a participant when a reminder is about to be written. */
export interface Reminded {
  withdrawn: boolean;
  /** Still in Canvas' list. */
  enrolled: boolean;
  /** The day is meant for them (rules.md, "målgruppe"). */
  meant: boolean;
  stopped: boolean;
  email: string;
}

/** Why a participant gets no reminder; null for whoever gets one. */
export function reminderRefusal(person: Reminded): ReminderRefusal | null {
  if (person.withdrawn) return 'withdrawn';
  if (!person.enrolled) return 'left';
  if (!person.meant) return 'notMeant';
  if (person.stopped) return 'stopped';
  return person.email === '' ? 'noAddress' : null;
}
