import { z } from 'zod';
import { holidays } from '../domain/holidays.ts';
import { planLanguages } from '../domain/plan.ts';
import { planProblemCodes } from '../domain/plan-check.ts';
import { figureGroups } from '../domain/plan-figures.ts';
import { planWarningCodes } from '../domain/plan-warnings.ts';
import { coursePlan } from './course-plan.ts';
import type { Endpoint } from './endpoint.ts';

const leader = ['leader'] as const;
const courseParams = z.object({ courseId: z.string() });

/** Whole minutes, rounded so that they never flatter (rule 14). */
const minutes = z.int();

/** Where in a plan something is: ids of its parts, and the name of a field. */
const place = z.object({
  day: z.string().optional(),
  segment: z.string().optional(),
  approval: z.string().optional(),
  field: z.string().optional(),
});
export type Place = z.infer<typeof place>;

const figures = z.object({
  byGroup: z.array(
    z.object({
      group: z.enum(figureGroups),
      planned: minutes,
      required: minutes,
    }),
  ),
  sameForAll: z.boolean(),
  /** Counted time of the whole course, whomever it is meant for: to the second, as a body is told. */
  heldSeconds: z.int(),
  held: minutes,
  days: z.array(
    z.object({
      day: z.string(),
      /** Counted time, whomever it is meant for. */
      planned: minutes,
      byGroup: z.record(z.enum(figureGroups), minutes),
    }),
  ),
  approvals: z.array(
    z.object({
      approval: z.string(),
      cover: z.enum(['covered', 'waits', 'answered', 'refused']),
    }),
  ),
  /** False when days with faults are left out of the figures. */
  complete: z.boolean(),
});
export type Figures = z.infer<typeof figures>;

const problem = z.object({
  code: z.enum(planProblemCodes),
  at: place,
  limit: z.number().optional(),
  other: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;

const warning = z.object({
  code: z.enum(planWarningCodes),
  level: z.enum(['warn', 'hint']),
  at: place,
  count: z.int().optional(),
  holiday: z.enum(holidays).optional(),
});
export type Warning = z.infer<typeof warning>;

const changed = z.object({ at: z.iso.datetime(), byId: z.string(), by: z.string() });

const overview = z.object({
  /** The course's name in Canvas. */
  title: z.string(),
  revision: z.int(),
  plan: coursePlan.nullable(),
  figures: figures.nullable(),
  /** The rest is for course leaders and administrators; null for participants. */
  warnings: z.array(warning).nullable(),
  changed: changed.nullable(),
  people: z
    .object({
      participants: z.int(),
      withdrawn: z.int(),
      leaders: z.int(),
      /** Participants whose kind is not known: no audience means them. */
      withoutGroup: z.int(),
    })
    .nullable(),
  /** Days with presence or other evidence: they are cancelled, not removed. */
  daysWithEvidence: z.array(z.string()).nullable(),
});
export type Overview = z.infer<typeof overview>;

const movedFigures = z.object({
  standing: z.enum(['met', 'outOfReach', 'open']),
  atRisk: z.boolean(),
  planned: minutes,
  required: minutes,
  earned: minutes,
});

const impact = z.object({
  /** Whose figures change at all. */
  moved: z.int(),
  /** Whose standing changes, or who comes to be at risk or is no longer. */
  changesStanding: z.int(),
  people: z.array(
    z.object({
      personId: z.string(),
      /** Null unless the names were asked for. */
      name: z.string().nullable(),
      changesStanding: z.boolean(),
      before: movedFigures,
      after: movedFigures,
    }),
  ),
});
export type Impact = z.infer<typeof impact>;

const planChange = z.object({ at: place, kind: z.enum(['added', 'removed', 'changed']) });
export type Change = z.infer<typeof planChange>;

const conflict = z.object({
  at: place,
  kind: z.enum(['bothChanged', 'removedByThem', 'removedByMe']),
  mine: z.json().optional(),
  theirs: z.json().optional(),
});
export type Conflict = z.infer<typeof conflict>;

/** A plan, and the revision of the saved one that it began with; 0 before the first save. */
const edited = z.object({ baseRevision: z.int().min(0), plan: coursePlan });

const date = z.string();
const clock = z.string();

const template = z.object({
  id: z.string(),
  /**
   * `earlier`: the course that this one was copied from. `course`: a whole course with its texts.
   * `shape`: days and hours, with a general programme.
   */
  kind: z.enum(['earlier', 'course', 'shape', 'empty']),
  name: z.string(),
  summary: z.string(),
  days: z.int(),
  /** Days as courses name them: two half days are 1, 3.5 stays 3.5. */
  wholeDays: z.number(),
  /** Counted time without lunch, for whoever takes part in all. */
  planned: minutes,
  /** Whether some of its days are for some participants only. */
  forSome: z.boolean(),
  approvals: z.array(z.string()),
  /** Of an earlier course: when it began, and what its plan brings along. */
  earlier: z
    .object({ firstDate: date, percent: z.int(), language: z.enum(planLanguages) })
    .nullable(),
});
export type Template = z.infer<typeof template>;

const spacings = ['template', 'consecutive', 'weekly', 'fortnightly', 'monthly'] as const;

const composition = z.object({
  templateId: z.string(),
  language: z.enum(planLanguages),
  firstDate: date,
  spacing: z.enum(spacings),
  /** First and last time of every day; the template's own where they are not given. */
  start: clock.optional(),
  end: clock.optional(),
  lunchCounts: z.boolean(),
  /** One for each day, `{}` where the pattern holds; more or fewer than the template has are fine. */
  days: z
    .array(z.object({ date: date.optional(), start: clock.optional(), end: clock.optional() }))
    .max(60)
    .optional(),
});
export type Composition = z.input<typeof composition>;

const composed = z.object({
  plan: coursePlan,
  /** Ids of the days in the order of the days that were asked for. */
  rows: z.array(z.string()),
  figures,
  problems: z.array(problem),
  warnings: z.array(warning),
  /** What the counted time becomes either way; null when no day has a lunch. */
  lunch: z
    .array(
      z.object({
        counts: z.boolean(),
        planned: minutes,
        /** Bodies that have approved more than this. */
        short: z.array(z.string()),
      }),
    )
    .nullable(),
});
export type Composed = z.infer<typeof composed>;

export const courseSetupEndpoints = {
  'course-setup.overview': {
    who: ['leader', 'participant', 'administrator'],
    summary: 'The course plan with its figures; participants get what is public to them',
    params: courseParams,
    reply: overview,
    errors: [],
  },
  'course-setup.templates': {
    who: leader,
    summary: 'The templates that a plan can begin with',
    params: courseParams,
    reply: z.object({ templates: z.array(template) }),
    errors: [],
  },
  'course-setup.compose': {
    who: leader,
    summary: 'Makes a plan from a template and dates; saves nothing',
    params: courseParams,
    body: composition,
    reply: composed,
    errors: ['TEMPLATE_NOT_FOUND'],
  },
  'course-setup.preview': {
    who: leader,
    summary: 'What a plan would mean: faults, figures, warnings, and whom it moves',
    params: courseParams,
    body: edited.extend({
      /** Whom it moves costs a look at everybody's presence: asked for before saving. */
      impact: z.enum(['none', 'figures', 'names']),
    }),
    reply: z.object({
      /** Of the plan as it is saved now: higher than the one that this began with if somebody else was at work. */
      revision: z.int(),
      problems: z.array(problem),
      figures,
      warnings: z.array(warning),
      /** Null when it was not asked for, or cannot be reckoned before the faults are mended. */
      impact: impact.nullable(),
    }),
    errors: [],
  },
  'course-setup.save': {
    who: leader,
    summary: 'Saves the plan, if nobody else has saved it since',
    params: courseParams,
    body: edited.extend({
      /** What the first plan began with: its preparation is brought along, as drafts. */
      templateId: z.string().max(100).optional(),
    }),
    reply: z.object({ revision: z.int(), plan: coursePlan, moved: z.int() }),
    errors: ['PLAN_NOT_VALID', 'PLAN_CHANGED'],
  },
  'course-setup.merge': {
    who: leader,
    summary: 'Joins a plan with what somebody else has saved meanwhile; saves nothing',
    params: courseParams,
    body: edited,
    reply: z.object({
      revision: z.int(),
      plan: coursePlan,
      theirPlan: coursePlan,
      changed,
      theirs: z.array(planChange),
      mine: z.array(planChange),
      conflicts: z.array(conflict),
      /** False when the plan that both began with is not known any longer: choose one. */
      joined: z.boolean(),
    }),
    errors: ['COURSE_NOT_SET_UP'],
  },
} as const satisfies Record<string, Endpoint>;
