import type { Group, CoursePlan, PlanDay } from './plan.ts';
import { type Holiday, holidayOn, isWeekend } from './holidays.ts';
import { clip, type Interval, lengthOf } from './intervals.ts';
import type { PresenceEntry } from './ledger.ts';
import { same } from './plan-changes.ts';
import { groupsNamed, type PlanFigures, soundPart } from './plan-figures.ts';
import type { PlanPlace } from './plan-place.ts';
import type { LocalDate } from './time.ts';

/** `warn`: look before saving. `hint`: good to know. */
const levels = {
  EVIDENCE_OUTSIDE_DAY: 'warn',
  CLOSED_DAY_CHANGED: 'warn',
  TIME_ZONE_CHANGED: 'warn',
  APPROVAL_WAITS: 'warn',
  AUDIENCE_LEAVES_OUT: 'warn',
  DATE_IN_PAST: 'warn',
  SAME_DATE: 'warn',
  NO_COUNTED_TIME: 'warn',
  BODY_TWICE: 'warn',
  HOLIDAY: 'hint',
  WEEKEND: 'hint',
  NO_PLACE: 'hint',
  NO_DAYS: 'hint',
} as const;
export type PlanWarningCode = keyof typeof levels;
export const planWarningCodes = Object.keys(levels) as PlanWarningCode[];

/** Something that a leader should know before a plan is saved. Nothing here keeps it from being saved. */
export interface PlanWarning {
  code: PlanWarningCode;
  level: 'warn' | 'hint';
  at: PlanPlace;
  /** How many entries or people it is about. */
  count?: number | undefined;
  holiday?: Holiday | undefined;
}

export interface WarningFacts {
  /** The plan as it is saved, null before the first save. */
  before: CoursePlan | null;
  after: CoursePlan;
  /** Figures of `after`. */
  figures: PlanFigures;
  /** Today in the course's time zone. */
  today: LocalDate;
  /** The kinds of those who take part. */
  participants: readonly (Group | null)[];
  /** Presence that stands. */
  presence: readonly PresenceEntry[];
}

/** What a leader should know of a plan, and of the change that leads to it. */
export function planWarnings(facts: WarningFacts): PlanWarning[] {
  const { after, before, figures } = facts;
  return [
    ...(after.days.length === 0 ? [warning('NO_DAYS', {})] : []),
    ...after.days.flatMap((day) => ofDay(day, facts)),
    ...outside(facts),
    ...(before !== null && before.timeZone !== after.timeZone && facts.presence.length > 0
      ? [warning('TIME_ZONE_CHANGED', { field: 'timeZone' })]
      : []),
    ...figures.approvals
      .filter(({ cover }) => cover === 'waits')
      .map(({ approval }) => warning('APPROVAL_WAITS', { approval })),
    ...twice(after),
    ...leftOut(facts),
  ];
}

function warning(
  code: PlanWarningCode,
  at: PlanPlace,
  more: Pick<PlanWarning, 'count' | 'holiday'> = {},
): PlanWarning {
  return { code, level: levels[code], at, ...more };
}

function ofDay(day: PlanDay, { before, after, figures, today }: WarningFacts): PlanWarning[] {
  const at = { day: day.id };
  const was = before?.days.find(({ id }) => id === day.id);
  const held = figures.days.find((one) => one.day === day.id)?.heldSeconds;
  const warnings: PlanWarning[] = [];
  if (was?.state === 'closed' && !same(basisOf(was), basisOf(day))) {
    warnings.push(warning('CLOSED_DAY_CHANGED', at));
  }
  if (day.state === 'cancelled' || held === undefined) return warnings;
  if (was?.date !== day.date || was.state === 'cancelled') {
    warnings.push(...ofDate(day, after, today));
  }
  if (held === 0) warnings.push(warning('NO_COUNTED_TIME', { ...at, field: 'segments' }));
  if (day.meetingUrl === '' && day.place === '' && day.date >= today) {
    warnings.push(warning('NO_PLACE', { ...at, field: 'place' }));
  }
  return warnings;
}

function ofDate(day: PlanDay, plan: CoursePlan, today: LocalDate): PlanWarning[] {
  const at = { day: day.id, field: 'date' };
  const holiday = holidayOn(day.date);
  const twin = plan.days.some(
    ({ id, date, state }) => id !== day.id && date === day.date && state !== 'cancelled',
  );
  return [
    ...(day.date < today ? [warning('DATE_IN_PAST', at)] : []),
    ...(twin ? [warning('SAME_DATE', at)] : []),
    ...(holiday === undefined ? [] : [warning('HOLIDAY', at, { holiday })]),
    ...(holiday === undefined && isWeekend(day.date) ? [warning('WEEKEND', at)] : []),
  ];
}

/** What decides a day's hours, and thereby what people have of it. */
function basisOf({ date, state, audience, actual, segments }: PlanDay) {
  const times = segments.map(({ id, start, end, counts, audience: forWhom }) => ({
    ...{ id, start, end, counts, forWhom },
  }));
  return { date, state, audience, actual, times };
}

/** Presence that lay within its day, and after the change does not. */
function outside({ before, after, presence }: WarningFacts): PlanWarning[] {
  if (before === null) return [];
  const [was, is] = [windows(before), windows(after)];
  const counts = new Map<string, number>();
  for (const { day, from, to } of presence) {
    const [then, now] = [was.get(day), is.get(day)];
    if (then === undefined || now === undefined) continue;
    if (touches(then, from, to) && !touches(now, from, to)) {
      counts.set(day, (counts.get(day) ?? 0) + 1);
    }
  }
  return [...counts].map(([day, count]) => warning('EVIDENCE_OUTSIDE_DAY', { day }, { count }));
}

function windows(plan: CoursePlan): Map<string, Interval> {
  const days = soundPart(plan).programme.days.filter(({ segments }) => segments.length > 0);
  return new Map(
    days.map(({ id, segments }) => [
      id,
      { start: segments[0]?.start ?? 0, end: segments.at(-1)?.end ?? 0 },
    ]),
  );
}

function touches(window: Interval, from: number, to: number): boolean {
  return lengthOf(clip([{ start: from, end: to }], window)) > 0;
}

function twice(plan: CoursePlan): PlanWarning[] {
  const names = plan.approvals.map(({ body }) => body.toLowerCase());
  return plan.approvals
    .filter((_approval, index) => names.indexOf(names[index] ?? '') < index)
    .map(({ id }) => warning('BODY_TWICE', { approval: id, field: 'body' }));
}

/** People whose kind is not known are meant by no audience: they would miss those days. */
function leftOut({ after, participants }: WarningFacts): PlanWarning[] {
  const count = participants.filter((group) => group === null).length;
  return count > 0 && groupsNamed(after).length > 0
    ? [warning('AUDIENCE_LEAVES_OUT', {}, { count })]
    : [];
}
