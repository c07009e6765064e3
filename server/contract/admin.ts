import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

const course = z.object({
  id: z.string(),
  title: z.string(),
  organiser: z.string(),
  /** The Canvas account that it belongs to. */
  accountName: z.string(),
  setUp: z.boolean(),
  firstDay: z.iso.date().nullable(),
  lastDay: z.iso.date().nullable(),
  days: z.int(),
  closedDays: z.int(),
  cancelledDays: z.int(),
  participants: z.int(),
  withdrawn: z.int(),
  met: z.int(),
  open: z.int(),
  outOfReach: z.int(),
});
export type AccountCourse = z.infer<typeof course>;

export const adminEndpoints = {
  'admin.courses': {
    who: ['administrator'],
    summary: 'The courses of the account, with dates, people and how many have met the threshold',
    reply: z.object({
      accountName: z.string(),
      /** The root account sees all of its deployment; any other only courses of its own. */
      isRoot: z.boolean(),
      courses: z.array(course),
    }),
    errors: [],
  },
} as const satisfies Record<string, Endpoint>;
