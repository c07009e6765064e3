import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { locale, role } from './roles.ts';

/** The signed-in person as the client knows them. */
const me = z.object({
  personId: z.string(),
  name: z.string(),
  role,
  locale,
  highContrast: z.boolean(),
  /** Canvas' Test Student (Student View): may look, never counts. */
  testUser: z.boolean(),
  course: z
    .object({ id: z.string(), title: z.string(), setUp: z.boolean(), timeZone: z.string() })
    .nullable(),
  account: z.object({ id: z.string(), name: z.string(), isRoot: z.boolean() }).nullable(),
});
export type Me = z.infer<typeof me>;

const token = z.object({
  token: z.string(),
  /** Seconds until the token runs out; renew before. */
  expiresInSeconds: z.number().int(),
  me,
  /** Where the launch asked to go, a path inside the client such as `/days/abc`; '' for the start page. */
  goTo: z.string(),
});

const draftKey = z.object({ key: z.string().min(1).max(200) });

export const sessionEndpoints = {
  'session.redeem': {
    who: 'anyone',
    summary: 'Exchanges the one-time code of a launch for a session token',
    body: z.object({ code: z.string().min(1).max(200) }),
    reply: token,
    errors: ['NOT_SIGNED_IN'],
  },
  'session.renew': {
    who: 'anyone',
    summary: 'Gives a fresh token for a valid one, or for the partitioned cookie after a reload',
    reply: token,
    errors: ['SESSION_EXPIRED', 'ACCESS_ENDED'],
  },
  'session.me': {
    who: 'signedIn',
    summary: 'Who is signed in, and where',
    reply: me,
    errors: [],
  },
  'session.setLocale': {
    who: 'signedIn',
    summary: 'Changes the language of the interface for this person',
    body: z.object({ locale }),
    reply: me,
    errors: [],
  },
  'session.putDraft': {
    who: 'signedIn',
    summary: 'Keeps what a person is typing, for when the session or the connection breaks',
    params: draftKey,
    body: z.object({ value: z.json() }),
    reply: z.object({ savedAt: z.iso.datetime() }),
    errors: ['TOO_LARGE'],
  },
  'session.getDraft': {
    who: 'signedIn',
    summary: 'The kept draft under a key, or null',
    params: draftKey,
    reply: z.object({ draft: z.object({ value: z.json(), savedAt: z.iso.datetime() }).nullable() }),
    errors: [],
  },
  'session.deleteDraft': {
    who: 'signedIn',
    summary: 'Forgets a draft that was saved for good or given up',
    params: draftKey,
    reply: 'empty',
    errors: [],
  },
} as const satisfies Record<string, Endpoint>;
