import type { MyCheckIn } from '#contract/check-in';
import type { Reply } from '#contract/endpoints';
import { wallTimeOf } from '#domain/time';
import type { CheckInDay, StoredCheckIn } from '../../models/check-ins.ts';
import {
  type Context,
  type Day,
  dayOf,
  headOf,
  isForMe,
  openingOfDay,
  shownOpening,
} from './context.ts';
import { openVisitOf, shownVisits } from './visits.ts';

/** Today's days that are held, and how the participant stands on each. */
export async function readToday(
  context: Context,
  personId: string,
): Promise<Reply<'check-in.today'>> {
  const { models, course, seconds } = context;
  const { timeZone } = course.plan;
  const today = wallTimeOf(seconds, timeZone).date;
  const held = course.plan.days.filter(
    (day) => day.date === today && day.state !== 'cancelled' && day.segments.length > 0,
  );
  const days = held.map(async ({ id }) => {
    const day = dayOf(context, id);
    const [record, events, forMe] = await Promise.all([
      models.checkIns.getDay(course._id, id),
      models.checkIns.ofPersonDay(course._id, id, personId),
      isForMe(context, day, personId),
    ]);
    return shownDay(context, day, record, events, forMe);
  });
  return { timeZone, days: await Promise.all(days) };
}

/** One day as its participant sees it. */
export function shownDay(
  { seconds }: Pick<Context, 'seconds'>,
  day: Day,
  record: CheckInDay | null,
  events: readonly StoredCheckIn[],
  forMe: boolean,
): MyCheckIn {
  return {
    ...{ day: headOf(day), started: record !== null, forMe },
    opening: shownOpening(openingOfDay(day, record), seconds),
    inSince: openVisitOf(events)?.from ?? null,
    visits: shownVisits(events),
  };
}
