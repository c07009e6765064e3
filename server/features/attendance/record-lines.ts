import type { Act } from '#contract/attendance-ledger';
import { instantOn, localDay, wallTimeOf } from '#domain/time';
import { AppError } from '../../http/app-error.ts';
import type { LedgerRecord } from '../../models/ledger.ts';
import type { Context, recordableDay } from './context.ts';
import { underRules } from './refusals.ts';

/** What an act says, without whom it is about. */
export type Statement = Pick<
  LedgerRecord,
  'kind' | 'from' | 'to' | 'source' | 'seconds' | 'excused'
>;

/**
 * An act of a leader as a line of the ledger. `wholeDay` is the span of the day as it is held, so
 * that the line tells times that a body can be shown (rule 19).
 * @param longest seconds of the day that are planned for those whom the act is about
 * @throws AppError INVALID_TIME, SKIPPED_TIME, END_NOT_AFTER_START, OUTSIDE_PROGRAMME,
 * CORRECTION_OUT_OF_RANGE, MAKE_UP_OUT_OF_RANGE
 */
export function statementOf(
  act: Act,
  day: ReturnType<typeof recordableDay>,
  { course }: Pick<Context, 'course'>,
  longest: number,
): Statement {
  const max = Math.ceil(longest / 60);
  switch (act.kind) {
    case 'wholeDay':
      return { kind: 'presence', from: day.span.start, to: day.span.end, source: 'leader' };
    case 'presence':
      return presence(act, day, course.plan.timeZone);
    case 'absence':
      return { kind: 'absence', ...(act.excused ? { excused: true } : {}) };
    case 'correction':
      if (act.minutes === 0 || Math.abs(act.minutes) > max) {
        throw new AppError('CORRECTION_OUT_OF_RANGE', { max });
      }
      return { kind: 'correction', seconds: act.minutes * 60 };
    case 'makeUp':
      if (act.minutes < 1 || act.minutes > max) {
        throw new AppError('MAKE_UP_OUT_OF_RANGE', { max });
      }
      return { kind: 'makeUp', seconds: act.minutes * 60 };
    default:
      return act satisfies never;
  }
}

function presence(
  { from, to }: Extract<Act, { kind: 'presence' }>,
  { plan, span }: ReturnType<typeof recordableDay>,
  zone: string,
): Statement {
  const [start, end] = underRules(() => {
    const local = localDay(plan.date, zone);
    return [instantOn(local, from, 'start'), instantOn(local, to, 'end')] as const;
  });
  if (end <= start) throw new AppError('END_NOT_AFTER_START');
  if (end <= span.start || start >= span.end) {
    const clock = (instant: number) => wallTimeOf(instant, zone).time.slice(0, 5);
    throw new AppError('OUTSIDE_PROGRAMME', { from: clock(span.start), to: clock(span.end) });
  }
  return { kind: 'presence', from: start, to: end, source: 'leader' };
}
