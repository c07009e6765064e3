import type { Reply } from '#contract/endpoints';
import { AppError } from '../../http/app-error.ts';
import { courseFigures } from '../../models/course-figures.ts';
import { newId } from '../../models/ids.ts';
import { type Context, dayOf } from './context.ts';
import { checkedReason } from './refusals.ts';
import { leftToSettle, settlementOf } from './settlement.ts';

/**
 * Closes a day (rule 8): everyone on its list is recorded, and nothing else is left to settle.
 * @throws AppError DAY_NOT_FOUND, DAY_CANCELLED, DAY_NOT_SETTLED
 */
export async function closeDay(
  context: Context,
  dayId: string,
): Promise<Reply<'attendance.close'>> {
  const settlement = await readSettlement(context, dayId);
  const { state } = dayOf(context, dayId).plan;
  const left = leftToSettle(settlement);
  if (state === 'planned' && left.unrecorded + left.matters > 0) {
    throw new AppError('DAY_NOT_SETTLED', left);
  }
  return { state: await setState(context, dayId, 'closed'), settlement };
}

/**
 * Opens a closed day again: its figures are provisional until it is closed anew.
 * @throws AppError DAY_NOT_FOUND, DAY_CANCELLED, REASON_REQUIRED, REASON_TOO_LONG
 */
export async function reopenDay(
  context: Context,
  dayId: string,
  reason: string,
): Promise<Reply<'attendance.reopen'>> {
  const settlement = await readSettlement(context, dayId);
  const text = checkedReason(reason, true);
  return { state: await setState(context, dayId, 'planned', text), settlement };
}

async function readSettlement(context: Context, dayId: string) {
  const { models, course } = context;
  dayOf(context, dayId);
  const [figures, matters] = await Promise.all([
    courseFigures(models, course, { dayId }),
    models.matters.openOfDay(course._id, dayId),
  ]);
  return settlementOf(figures, matters, dayId);
}

async function setState(
  context: Context,
  dayId: string,
  state: 'planned' | 'closed',
  reason = '',
): Promise<'planned' | 'closed'> {
  const { models, course, by, now } = context;
  const result = await models.courses.setDayState(course._id, dayId, state, by, now);
  if (result === null) throw new AppError('DAY_NOT_FOUND');
  if (result.state === 'cancelled') throw new AppError('DAY_CANCELLED');
  if (result.changed) {
    const note = newId();
    if (reason !== '') {
      await models.notes.add([{ _id: note, courseId: course._id, personId: by, text: reason }]);
    }
    await context.audit({
      ...{ kind: 'dayStateChanged', dayId, state },
      ...(reason === '' ? {} : { note }),
    });
  }
  return result.state;
}
