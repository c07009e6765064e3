import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

const courseParams = z.object({ courseId: z.string() });
const leader = ['leader'] as const;

const problem = z.enum([
  'DELETED',
  'NO_PLANNED_TIME',
  'CONCLUDED',
  'UNREACHABLE',
  'UNREADABLE',
  'THROTTLED',
  'FAILING',
  'REFUSED',
]);

const status = z.object({
  /** `unavailable`: no launch has told where the gradebook of the course is. */
  state: z.enum(['unavailable', 'off', 'waiting', 'sending', 'done', 'failed']),
  /** Why it failed; null where it has not. */
  problem: problem.nullable(),
  /** When it is tried again by itself; null: as soon as something has changed, or never by itself. */
  nextTryAt: z.iso.datetime().nullable(),
  /** The column as it was last seen in Canvas; null before it was made. `maximum`: whole minutes. */
  column: z.object({ label: z.string(), maximum: z.number() }).nullable(),
  /** When the column was last brought up to date. */
  doneAt: z.iso.datetime().nullable(),
  /** People who have a score in the column. */
  sent: z.int(),
  /** Whom Canvas did not take a score for, and why. */
  refused: z.array(
    z.object({
      reason: z.enum(['NOT_STUDENT', 'UNPUBLISHED', 'CONCLUDED', 'OTHER']),
      people: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
});
export type GradebookStatus = z.infer<typeof status>;

export const gradebookEndpoints = {
  'gradebook.status': {
    who: leader,
    summary: 'The attendance column in the gradebook of Canvas, and what Canvas did not take',
    params: courseParams,
    reply: status,
    errors: [],
  },
  'gradebook.switch': {
    who: leader,
    summary: 'Switches the attendance column on or off; what stands in Canvas stays',
    params: courseParams,
    body: z.object({ on: z.boolean() }),
    reply: status,
    errors: ['COURSE_NOT_SET_UP', 'GRADEBOOK_NOT_AVAILABLE'],
  },
  'gradebook.send': {
    who: leader,
    summary: 'Brings the column up to date now, in the background',
    params: courseParams,
    reply: status,
    errors: ['GRADEBOOK_NOT_AVAILABLE', 'GRADEBOOK_OFF'],
  },
  'gradebook.createAgain': {
    who: leader,
    summary: 'Makes a new column after the old one was deleted in Canvas',
    params: courseParams,
    reply: status,
    errors: ['GRADEBOOK_NOT_AVAILABLE', 'GRADEBOOK_OFF', 'COLUMN_NOT_DELETED'],
  },
} as const satisfies Record<string, Endpoint>;
