import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

const courseParams = z.object({ courseId: z.string() });
const dayParams = courseParams.extend({ dayId: z.string() });

const objection = z.object({
  id: z.string(),
  dayId: z.string(),
  /** '' once the text was erased. */
  text: z.string(),
  raisedAt: z.iso.datetime(),
  state: z.enum(['open', 'settled']),
  /** What a leader has answered; '' before that. */
  answer: z.string(),
  /** Whether something was recorded for the day between objection and answer; null before that. */
  outcome: z.enum(['changed', 'unchanged']).nullable(),
  answeredAt: z.iso.datetime().nullable(),
});
export type Objection = z.infer<typeof objection>;

const forLeader = objection.extend({
  person: z.object({ id: z.string(), name: z.string() }),
  answeredBy: z.string(),
});
export type ObjectionToSettle = z.infer<typeof forLeader>;

export const objectionEndpoints = {
  'objections.mine': {
    who: ['participant'],
    summary: "The participant's own objections, and what became of them",
    params: courseParams,
    reply: z.object({
      objections: z.array(objection),
      /** Ids of the days that the participant may object to now. */
      mayObjectTo: z.array(z.string()),
    }),
    errors: [],
  },
  'objections.raise': {
    who: ['participant'],
    summary: 'Objects to what is recorded of a day; a leader settles it before the day is closed',
    params: dayParams,
    body: z.object({
      /** Chosen by the client, so that a retry is the same objection. */
      requestId: z.string().min(8).max(100),
      text: z.string().max(20_000),
    }),
    reply: objection,
    errors: [
      'COURSE_NOT_SET_UP',
      'DAY_NOT_FOUND',
      'NOT_FOR_TEST_USER',
      'OBJECTION_TOO_EARLY',
      'OBJECTION_OPEN',
      'OBJECTION_EMPTY',
      'OBJECTION_TOO_LONG',
    ],
  },
  'objections.ofDay': {
    who: ['leader'],
    summary: 'What participants object to on a day, the unsettled ones first',
    params: dayParams,
    reply: z.object({ objections: z.array(forLeader) }),
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND'],
  },
  'objections.settle': {
    who: ['leader'],
    summary: 'Answers an objection, after a correction or without one',
    params: courseParams.extend({ objectionId: z.string() }),
    body: z.object({ answer: z.string().max(20_000) }),
    reply: forLeader,
    errors: ['OBJECTION_NOT_FOUND', 'OBJECTION_SETTLED', 'OBJECTION_EMPTY', 'OBJECTION_TOO_LONG'],
  },
} as const satisfies Record<string, Endpoint>;
