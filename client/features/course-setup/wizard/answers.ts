import type { ApprovalShape, CoursePlanShape as Plan } from '#contract/course-plan';
import type { Composed, Composition } from '#contract/course-setup';
import type { Locale } from '../../../i18n/resources.ts';

export type Spacing = Composition['spacing'];

/** What the leader has answered so far; kept as a draft. */
export interface Answers {
  step: 0 | 1 | 2;
  templateId: string;
  language: Locale;
  firstDate: string;
  spacing: Spacing;
  /** Of all days; null where the template's own times hold. */
  start: string | null;
  end: string | null;
  lunchCounts: boolean;
  /** One for each day, with what differs from the pattern; null where the template has its days. */
  days: { date?: string; start?: string; end?: string }[] | null;
  meetingUrl: string;
  place: string;
  /** Null until the leader has changed what was proposed. */
  title: string | null;
  organiser: string | null;
  percent: number;
  /** Bodies whose approval does not hold for this course. */
  withoutBodies: string[];
}

export function firstAnswers(language: Locale): Answers {
  return {
    ...{ step: 0, templateId: '', language, firstDate: '', spacing: 'template' },
    ...{ start: null, end: null, lunchCounts: false, days: null, meetingUrl: '', place: '' },
    ...{ title: null, organiser: null, percent: 80, withoutBodies: [] },
  };
}

/** Whether the course that this one was copied from is what the plan begins with. */
export function beginsEarlier({ templateId }: Answers): boolean {
  return templateId.startsWith('earlier-');
}

/** The answers as the server is asked to make a plan of them; null before a template is chosen. */
export function compositionOf(answers: Answers): Composition | null {
  const { templateId, language, firstDate, spacing, start, end, lunchCounts, days } = answers;
  if (templateId === '') return null;
  return {
    ...{ templateId, language, firstDate, spacing, lunchCounts },
    ...(start === null ? {} : { start }),
    ...(end === null ? {} : { end }),
    ...(days === null ? {} : { days }),
  };
}

/** The plan as it will be saved: what the server made, with the answers that it does not need. */
export function finishedPlan({ plan }: Composed, answers: Answers): Plan {
  const { meetingUrl, place, percent } = answers;
  return {
    ...plan,
    title: answers.title ?? plan.title,
    organiser: answers.organiser ?? plan.organiser,
    percent,
    days: plan.days.map((day) => ({ ...day, meetingUrl, place: place || day.place })),
    approvals: plan.approvals.filter((one) => keeps(answers, one)),
  };
}

export function keeps(answers: Answers, { body }: ApprovalShape): boolean {
  return !answers.withoutBodies.includes(body);
}
