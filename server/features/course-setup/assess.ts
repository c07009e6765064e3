import type { Reply } from '#contract/endpoints';
import type { Impact } from '#contract/course-setup';
import { DomainError } from '#domain/errors';
import { impactOf } from '#domain/impact';
import { type LedgerEntry, validEntries } from '#domain/ledger';
import type { CoursePlan } from '#domain/plan';
import { checkChange, checkPlan, type PlanProblem } from '#domain/plan-check';
import { planFigures } from '#domain/plan-figures';
import { planWarnings } from '#domain/plan-warnings';
import { resolveProgramme } from '#domain/programme';
import { wallTimeOf } from '#domain/time';
import { asParticipant, entriesOf } from '../../models/course-figures.ts';
import { linesByPerson } from '../../models/ledger-entries.ts';
import type { Participation } from '../../models/people.ts';
import type { Context } from './context.ts';
import { shownFigures, shownStanding } from './shown.ts';

type Preview = Reply<'course-setup.preview'>;
type Depth = 'none' | 'figures' | 'names';

/** What a plan would mean, were it saved now; the plan is in its normal form. */
export async function assess(context: Context, plan: CoursePlan, depth: Depth): Promise<Preview> {
  const { course } = context;
  const problems = await problemsOf(context, plan);
  const people = await context.models.people.listParticipants(course._id);
  const taking = people.filter(({ withdrawn }) => !withdrawn);
  const entries = depth === 'none' ? new Map<string, LedgerEntry[]>() : await readEntries(context);
  const figures = planFigures(plan);
  return {
    revision: course.revision,
    problems,
    figures: shownFigures(figures),
    warnings: planWarnings({
      before: course.plan,
      after: plan,
      figures,
      today: todayIn(plan.timeZone, context.now),
      participants: taking.map(({ group }) => group),
      presence: [...entries.values()]
        .flatMap((own) => validEntries(own))
        .filter((entry) => entry.kind === 'presence'),
    }),
    impact:
      depth === 'none' || course.plan === null || problems.length > 0
        ? null
        : impactReply(course.plan, plan, taking, entries, depth),
  };
}

/** All that keeps a plan from being saved over the present one. */
export async function problemsOf(
  { models, course }: Context,
  plan: CoursePlan,
): Promise<PlanProblem[]> {
  const kept = new Set(plan.days.map(({ id }) => id));
  const removes = course.plan?.days.some(({ id }) => !kept.has(id)) ?? false;
  const withEvidence = removes ? await models.ledger.daysWithEntries(course._id) : [];
  return [...checkPlan(plan), ...checkChange(course.plan, plan, new Set(withEvidence))];
}

async function readEntries({ models, course }: Context): Promise<Map<string, LedgerEntry[]>> {
  return entriesOf(linesByPerson(await models.ledger.figures(course._id)));
}

function impactReply(
  before: CoursePlan,
  after: CoursePlan,
  people: readonly Participation[],
  entries: ReadonlyMap<string, readonly LedgerEntry[]>,
  depth: Depth,
): Impact {
  const names = new Map(people.map(({ personId, name }) => [personId, name]));
  const moved = impactOf(
    resolveProgramme(before),
    resolveProgramme(after),
    people.map(asParticipant),
    entries,
  );
  return {
    moved: moved.length,
    changesStanding: moved.filter(({ changesStanding }) => changesStanding).length,
    people: moved.map((one) => ({
      personId: one.participant,
      name: depth === 'names' ? (names.get(one.participant) ?? '') : null,
      changesStanding: one.changesStanding,
      before: shownStanding(one.before),
      after: shownStanding(one.after),
    })),
  };
}

/** Today's date in the course's zone; in Norway's while the zone is not a zone. */
export function todayIn(timeZone: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  try {
    return wallTimeOf(seconds, timeZone).date;
  } catch (error) {
    if (error instanceof DomainError) return wallTimeOf(seconds, 'Europe/Oslo').date;
    throw error;
  }
}
