import type { Body } from '#contract/endpoints';
import type { CoursePlan, PlanDay, PlanSegment } from '#domain/plan';
import { gapsOf, planToCopy } from '#domain/plan-copy';
import { clockOf, minutesOf } from './clock.ts';
import { composePlan, type CourseFacts } from './compose.ts';
import { patternDates } from './dates.ts';
import { empty } from './templates/empty.ts';

type Choices = Body<'course-setup.compose'>;
type Row = NonNullable<Choices['days']>[number];

/**
 * A plan made from that of an earlier course: dates shifted to the chosen start at the same distances,
 * or in the chosen pattern; times as they were unless others were asked for. Days beyond those of
 * the earlier course begin with a plain programme.
 */
export function composeFromEarlier(
  earlier: CoursePlan,
  choices: Choices,
  course: Pick<CourseFacts, 'title' | 'organiser' | 'newId'>,
): CoursePlan {
  const copied = planToCopy(earlier);
  const rows: Row[] = choices.days ?? copied.days.map(() => ({}));
  const gaps = gapsOf(copied.days);
  const dates = patternDates(choices.firstDate, choices.spacing, { gaps }, rows.length);
  return {
    ...copied,
    title: course.title || copied.title,
    organiser: copied.organiser || course.organiser,
    language: choices.language,
    days: rows.map((row, index) => {
      const date = row.date ?? dates[index] ?? '';
      const times = { start: row.start ?? choices.start, end: row.end ?? choices.end };
      const day = copied.days[index];
      return day
        ? { ...withTimes(day, times), date }
        : extraDay(choices, { date, ...times }, course);
    }),
  };
}

interface Times {
  start: string | undefined;
  end: string | undefined;
}

/** The day moved to begin at `start`, its last part lasting until `end`. */
function withTimes(day: PlanDay, { start, end }: Times): PlanDay {
  const [first] = day.segments.map((one) => one.start).toSorted();
  const [from, to] = [minutesOf(first ?? ''), minutesOf(start ?? '')];
  const by = from === null || to === null ? 0 : to - from;
  const moved = day.segments.map((one) => moveSegment(one, by));
  const last = moved.at(-1)?.id;
  return {
    ...day,
    segments: moved.map((one) => (end !== undefined && one.id === last ? { ...one, end } : one)),
  };
}

function moveSegment(segment: PlanSegment, by: number): PlanSegment {
  const move = (clock: string) => {
    const minutes = minutesOf(clock);
    return minutes === null || by === 0
      ? clock
      : clockOf(Math.min(Math.max(minutes + by, 0), 24 * 60));
  };
  return { ...segment, start: move(segment.start), end: move(segment.end) };
}

/** A day of which nothing is known but its times, as the empty template makes them. */
function extraDay(
  choices: Choices,
  { date, start, end }: Times & { date: string },
  { newId }: Pick<CourseFacts, 'newId'>,
): PlanDay {
  const row = {
    date,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  };
  const facts = { title: '', organiser: '', timeZone: '', newId };
  const [day] = composePlan(empty, { ...choices, days: [row] }, facts).days;
  if (day === undefined) throw new Error('one row makes one day');
  return day;
}
