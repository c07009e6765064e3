import type { DayPerson } from '#contract/attendance';
import type { Reply } from '#contract/endpoints';
import { lengthOf, union } from '#domain/intervals';
import { courseFigures, type CourseFigures } from '../../models/course-figures.ts';
import { standingLines } from '../../models/ledger-entries.ts';
import type { Participation } from '../../models/people.ts';
import { type Context, type Day, dayOf } from './context.ts';
import { headOf } from './grid.ts';
import { cellOf } from './rows.ts';

/** One day: its programme as it is held, and each participant's presence over it. */
export async function readDay(context: Context, dayId: string): Promise<Reply<'attendance.day'>> {
  const { models, course, now } = context;
  const day = dayOf(context, dayId);
  const [figures, matters, lastChange] = await Promise.all([
    courseFigures(models, course, { dayId }),
    models.matters.openOfDay(course._id, dayId),
    readLastChange(context, dayId),
  ]);
  const { place, meetingUrl, changeReason } = day.plan;
  return {
    timeZone: course.plan.timeZone,
    day: {
      ...headOf(day, figures, matters, now),
      ...{ place, meetingUrl, changeReason },
      segments: segmentsOf(day),
    },
    lastChange,
    days: course.plan.days.map(({ id, title, date }) => ({ id, title, date })),
    people: [...figures.members, ...figures.withdrawn].map((one) => personOf(one, day, figures)),
  };
}

function segmentsOf({ plan, resolved }: Day) {
  return resolved.segments.map(({ id, start, end, counts, audience }, i) => {
    const planned = plan.segments.find((one) => one.id === id);
    return {
      ...{ id, start, end, counts, audience: audience === undefined ? null : [...audience] },
      title: planned?.title ?? '',
      responsible: planned?.responsible ?? '',
      workForm: planned?.workForm ?? null,
      creditable:
        counts && i > 0 && i < resolved.segments.length - 1 && resolved.state !== 'cancelled',
    };
  });
}

function personOf(one: Participation, day: Day, figures: CourseFigures): DayPerson {
  const standing = figures.standings.get(one.personId)?.days.find((own) => own.day === day.id);
  if (standing === undefined) throw new Error('a participant without figures for the day');
  const lines = figures.lines.get(one.personId) ?? [];
  const valid = standingLines(lines);
  const presence = valid.flatMap((line) =>
    line.kind === 'presence'
      ? [{ from: line.from ?? 0, to: line.to ?? 0, source: line.source ?? ('leader' as const) }]
      : [],
  );
  const [mark, attended, planned, makeUp] = cellOf(day.resolved.state, standing, lines);
  const there = lengthOf(union(presence.map(({ from, to }) => ({ start: from, end: to }))));
  return {
    ...{ id: one.personId, name: one.name, group: one.group, sections: one.sections },
    ...{ gone: one.state === 'gone', withdrawn: one.withdrawn },
    ...{ mark, attended, planned, makeUp, presence },
    correction: valid.reduce(
      (sum, line) => (line.kind === 'correction' ? sum + (line.seconds ?? 0) : sum),
      0,
    ),
    contradicts: there > 0 && valid.some((line) => line.kind === 'absence'),
  };
}

async function readLastChange({ models, course }: Context, dayId: string) {
  const record = await models.audit.lastDayState(course._id, dayId);
  if (record?.event.kind !== 'dayStateChanged') return null;
  const { state, note } = record.event;
  const [person, reasons] = await Promise.all([
    models.people.getPerson(record.by),
    models.notes.ofEntries(note === undefined ? [] : [note]),
  ]);
  return {
    ...{ state, at: record.at.toISOString(), by: person?.name ?? '' },
    reason: reasons.get(note ?? '') ?? '',
  };
}
