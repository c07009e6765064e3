import type { Body } from '#contract/endpoints';
import type { Visit } from '#domain/check-in';
import { instantOn } from '#domain/time';
import { AppError } from '../../http/app-error.ts';
import type { Session } from '../../http/session-token.ts';
import { idFrom, newId } from '../../models/ids.ts';
import { linesByPerson } from '../../models/ledger-entries.ts';
import { readBoard } from './board.ts';
import { type Context, type Day, dayOf, underRules } from './context.ts';
import { entryOf, matterId, openVisitOf } from './visits.ts';

type Choice = Body<'check-in.settle'>['choice'];

/**
 * A leader says of participants who have not checked out until when they were there, or that the
 * check-in does not count. Those who have checked out meanwhile are left as they are.
 * @throws AppError CHECK_IN_NOBODY_IN, INVALID_TIME, SKIPPED_TIME, END_NOT_AFTER_START
 */
export async function settle(
  context: Context,
  { personId: by, platformId }: Session,
  dayId: string,
  { personIds, choice }: Body<'check-in.settle'>,
) {
  const { models, course, now } = context;
  const day = dayOf(context, dayId);
  const chosen = new Set(personIds);
  const events = await models.checkIns.ofDay(course._id, dayId);
  const open = [...linesByPerson(events)].flatMap(([personId, own]) => {
    const visit = openVisitOf(own);
    return visit === null || !chosen.has(personId) ? [] : [{ personId, visit }];
  });
  if (open.length === 0) throw new AppError('CHECK_IN_NOBODY_IN');
  const end = endOf(day, choice, open);

  const act = { batch: newId(), by, at: now };
  const place = (personId: string) => ({ courseId: course._id, dayId, personId });
  if (end !== null) {
    await models.ledger.append(
      open.map(({ personId, visit }) => entryOf(place(personId), visit, end, act)),
    );
  }
  for (const { personId, visit } of open) {
    await models.checkIns.add({
      ...{ _id: idFrom('settled', visit.id), ...place(personId), how: 'leader', by },
      ...(end === null ? { direction: 'dropped', at: visit.from } : { direction: 'out', at: end }),
    });
    await models.matters.settle(course._id, matterId(visit), by, now, choice.kind);
  }
  await models.audit.record(
    { platformId, courseId: course._id, by },
    {
      kind: 'attendanceRecorded',
      dayId,
      batch: act.batch,
      entries: end === null ? 0 : open.length,
    },
    now,
  );
  return readBoard(context, dayId);
}

/** When those chosen left, in epoch seconds; null when their check-in does not count. */
function endOf(day: Day, choice: Choice, open: readonly { visit: Visit }[]): number | null {
  if (choice.kind === 'dropped') return null;
  const end =
    choice.kind === 'stayed'
      ? day.span.end
      : underRules(() => instantOn(day.local, choice.at, 'end'));
  if (open.some(({ visit }) => end <= visit.from)) throw new AppError('END_NOT_AFTER_START');
  return end;
}
