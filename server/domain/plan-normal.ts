import type { Approval } from './approvals.ts';
import type { CoursePlan, PlanDay, PlanSegment } from './plan.ts';

/**
 * The plan as it is stored: texts without control characters and outer spaces, days by date
 * (and start, and id), segments by start (and end, title, id), empty parts left out. Two plans that say the same are then equal.
 */
export function normalisePlan(plan: CoursePlan): CoursePlan {
  const { knowledge, skills, attitudes } = plan.learningGoals;
  return {
    title: line(plan.title),
    organiser: line(plan.organiser),
    language: plan.language,
    timeZone: plan.timeZone.trim(),
    percent: plan.percent,
    description: paragraphs(plan.description),
    learningGoals: {
      knowledge: lines(knowledge),
      skills: lines(skills),
      attitudes: lines(attitudes),
    },
    days: plan.days.map(normalDay).toSorted((a, b) => compare(momentOf(a), momentOf(b))),
    approvals: plan.approvals.map(normalApproval),
  };
}

function normalDay(day: PlanDay): PlanDay {
  const { id, kind, state, audience, actual } = day;
  const times = {
    ...(actual?.start ? { start: clock(actual.start) } : {}),
    ...(actual?.end ? { end: clock(actual.end) } : {}),
  };
  const changed = state === 'cancelled' || Object.keys(times).length > 0;
  return {
    ...{ id, kind, state },
    date: day.date.trim(),
    title: line(day.title),
    segments: day.segments.map(normalSegment).toSorted((a, b) => compare(placeOf(a), placeOf(b))),
    meetingUrl: day.meetingUrl.trim(),
    place: line(day.place),
    changeReason: changed ? line(day.changeReason) : '',
    ...(audience?.length ? { audience: audience.toSorted() } : {}),
    ...(Object.keys(times).length > 0 ? { actual: times } : {}),
  };
}

function normalSegment(segment: PlanSegment): PlanSegment {
  const { id, counts, workForm, audience } = segment;
  return {
    id,
    start: clock(segment.start),
    end: clock(segment.end),
    counts,
    title: line(segment.title),
    responsible: line(segment.responsible),
    workForm,
    ...(audience?.length ? { audience: audience.toSorted() } : {}),
  };
}

function normalApproval(approval: Approval): Approval {
  const { id, approvedMinutes, unit, minimumPercent, acceptsMakeUp, answer } = approval;
  return {
    ...{ id, approvedMinutes, unit, acceptsMakeUp },
    body: line(approval.body),
    wording: paragraphs(approval.wording),
    reference: line(approval.reference),
    documentedPresence: approval.documentedPresence,
    columns: lines(approval.columns),
    ...(minimumPercent === undefined ? {} : { minimumPercent }),
    ...(answer === undefined ? {} : { answer }),
  };
}

/** '09:00:00' and '09:00' are the same time. */
function clock(time: string): string {
  return time.trim().replace(/^(\d\d:\d\d):00$/, '$1');
}

function line(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function paragraphs(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]+/gu, ' ')
    .trim();
}

function lines(texts: readonly string[]): string[] {
  return texts.map(line).filter((text) => text !== '');
}

function placeOf({ start, end, title, id }: PlanSegment): string {
  return [start, end, title, id].join('\n');
}

function momentOf(day: PlanDay): string {
  return `${day.date} ${day.segments[0]?.start ?? ''} ${day.id}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
