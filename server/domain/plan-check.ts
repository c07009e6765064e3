import type { Approval } from './approvals.ts';
import type { DomainError, DomainErrorCode } from './errors.ts';
import type { CoursePlan, PlanDay, PlanSegment } from './plan.ts';
import { planLimits } from './plan-limits.ts';
import type { PlanPlace } from './plan-place.ts';
import { validateProgramme } from './programme.ts';

export const planProblemCodes = [
  'REQUIRED',
  'TOO_LONG',
  'TOO_MANY',
  'INVALID_ID',
  'DUPLICATE_ID',
  'INVALID_DATE',
  'INVALID_TIME',
  'SKIPPED_TIME',
  'END_NOT_AFTER_START',
  'SEGMENTS_OVERLAP',
  'PERCENT_OUT_OF_RANGE',
  'INVALID_TIME_ZONE',
  'LINK_NOT_HTTPS',
  'MINUTES_OUT_OF_RANGE',
  'REASON_REQUIRED',
  'DAY_STATE_NOT_ALLOWED',
  'DAY_HAS_EVIDENCE',
] as const;
export type PlanProblemCode = (typeof planProblemCodes)[number];

/** What keeps a plan from being saved, and where. */
export interface PlanProblem {
  code: PlanProblemCode;
  at: PlanPlace;
  /** The limit that was passed, where the code speaks of one. */
  limit?: number | undefined;
  /** The other segment, where two are in each other's way. */
  other?: string | undefined;
}

/** All that keeps a plan from being saved, as it stands by itself; [] when it may be. */
export function checkPlan(plan: CoursePlan): PlanProblem[] {
  return [
    ...checkCourse(plan),
    ...plan.days.flatMap(checkDay),
    ...plan.approvals.flatMap(checkApproval),
    ...duplicates(plan.approvals).map((id) => problem('DUPLICATE_ID', { approval: id })),
    ...validateProgramme(plan).flatMap((error) => programmeProblem(error, plan)),
  ];
}

/**
 * What a change may not do to the days that are there: a day that was closed stays closed (closing
 * and opening are acts of their own, rule 8), and a day with evidence is cancelled, not removed.
 */
export function checkChange(
  before: CoursePlan | null,
  after: CoursePlan,
  daysWithEvidence: ReadonlySet<string>,
): PlanProblem[] {
  const known = new Map(before?.days.map((day) => [day.id, day.state]));
  const states = after.days
    .filter(({ id, state }) => {
      const was = known.get(id) ?? 'planned';
      return was !== state && (was === 'closed' || state === 'closed');
    })
    .map(({ id }) => problem('DAY_STATE_NOT_ALLOWED', { day: id, field: 'state' }));
  const kept = new Set(after.days.map(({ id }) => id));
  const removed = [...known.keys()]
    .filter((id) => !kept.has(id) && daysWithEvidence.has(id))
    .map((id) => problem('DAY_HAS_EVIDENCE', { day: id }));
  return [...states, ...removed];
}

function problem(code: PlanProblemCode, at: PlanPlace, limit?: number): PlanProblem {
  return limit === undefined ? { code, at } : { code, at, limit };
}

/** Fields of text with the characters that they may have. */
function tooLong<Field extends string>(
  at: PlanPlace,
  texts: Readonly<Record<NoInfer<Field>, string>>,
  limits: Readonly<Record<Field, number>>,
): PlanProblem[] {
  return (Object.keys(limits) as Field[])
    .filter((field) => texts[field].length > limits[field])
    .map((field) => problem('TOO_LONG', { ...at, field }, limits[field]));
}

function tooMany(at: PlanPlace, count: number, limit: number): PlanProblem[] {
  return count > limit ? [problem('TOO_MANY', at, limit)] : [];
}

function checkCourse(plan: CoursePlan): PlanProblem[] {
  const { title, shortText, description } = planLimits;
  const goals = Object.entries(plan.learningGoals).flatMap(([kind, lines]: [string, string[]]) => [
    ...tooMany({ field: `learningGoals.${kind}` }, lines.length, planLimits.goalsPerKind),
    ...lines
      .filter((line) => line.length > shortText)
      .map(() => problem('TOO_LONG', { field: `learningGoals.${kind}` }, shortText)),
  ]);
  return [
    ...(plan.title === '' ? [problem('REQUIRED', { field: 'title' })] : []),
    ...tooLong({}, plan, { title, organiser: shortText, description }),
    ...goals,
    ...tooMany({ field: 'days' }, plan.days.length, planLimits.days),
    ...tooMany({ field: 'approvals' }, plan.approvals.length, planLimits.approvals),
  ];
}

function checkDay(day: PlanDay): PlanProblem[] {
  const at = { day: day.id };
  const { title, shortText, reason, link } = planLimits;
  const needsReason = day.state === 'cancelled' || day.actual !== undefined;
  return [
    ...checkId(day.id, at),
    ...(isThisCentury(day.date) ? [] : [problem('INVALID_DATE', { ...at, field: 'date' })]),
    ...tooLong(at, day, { title, place: shortText, changeReason: reason, meetingUrl: link }),
    ...(isLink(day.meetingUrl) ? [] : [problem('LINK_NOT_HTTPS', { ...at, field: 'meetingUrl' })]),
    ...(needsReason && day.changeReason === ''
      ? [problem('REASON_REQUIRED', { ...at, field: 'changeReason' })]
      : []),
    ...tooMany({ ...at, field: 'segments' }, day.segments.length, planLimits.segmentsPerDay),
    ...day.segments.flatMap((segment) => checkSegment(segment, { ...at, segment: segment.id })),
  ];
}

function checkSegment(segment: PlanSegment, at: PlanPlace): PlanProblem[] {
  const { title, shortText } = planLimits;
  return [...checkId(segment.id, at), ...tooLong(at, segment, { title, responsible: shortText })];
}

function checkApproval(approval: Approval): PlanProblem[] {
  const at = { approval: approval.id };
  const { shortText, wording } = planLimits;
  const { body, approvedMinutes, minimumPercent, answer, columns } = approval;
  const minutes = (value: number, field: string, least: number) =>
    Number.isInteger(value) && value >= least && value <= planLimits.approvedMinutes
      ? []
      : [problem('MINUTES_OUT_OF_RANGE', { ...at, field }, planLimits.approvedMinutes)];
  return [
    ...checkId(approval.id, at),
    ...(body === '' ? [problem('REQUIRED', { ...at, field: 'body' })] : []),
    ...tooLong(at, approval, { body: shortText, wording, reference: shortText }),
    ...minutes(approvedMinutes, 'approvedMinutes', 1),
    ...(answer?.kind === 'approved' ? minutes(answer.approvedMinutes, 'answer', 0) : []),
    ...(minimumPercent === undefined || isPercent(minimumPercent)
      ? []
      : [problem('PERCENT_OUT_OF_RANGE', { ...at, field: 'minimumPercent' })]),
    ...tooMany({ ...at, field: 'columns' }, columns.length, planLimits.columns),
    ...columns
      .filter((column) => column.length > shortText)
      .map(() => problem('TOO_LONG', { ...at, field: 'columns' }, shortText)),
  ];
}

function checkId(id: string, at: PlanPlace): PlanProblem[] {
  return /^[\w:.-]{1,40}$/.test(id) ? [] : [problem('INVALID_ID', at, planLimits.id)];
}

/** Keeps out a year that was typed half or twice; whether the date exists is the rules' to say. */
function isThisCentury(date: string): boolean {
  return !/^\d{4}-/.test(date) || (date >= '2000' && date < '2101');
}

function isPercent(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 100;
}

/** Empty, or an address that a browser opens by https alone: never `javascript:`, never plain http. */
function isLink(text: string): boolean {
  if (text === '') return true;
  return URL.canParse(text) && new URL(text).protocol === 'https:' && !/\s/.test(text);
}

function duplicates(things: readonly { id: string }[]): string[] {
  const seen = new Set<string>();
  return things.map(({ id }) => id).filter((id) => seen.has(id) || !seen.add(id));
}

const byDomainCode: Partial<Record<DomainErrorCode, PlanProblemCode>> = {
  INVALID_DATE: 'INVALID_DATE',
  INVALID_TIME: 'INVALID_TIME',
  SKIPPED_TIME: 'SKIPPED_TIME',
  END_NOT_AFTER_START: 'END_NOT_AFTER_START',
  SEGMENTS_OVERLAP: 'SEGMENTS_OVERLAP',
  PERCENT_OUT_OF_RANGE: 'PERCENT_OUT_OF_RANGE',
  INVALID_TIME_ZONE: 'INVALID_TIME_ZONE',
  DUPLICATE_ID: 'DUPLICATE_ID',
};

const fieldOfCode: Partial<Record<PlanProblemCode, string>> = {
  INVALID_DATE: 'date',
  PERCENT_OUT_OF_RANGE: 'percent',
  INVALID_TIME_ZONE: 'timeZone',
};

/** What the rules say of a programme, in terms of the plan's fields. */
function programmeProblem({ code, details }: DomainError, plan: CoursePlan): PlanProblem[] {
  const named = byDomainCode[code];
  if (named === undefined) return [];
  const { day, segment, other, time } = details;
  const at: PlanPlace = {
    ...(typeof day === 'string' ? { day } : {}),
    ...(typeof segment === 'string' ? { segment } : {}),
  };
  if (named === 'DUPLICATE_ID') return [problem(named, at)];
  // Of two segments that overlap the later one is where a person looks: it has to give way.
  if (typeof other === 'string') {
    const later = { ...at, segment: other, field: 'start' };
    return [{ code: named, at: later, other: at.segment }];
  }
  const field = fieldOfCode[named] ?? fieldOfTime(named, plan, at, time);
  return [problem(named, { ...at, field })];
}

/** Which of the two times is meant; without a segment it is one of the day's actual times. */
function fieldOfTime(
  code: PlanProblemCode,
  plan: CoursePlan,
  at: PlanPlace,
  time: unknown,
): string {
  const day = plan.days.find(({ id }) => id === at.day);
  const segment = day?.segments.find(({ id }) => id === at.segment);
  const start = segment?.start ?? day?.actual?.start;
  const field = code !== 'END_NOT_AFTER_START' && start === time ? 'start' : 'end';
  return segment === undefined ? `actual.${field}` : field;
}
