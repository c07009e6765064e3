import type { Reply } from '#contract/endpoints';
import type { GridDay } from '#contract/attendance';
import { heldSeconds } from '#domain/counted-days';
import { courseFigures, type CourseFigures } from '../../models/course-figures.ts';
import type { Matter } from '../../models/matters.ts';
import { currentDay } from './current-day.ts';
import { type Context, type Day, dayOf } from './context.ts';
import { asked, dueDays, rowOf } from './rows.ts';
import { settlementOf } from './settlement.ts';

/** All participants by all days. */
export async function readGrid(context: Context): Promise<Reply<'attendance.grid'>> {
  const { models, course, programme, now } = context;
  const [figures, matters] = await Promise.all([
    courseFigures(models, course),
    models.matters.openOfCourse(course._id),
  ]);
  const due = dueDays(context);
  const days = course.plan.days.map((day) => headOf(dayOf(context, day.id), figures, matters, now));
  return {
    timeZone: course.plan.timeZone,
    percent: course.plan.percent,
    provisional: programme.days.some((day) => day.state === 'planned'),
    days,
    currentDay: currentDay(days, now),
    rows: [...figures.members, ...figures.withdrawn].map((one) => rowOf(one, figures, due)),
  };
}

/** What a day is called, when it is, and how far it is from being settled. */
export function headOf(
  { id, plan, resolved, span }: Day,
  figures: CourseFigures,
  matters: readonly Matter[],
  now: Date,
): GridDay {
  return {
    ...{ id, title: plan.title, date: plan.date, state: plan.state },
    startsAt: span?.start ?? null,
    endsAt: span?.end ?? null,
    planned: asked(heldSeconds({ percent: 100, days: [resolved] })),
    over: span !== null && span.end * 1000 <= now.getTime(),
    settlement: settlementOf(figures, matters, id),
  };
}
