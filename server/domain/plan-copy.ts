import { Temporal } from 'temporal-polyfill';
import type { CoursePlan, PlanDay } from './plan.ts';

/**
 * What of an earlier course's plan comes along into a copy of that course: programme, approvals and
 * policy. What happened there does not: actual times, closing and cancelling with their reasons, what
 * bodies answered to it. Nor does the link to the meeting, which would lead people into a wrong one.
 * Days and segments keep their ids, so that links which Canvas has copied find their days again.
 */
export function planToCopy(plan: CoursePlan): CoursePlan {
  return {
    ...plan,
    days: plan.days.map(dayToCopy),
    approvals: plan.approvals.map((approval) => ({ ...approval, answer: undefined })),
  };
}

function dayToCopy(day: PlanDay): PlanDay {
  const fresh = { state: 'planned' as const, changeReason: '', actual: undefined, meetingUrl: '' };
  return { ...day, ...fresh };
}

/** Whole days from the first of some dates to each of them; dates as the plan has them, in any order. */
export function gapsOf(days: readonly Pick<PlanDay, 'date'>[]): number[] {
  const dates = days.map(({ date }) => Temporal.PlainDate.from(date));
  const first = dates.toSorted((a, b) => Temporal.PlainDate.compare(a, b))[0];
  return dates.map((date) => first?.until(date, { largestUnit: 'days' }).days ?? 0);
}
