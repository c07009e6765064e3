import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

const courseParams = z.object({ courseId: z.string() });
const participant = ['participant'] as const;

/** Version of the consent's text in the client (privacy.json, "consent"): a new text, a new version. */
export const consentVersion = '2026-1';

const group = z.enum(['professional', 'userRepresentative']).nullable();
const short = z.string().trim().max(200);
const membership = z.object({
  body: short.min(1),
  memberNumber: z.string().trim().max(40),
});

const details = z.object({
  group,
  /** Null before a consent was given, and after it was withdrawn. */
  details: z
    .object({
      profession: z.string(),
      workplace: z.string(),
      memberships: z.array(membership),
      consentAt: z.iso.datetime(),
    })
    .nullable(),
  consentVersion: z.string(),
  /** What the course leader's registration list says; null where it says nothing. */
  registration: z
    .object({
      profession: z.string(),
      workplace: z.string(),
      memberships: z.array(membership),
      at: z.iso.datetime(),
    })
    .nullable(),
  /** Bodies that have approved the course, to choose from. */
  bodies: z.array(z.string()),
});
export type MyDetails = z.infer<typeof details>;

/** One kind of stored data with its records as plain fields; the client has a heading for each kind. */
const section = z.object({
  kind: z.enum([
    'identity',
    'enrolments',
    'details',
    'registration',
    'presence',
    'reports',
    'checkIns',
    'notes',
    'matters',
    'prep',
    'mails',
    'gradebook',
    'certificates',
    'drafts',
    'events',
  ]),
  records: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
});
export type StoredSection = z.infer<typeof section>;

export const privacyEndpoints = {
  'privacy.details': {
    who: participant,
    summary: 'What the participant has told of themselves, and what for',
    params: courseParams,
    reply: details,
    errors: [],
  },
  'privacy.saveDetails': {
    who: participant,
    summary: 'Saves the voluntary details, with consent',
    params: courseParams,
    body: z.object({
      group,
      profession: short,
      workplace: short,
      memberships: z.array(membership).max(10),
      /** The person ticked the consent whose text has this version. */
      consent: z.literal(consentVersion),
    }),
    reply: details,
    errors: ['NOT_FOR_TEST_USER'],
  },
  'privacy.withdrawConsent': {
    who: participant,
    summary: 'Withdraws the consent: the voluntary details are erased at once',
    params: courseParams,
    reply: details,
    errors: [],
  },
  'privacy.eraseRegistration': {
    who: participant,
    summary: "Erases what the course leader's list says; the list does not bring it back",
    params: courseParams,
    reply: details,
    errors: [],
  },
  'privacy.stored': {
    who: participant,
    summary: 'Everything that is stored about the participant, and who has read or exported it',
    params: courseParams,
    reply: z.object({ sections: z.array(section) }),
    errors: [],
  },
  'privacy.download': {
    who: participant,
    summary: 'The same as a file',
    params: courseParams,
    reply: 'file',
    errors: [],
  },
} as const satisfies Record<string, Endpoint>;
