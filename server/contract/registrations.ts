import { z } from 'zod';
import { detailFields } from '../domain/known-details.ts';
import type { Endpoint } from './endpoint.ts';

const courseParams = z.object({ courseId: z.string() });
const leader = ['leader'] as const;
const group = z.enum(['professional', 'userRepresentative']).nullable();
const short = z.string().trim().max(200);

/** What a column of a registration list can hold. */
export const listFields = [
  'name',
  'givenName',
  'familyName',
  'email',
  'workplace',
  'profession',
  'body',
  'memberNumber',
  'group',
] as const;
const listField = z.enum(listFields);
export type ListField = z.infer<typeof listField>;

/** How long a list may be. */
export const listLimits = { bytes: 2 * 1024 * 1024, rows: 2_000, columns: 60, cell: 300 } as const;

const membership = z.object({ body: z.string(), memberNumber: z.string() });
const source = z.enum(['participant', 'list']).nullable();

const registration = z.object({
  id: z.string(),
  /** '' once the person was erased. */
  name: z.string(),
  sections: z.array(z.string()),
  group,
  profession: z.string(),
  workplace: z.string(),
  memberships: z.array(membership),
  /** Where each part comes from; null where nothing is known. */
  from: z.object({ profession: source, workplace: source, memberships: source }),
  missing: z.array(z.enum(detailFields)),
  /** The participant has had erased what the list said: the list does not bring it back. */
  erased: z.boolean(),
});
export type RegistrationRow = z.infer<typeof registration>;

const values = z.object({
  profession: short,
  workplace: short,
  body: short,
  memberNumber: z.string().trim().max(40),
  group,
});
export type ListValues = z.infer<typeof values>;

const cells = z.array(z.array(z.string().max(listLimits.cell)).max(listLimits.columns));
const fields = z.array(listField.nullable()).max(listLimits.columns);

const previewRow = z.object({
  /** Number of the row in the list, headings not counted, from 1. */
  row: z.int(),
  name: z.string(),
  email: z.string(),
  values,
  /** The participant that the row is taken to be; null where nobody is sure. */
  personId: z.string().nullable(),
  /** Participants whom the row may be, likeliest first. */
  suggestions: z.array(z.string()),
  /**
   * `staff`: teaches the course. `double`: another row is the same participant; both are joined.
   * `erased`: the participant had it erased, nothing is taken. `ownKept`: what they have told
   * themselves stays. `nationalId`: an identity number stood there and is left out.
   */
  notes: z.array(
    z.enum([
      'staff',
      'double',
      'erased',
      'ownKept',
      'nationalId',
      'changed',
      'same',
      'unknownKind',
    ]),
  ),
});
export type ListRow = z.infer<typeof previewRow>;

const list = z.object({ rows: z.array(registration), bodies: z.array(z.string()) });

export const registrationEndpoints = {
  'registrations.list': {
    who: leader,
    summary: 'What is known of each participant for lists and fees, from whom, and what is missing',
    params: courseParams,
    reply: list,
    errors: [],
  },
  'registrations.read': {
    who: leader,
    summary: 'Reads a registration list, CSV, pasted cells or XLSX; keeps nothing',
    params: courseParams,
    bodyBytes: { max: listLimits.bytes },
    reply: z.object({
      /** Headings as they stand in the list; '' where there are none. */
      headings: z.array(z.string()),
      /** What each column seems to hold. */
      fields: z.array(listField.nullable()),
      rows: z.array(z.array(z.string())),
      /** Columns of national identity numbers, whose cells are not even shown. */
      nationalIdColumns: z.array(z.string()),
    }),
    errors: ['LIST_EMPTY', 'LIST_NOT_READABLE', 'LIST_TOO_LONG'],
  },
  'registrations.preview': {
    who: leader,
    summary: 'Whom each row of a list is, and what would change; keeps nothing',
    params: courseParams,
    body: z.object({ fields, rows: cells.max(listLimits.rows) }),
    reply: z.object({
      rows: z.array(previewRow),
      people: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
    errors: ['LIST_WITHOUT_NAMES'],
  },
  'registrations.save': {
    who: leader,
    summary: 'Keeps what the list says of participants; what they have told themselves stays',
    params: courseParams,
    body: z.object({
      /** The leader vouches that the sign-up form asked for consent to this use. */
      consentStated: z.literal(true),
      rows: z
        .array(z.object({ personId: z.string(), values }))
        .min(1)
        .max(listLimits.rows),
    }),
    reply: z.object({ saved: z.int(), skipped: z.int() }),
    errors: ['PARTICIPANTS_UNKNOWN'],
  },
  'registrations.remove': {
    who: leader,
    summary: 'Takes out what the list says of one participant',
    params: courseParams.extend({ personId: z.string() }),
    reply: list,
    errors: ['PARTICIPANT_NOT_FOUND'],
  },
} as const satisfies Record<string, Endpoint>;
