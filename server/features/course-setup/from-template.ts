import type { Template } from '#contract/course-setup';
import type { Body, Reply } from '#contract/endpoints';
import type { Locale } from '#contract/roles';
import type { CoursePlan } from '#domain/plan';
import { checkPlan } from '#domain/plan-check';
import { planFigures } from '#domain/plan-figures';
import { normalisePlan } from '#domain/plan-normal';
import { planWarnings } from '#domain/plan-warnings';
import { AppError } from '../../http/app-error.ts';
import { newId } from '../../models/ids.ts';
import { todayIn } from './assess.ts';
import { composePlan } from './compose.ts';
import type { Context } from './context.ts';
import { describeTemplate } from './describe-template.ts';
import { minutesDown, shownFigures } from './shown.ts';
import { templates } from './templates/all.ts';

const timeZone = 'Europe/Oslo';

export function listTemplates(locale: Locale): Template[] {
  return templates.map((template) => describeTemplate(template, locale));
}

/**
 * A plan from a template and the leader's answers, with what it comes to; nothing is saved.
 * @throws AppError TEMPLATE_NOT_FOUND
 */
export function composeFromTemplate(
  { course, now }: Context,
  choices: Body<'course-setup.compose'>,
): Reply<'course-setup.compose'> {
  const template = templates.find(({ id }) => id === choices.templateId);
  if (template === undefined) throw new AppError('TEMPLATE_NOT_FOUND');
  const facts = { title: course.title, organiser: course.canvas.accountName, timeZone, newId };
  const compose = (lunchCounts: boolean) =>
    composePlan(template, { ...choices, lunchCounts }, facts);
  const made = compose(choices.lunchCounts);
  const plan = normalisePlan(made);
  const figures = planFigures(plan);
  return {
    plan,
    rows: made.days.map(({ id }) => id),
    figures: shownFigures(figures),
    problems: checkPlan(plan),
    warnings: planWarnings({
      ...{ before: null, after: plan, figures, participants: [], presence: [] },
      today: todayIn(timeZone, now),
    }),
    lunch: eitherWay(compose(false), compose(true)),
  };
}

/** What the hours become without and with lunch, and which bodies have approved more than that. */
function eitherWay(without: CoursePlan, including: CoursePlan) {
  const sums = [without, including].map((plan, index) => {
    const { heldSeconds, approvals } = planFigures(plan);
    const waiting = new Set(
      approvals.filter(({ cover }) => cover === 'waits').map(({ approval }) => approval),
    );
    const short = plan.approvals.filter(({ id }) => waiting.has(id)).map(({ body }) => body);
    return { counts: index === 1, planned: minutesDown(heldSeconds), short };
  });
  return sums[0]?.planned === sums[1]?.planned ? null : sums;
}
