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
import { describeEarlier, earlierCourse, earlierCourses } from './earlier-courses.ts';
import { composeFromEarlier } from './from-earlier.ts';
import { minutesDown, shownFigures } from './shown.ts';
import { templates } from './templates/all.ts';

const timeZone = 'Europe/Oslo';

/** What a plan can begin with: first the courses that this one was copied from, then the templates. */
export async function listTemplates(context: Context, locale: Locale): Promise<Template[]> {
  const earlier = await earlierCourses(context);
  return [
    ...earlier.map(describeEarlier),
    ...templates.map((template) => describeTemplate(template, locale)),
  ];
}

/**
 * A plan from a template, or from the course that this one was copied from, and the leader's answers,
 * with what it comes to; nothing is saved.
 * @throws AppError TEMPLATE_NOT_FOUND
 */
export async function composeFromTemplate(
  context: Context,
  choices: Body<'course-setup.compose'>,
): Promise<Reply<'course-setup.compose'>> {
  const { course } = context;
  const facts = { title: course.title, organiser: course.canvas.accountName, timeZone, newId };
  const earlier = await earlierCourse(context, choices.templateId);
  if (earlier !== null) {
    return reckoned(context, composeFromEarlier(earlier.plan, choices, facts), null);
  }
  const template = templates.find(({ id }) => id === choices.templateId);
  if (template === undefined) throw new AppError('TEMPLATE_NOT_FOUND');
  const compose = (lunchCounts: boolean) =>
    composePlan(template, { ...choices, lunchCounts }, facts);
  const lunch = eitherWay(compose(false), compose(true));
  return reckoned(context, compose(choices.lunchCounts), lunch);
}

/** A made plan with its figures, and with what to look at in it. */
function reckoned(
  { now }: Context,
  made: CoursePlan,
  lunch: Reply<'course-setup.compose'>['lunch'],
): Reply<'course-setup.compose'> {
  const plan = normalisePlan(made);
  const figures = planFigures(plan);
  return {
    plan,
    rows: made.days.map(({ id }) => id),
    figures: shownFigures(figures),
    problems: checkPlan(plan),
    warnings: planWarnings({
      ...{ before: null, after: plan, figures, participants: [], presence: [] },
      today: todayIn(plan.timeZone, now),
    }),
    lunch,
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
