import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { formats, purposes } from './exports.ts';

const leader = ['leader'] as const;
const params = z.object({ courseId: z.string() });
/** Whole kroner. */
const kroner = z.int().min(0).max(1_000_000);
const people = z.int().min(1).max(1000);

const terms = z.object({
  perParticipant: kroner,
  groupPrice: kroner,
  groupSize: people,
  supplement: kroner.nullable(),
  groupFrom: people,
  freeForUserRepresentatives: z.boolean(),
  freeCount: z.boolean(),
});
export type FeeTermsShape = z.infer<typeof terms>;

const choice = z.enum(['rule', 'group', 'single']);

const workplace = z.object({
  /** What choices name it by; '' for participants whose workplace is not known. */
  key: z.string(),
  name: z.string(),
  choice,
  people: z.array(z.object({ id: z.string(), name: z.string(), free: z.boolean() })),
  paying: z.int(),
  free: z.int(),
  group: z.boolean(),
  extra: z.int(),
  /** Kroner; null while the supplement is not known. */
  amount: z.int().nullable(),
});
export type FeeWorkplace = z.infer<typeof workplace>;

const overview = z.object({
  terms,
  workplaces: z.array(workplace),
  /** Kroner of the workplaces whose amount is known. */
  total: z.int(),
  /** Workplaces whose amount waits for the supplement. */
  waiting: z.int(),
});
export type FeeOverview = z.infer<typeof overview>;

export const feeEndpoints = {
  'fees.overview': {
    who: leader,
    summary: 'What each workplace pays for its participants',
    params,
    reply: overview,
    errors: ['COURSE_NOT_SET_UP'],
  },
  'fees.save': {
    who: leader,
    summary: 'Prices of the course, and what was decided for single workplaces',
    params,
    body: z.object({
      terms,
      choices: z.array(z.object({ workplace: z.string().max(200), choice })).max(2000),
    }),
    reply: overview,
    errors: ['COURSE_NOT_SET_UP'],
  },
  'fees.file': {
    who: leader,
    summary: 'The overview to invoice from',
    params,
    body: z.object({ format: z.enum(formats), why: z.enum(purposes) }),
    reply: 'file',
    errors: ['COURSE_NOT_SET_UP', 'LIST_LETTER_NOT_IN_FONT'],
  },
} as const satisfies Record<string, Endpoint>;
