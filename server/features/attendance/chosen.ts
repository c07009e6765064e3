import { countedDaysByGroup } from '#domain/counted-days';
import { AppError } from '../../http/app-error.ts';
import type { Context } from './context.ts';

/** Participants of one act. */
const most = 2000;

/**
 * The participants of an act, each once, if all of them can be recorded on the day.
 * @returns also the longest time that is planned for one of them on that day, in seconds
 * @throws AppError TOO_MANY_PARTICIPANTS, PARTICIPANTS_UNKNOWN, PARTICIPANTS_WITHDRAWN,
 * DAY_NOT_MEANT_FOR
 */
export async function chosen(
  { models, course, programme }: Pick<Context, 'models' | 'course' | 'programme'>,
  dayId: string,
  personIds: readonly string[],
): Promise<{ people: string[]; longest: number }> {
  const ids = [...new Set(personIds)];
  if (ids.length > most) throw new AppError('TOO_MANY_PARTICIPANTS', { max: most });
  const known = await models.people.listParticipants(course._id, ids);
  refuseSome('PARTICIPANTS_UNKNOWN', ids.length - known.length);
  refuseSome('PARTICIPANTS_WITHDRAWN', known.filter((one) => one.withdrawn).length);
  const daysFor = countedDaysByGroup(programme);
  const planned = known.map(
    (one) => daysFor(one.group ?? undefined).find((day) => day.id === dayId)?.plannedSeconds ?? 0,
  );
  refuseSome('DAY_NOT_MEANT_FOR', planned.filter((seconds) => seconds === 0).length);
  return { people: ids, longest: planned.reduce((most, one) => Math.max(most, one), 0) };
}

function refuseSome(
  code: 'PARTICIPANTS_UNKNOWN' | 'PARTICIPANTS_WITHDRAWN' | 'DAY_NOT_MEANT_FOR',
  count: number,
): void {
  if (count > 0) throw new AppError(code, { count });
}
