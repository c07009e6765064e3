import { z } from 'zod';
import { groups, planLanguages, workForms } from '../domain/plan.ts';
import { planLimits } from '../domain/plan-limits.ts';

const audience = z.array(z.enum(groups)).readonly().optional();
/** Wall-clock time of the course's zone, `HH:MM`. Whether it is one, `checkPlan` says with its place. */
const time = z.string();
const id = z.string();

const segment = z.object({
  id,
  start: time,
  end: time,
  counts: z.boolean(),
  title: z.string(),
  responsible: z.string(),
  workForm: z.enum(workForms).nullable(),
  audience,
});

const sessionDay = z.object({
  id,
  kind: z.literal('session'),
  /** `YYYY-MM-DD`. */
  date: z.string(),
  state: z.enum(['planned', 'closed', 'cancelled']),
  title: z.string(),
  segments: z.array(segment),
  meetingUrl: z.string(),
  place: z.string(),
  changeReason: z.string(),
  audience,
  actual: z.object({ start: time.optional(), end: time.optional() }).optional(),
});

const answer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('approved'),
    approvedMinutes: z.number(),
    heldSeconds: z.int().min(0),
  }),
  z.object({ kind: z.literal('refused'), heldSeconds: z.int().min(0) }),
]);

const approval = z.object({
  id,
  body: z.string(),
  approvedMinutes: z.number(),
  unit: z.union([z.literal(60), z.literal(45)]),
  wording: z.string(),
  reference: z.string(),
  minimumPercent: z.number().optional(),
  acceptsMakeUp: z.boolean(),
  documentedPresence: z.boolean(),
  columns: z.array(z.string()).readonly(),
  answer: answer.optional(),
});

const goals = z.array(z.string());

/**
 * A course plan by its shape alone. Limits, times and what belongs together are checked by the
 * rules (`checkPlan`), which name the day, segment and field, also while a plan is half written.
 */
export const coursePlan = z.object({
  title: z.string().meta({ description: `At most ${planLimits.title} characters` }),
  organiser: z.string(),
  language: z.enum(planLanguages),
  timeZone: z.string(),
  percent: z.number(),
  description: z.string(),
  learningGoals: z.object({ knowledge: goals, skills: goals, attitudes: goals }),
  days: z.array(sessionDay),
  approvals: z.array(approval),
});

export type CoursePlanShape = z.infer<typeof coursePlan>;
export type DayShape = CoursePlanShape['days'][number];
export type SegmentShape = DayShape['segments'][number];
export type ApprovalShape = CoursePlanShape['approvals'][number];
