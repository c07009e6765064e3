import type { Body } from '#contract/endpoints';
import type { Locale } from '#contract/roles';
import type { CoursePlan, PlanDay, PlanSegment } from '#domain/plan';
import { clockOf, minutesOf } from './clock.ts';
import { patternDates } from './dates.ts';
import { type PlacedPart, placeParts } from './lay-out.ts';
import { generalDay } from './templates/general-day.ts';
import { plainDay } from './templates/empty.ts';
import type { CourseTemplate, TemplateDay } from './templates/template.ts';

type Choices = Body<'course-setup.compose'>;
type Row = NonNullable<Choices['days']>[number];

/** What the course itself knows better than any template. */
export interface CourseFacts {
  title: string;
  organiser: string;
  timeZone: string;
  newId: () => string;
}

/** A plan made from a template and what the leader was asked for: dates, times, lunch. */
export function composePlan(
  template: CourseTemplate,
  choices: Choices,
  course: CourseFacts,
): CoursePlan {
  const { language } = choices;
  const rows: Row[] = choices.days ?? template.days.map(() => ({}));
  const dates = patternDates(choices.firstDate, choices.spacing, template, rows.length);
  const goals = template.learningGoals;
  return {
    title: course.title || template.title[language],
    organiser: course.organiser || template.organiser,
    language,
    timeZone: course.timeZone,
    percent: 80,
    description: template.description[language],
    learningGoals: {
      knowledge: goals.knowledge.map((goal) => goal[language]),
      skills: goals.skills.map((goal) => goal[language]),
      attitudes: goals.attitudes.map((goal) => goal[language]),
    },
    days: rows.map((row, index) => {
      const day = template.days[index] ?? extraDay(template);
      const start = row.start ?? choices.start ?? day.start;
      const end = row.end ?? choices.end ?? endOf(day, start);
      const date = row.date ?? dates[index] ?? '';
      return composeDay(day, { date, start, end }, choices, course.newId);
    }),
    approvals: template.approvals.map((approval) => ({ id: course.newId(), ...approval })),
  };
}

/** The day that stands in where there are more days than the template has. */
function extraDay({ kind, days }: CourseTemplate): TemplateDay {
  switch (kind) {
    case 'empty':
      return plainDay;
    case 'shape':
      return days.at(-1) ?? plainDay;
    case 'course':
      return generalDay(300);
    default:
      return kind satisfies never;
  }
}

function endOf({ parts }: TemplateDay, start: string): string {
  const length = parts.reduce((sum, { minutes }) => sum + minutes, 0);
  return clockOf(Math.min((minutesOf(start) ?? 0) + length, 24 * 60));
}

function composeDay(
  day: TemplateDay,
  { date, start, end }: Pick<PlanSegment, 'start' | 'end'> & { date: string },
  { language, lunchCounts }: Choices,
  newId: () => string,
): PlanDay {
  const [from, to] = [minutesOf(start), minutesOf(end)];
  const sound = from !== null && to !== null && from < to;
  const segments = sound
    ? placeParts(day.parts, from, to).map((placed) => segmentOf(placed, language, lunchCounts))
    : day.parts.slice(0, 1).map((part) => ({
        ...segmentOf({ part, start: 0, end: 0 }, language, lunchCounts),
        ...{ start, end },
      }));
  return {
    id: newId(),
    kind: 'session',
    date,
    state: 'planned',
    title: day.title[language],
    segments: segments.map((segment) => ({ id: newId(), ...segment })),
    ...{ meetingUrl: '', place: '', changeReason: '' },
    ...(day.audience === undefined ? {} : { audience: day.audience }),
  };
}

function segmentOf(
  { part, start, end }: PlacedPart,
  language: Locale,
  lunchCounts: boolean,
): Omit<PlanSegment, 'id'> {
  return {
    start: clockOf(start),
    end: clockOf(end),
    counts: part.kind !== 'lunch' || lunchCounts,
    title: part.title[language],
    responsible: part.responsible[language],
    workForm: part.workForm,
  };
}
