import type {
  ApprovalShape,
  CoursePlanShape as Plan,
  DayShape as Day,
  SegmentShape as Segment,
} from '#contract/course-plan';

/**
 * What a leader's hand does to a plan: pure functions that give a new one. They only move things
 * about; hours and faults come from the server.
 */

export const newId = () => crypto.randomUUID();

export function withDay(plan: Plan, id: string, change: (day: Day) => Day): Plan {
  return { ...plan, days: plan.days.map((day) => (day.id === id ? change(day) : day)) };
}

export function withSegment(day: Day, id: string, change: Partial<Segment>): Day {
  return {
    ...day,
    segments: day.segments.map((one) => (one.id === id ? { ...one, ...change } : one)),
  };
}

export function withApproval(plan: Plan, id: string, change: Partial<ApprovalShape>): Plan {
  return {
    ...plan,
    approvals: plan.approvals.map((one) => (one.id === id ? { ...one, ...change } : one)),
  };
}

/** Minutes after midnight of 'HH:MM'; of what is none, midnight. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return Number.isFinite(hours * 60 + minutes) ? hours * 60 + minutes : 0;
}

const lastMinute = 24 * 60 - 1;

/** 'HH:MM' of minutes after midnight, kept within the day. */
export function timeOf(minutes: number): string {
  const kept = Math.min(Math.max(minutes, 0), lastMinute);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(kept / 60))}:${two(kept % 60)}`;
}

/** Segments by their start, as they stand on the page; those without a time last. */
export function inOrder(segments: readonly Segment[]): Segment[] {
  return segments.toSorted((a, b) => (a.start || '~').localeCompare(b.start || '~'));
}

/** First start and last end of a day, '' where there are no segments. */
export function timesOf({ segments }: Day): { start: string; end: string } {
  const ordered = inOrder(segments);
  const end = segments.map((one) => one.end).toSorted();
  return { start: ordered[0]?.start ?? '', end: end.at(-1) ?? '' };
}

const usualLength = 45;

/** A day with one more segment after its last one. */
export function addSegment(day: Day, id: string): Day {
  const { end } = timesOf(day);
  const start = end === '' ? 9 * 60 : minutesOf(end);
  const added: Segment = {
    ...{ id, start: timeOf(start), end: timeOf(start + usualLength), counts: true },
    ...{ title: '', responsible: '', workForm: null },
  };
  return { ...day, segments: [...day.segments, added] };
}

/** A day with a copy of a segment right after it; what follows begins that much later. */
export function duplicateSegment(day: Day, id: string, copyId: string): Day {
  const segments = inOrder(day.segments);
  const index = segments.findIndex((one) => one.id === id);
  const original = segments[index];
  if (original === undefined) return day;
  const length = minutesOf(original.end) - minutesOf(original.start);
  const copy = { ...moved(original, length), id: copyId };
  const after = segments.slice(index + 1).map((one) => moved(one, length));
  return { ...day, segments: [...segments.slice(0, index + 1), copy, ...after] };
}

export function removeSegment(day: Day, id: string): Day {
  return { ...day, segments: day.segments.filter((one) => one.id !== id) };
}

/** A day in which a segment has changed places with its neighbour; both keep their length. */
export function swapSegment(day: Day, id: string, by: -1 | 1): Day {
  const segments = inOrder(day.segments);
  const index = segments.findIndex((one) => one.id === id);
  const [first, second] = [
    segments[by < 0 ? index - 1 : index],
    segments[by < 0 ? index : index + 1],
  ];
  if (index < 0 || first === undefined || second === undefined) return day;
  const length = ({ start, end }: Segment) => minutesOf(end) - minutesOf(start);
  const pause = minutesOf(second.start) - minutesOf(first.end);
  const early = moved(second, minutesOf(first.start) - minutesOf(second.start));
  const late = moved(first, length(second) + pause);
  return withSegment(withSegment(day, second.id, early), first.id, late);
}

/** A day in which a segment and all after it give way to what is before: no two overlap any more. */
export function giveWay(day: Day, id: string): Day {
  const segments = inOrder(day.segments);
  const index = segments.findIndex((one) => one.id === id);
  const [before, from] = [segments[index - 1], segments[index]];
  if (before === undefined || from === undefined) return day;
  const by = minutesOf(before.end) - minutesOf(from.start);
  return {
    ...day,
    segments: segments.map((one, at) => (at >= index ? moved(one, by) : one)),
  };
}

/** A day on another date, with every time so much later. */
export function moveDay(day: Day, date: string, minutes: number): Day {
  return { ...day, date, segments: day.segments.map((one) => moved(one, minutes)) };
}

function moved(segment: Segment, minutes: number): Segment {
  return {
    ...segment,
    start: timeOf(minutesOf(segment.start) + minutes),
    end: timeOf(minutesOf(segment.end) + minutes),
  };
}

/** A date so many days later; '' for what is no date. */
export function addDays(date: string, days: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const later = new Date(Date.UTC(year, month - 1, day + days));
  return Number.isNaN(later.getTime()) || date === '' ? '' : later.toISOString().slice(0, 10);
}

/** A plan with a day a week after the last one, at the same times and with its breaks. */
export function addDay(plan: Plan, id: string): Plan {
  const last = plan.days.toSorted((a, b) => a.date.localeCompare(b.date)).at(-1);
  const day: Day = {
    ...{ id, kind: 'session', state: 'planned', title: '' },
    date: last === undefined ? '' : addDays(last.date, 7),
    segments: (last?.segments ?? usualDay).map((one) => ({
      ...one,
      id: newId(),
      ...(one.workForm === 'break' || last === undefined ? {} : { title: '', responsible: '' }),
    })),
    ...{ meetingUrl: last?.meetingUrl ?? '', place: last?.place ?? '', changeReason: '' },
  };
  return { ...plan, days: [...plan.days, day] };
}

/** A plan with a whole copy of a day, a week later. */
export function duplicateDay(plan: Plan, id: string, copyId: string): Plan {
  const original = plan.days.find((day) => day.id === id);
  if (original === undefined) return plan;
  const copy: Day = {
    ...original,
    id: copyId,
    date: addDays(original.date, 7),
    segments: original.segments.map((one) => ({ ...one, id: newId() })),
    ...{ state: 'planned', changeReason: '', actual: undefined },
  };
  return { ...plan, days: [...plan.days, copy] };
}

const blank = { title: '', responsible: '', workForm: null };
const usualDay: readonly Segment[] = [
  { id: '', start: '09:00', end: '11:30', counts: true, ...blank },
  { id: '', start: '11:30', end: '12:00', counts: false, ...blank, workForm: 'break' },
  { id: '', start: '12:00', end: '14:30', counts: true, ...blank },
];

/** A body's approval before anything is known of it. */
export function newApproval(id: string): ApprovalShape {
  return {
    ...{ id, body: '', approvedMinutes: 0, unit: 60, wording: '', reference: '' },
    ...{ acceptsMakeUp: false, documentedPresence: false, columns: [] },
  };
}
