import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

const courseParams = z.object({ courseId: z.string() });
const leader = ['leader'] as const;
const group = z.enum(['professional', 'userRepresentative']).nullable();

const member = z.object({
  id: z.string(),
  /** '' once the person was erased. */
  name: z.string(),
  email: z.string(),
  role: z.enum(['leader', 'participant', 'observer', 'none']),
  group,
  sections: z.array(z.string()),
  /** Vanished from Canvas' list, or concluded there. */
  gone: z.boolean(),
  withdrawn: z.boolean(),
  /** Has given voluntary details, with consent. */
  hasDetails: z.boolean(),
});
export type RosterMember = z.infer<typeof member>;

const change = z.object({
  name: z.string(),
  kind: z.enum(['joined', 'left', 'renamed', 'newAddress', 'newRole', 'newSections']),
});

const sync = z
  .object({
    state: z.enum(['running', 'done', 'failed']),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    pages: z.int(),
    members: z.int(),
    changes: z.array(change),
    failure: z.string(),
  })
  .nullable();
export type RosterSyncStatus = z.infer<typeof sync>;

export const rosterEndpoints = {
  'roster.list': {
    who: leader,
    summary: 'Everyone who has or had a part in the course',
    params: courseParams,
    reply: z.object({ members: z.array(member), sync }),
    errors: [],
  },
  'roster.syncStatus': {
    who: leader,
    summary: "How far the reading of Canvas' list has come, and what it changed",
    params: courseParams,
    reply: z.object({ sync }),
    errors: [],
  },
  'roster.sync': {
    who: leader,
    summary: "Reads Canvas' list anew, in the background",
    params: courseParams,
    reply: z.object({ sync }),
    errors: [],
  },
  'roster.setGroup': {
    who: leader,
    summary: 'Says which kind of participant some people are',
    params: courseParams,
    body: z.object({ personIds: z.array(z.string().max(100)).min(1).max(5000), group }),
    reply: z.object({ members: z.array(member), sync }),
    errors: ['PARTICIPANTS_UNKNOWN'],
  },
} as const satisfies Record<string, Endpoint>;
