import { z } from 'zod';
import { detailFields } from '../domain/known-details.ts';
import type { Endpoint } from './endpoint.ts';

const leader = ['leader'] as const;
const courseParams = z.object({ courseId: z.string() });
const bodyParams = courseParams.extend({ approvalId: z.string() });

/** Why a list is taken out: participants see it among what has been done with their data (rule 28). */
export const purposes = [
  'toBody',
  'ownRecords',
  'participantAsked',
  'control',
  'invoice',
  'signing',
] as const;
const why = z.enum(purposes);
export type Purpose = z.infer<typeof why>;

export const formats = ['xlsx', 'csv', 'pdf'] as const;
const format = z.enum(formats);
export type Format = z.infer<typeof format>;

/** `counting`: only whose hours count for the body. `members`: everyone of that body. */
const who = z.enum(['counting', 'members']);
/** A group in Canvas; '' for all. */
const section = z.string().max(200);

const lacking = z.object({
  id: z.string(),
  name: z.string(),
  fields: z.array(z.enum(detailFields)),
});

const body = z.object({
  id: z.string(),
  body: z.string(),
  /** Hundredths of an hour in hours of `unit` minutes; 0 while they wait, or were refused. */
  hourHundredths: z.int(),
  unit: z.union([z.literal(60), z.literal(45)]),
  granted: z.enum(['yes', 'waits', 'refused']),
  documentedPresence: z.boolean(),
  members: z.int(),
  /** Members whose hours count. */
  counting: z.int(),
});
export type ExportBody = z.infer<typeof body>;

const preview = z.object({
  columns: z.array(z.object({ heading: z.string(), known: z.boolean() })),
  rows: z.array(z.array(z.string())),
  /** Members of whom something is not known that the list asks for. */
  missing: z.array(lacking),
  /** Participants who have named no body at all: they may belong on the list. */
  withoutBody: z.int(),
});
export type ExportPreview = z.infer<typeof preview>;

const toFile = { section, why };
const errors = ['COURSE_NOT_SET_UP', 'APPROVAL_NOT_FOUND', 'LIST_LETTER_NOT_IN_FONT'] as const;

export const exportEndpoints = {
  'exports.overview': {
    who: leader,
    summary: 'What can be taken out of the course, per body and per day',
    params: courseParams,
    query: z.object({ section: section.default('') }),
    reply: z.object({
      /** Some day is neither closed nor cancelled: figures are provisional. */
      provisional: z.boolean(),
      participants: z.int(),
      sections: z.array(z.string()),
      bodies: z.array(body),
      /** Bodies that participants belong to and that have approved nothing here. */
      otherBodies: z.array(z.object({ body: z.string(), members: z.int() })),
      withoutBody: z.int(),
      days: z.array(
        z.object({ id: z.string(), title: z.string(), date: z.iso.date(), cancelled: z.boolean() }),
      ),
    }),
    errors: ['COURSE_NOT_SET_UP'],
  },
  'exports.preview': {
    who: leader,
    summary: 'The list to one body as it would be written, and what is missing in it',
    params: bodyParams,
    query: z.object({ section: section.default(''), who: who.default('counting') }),
    reply: preview,
    errors: ['COURSE_NOT_SET_UP', 'APPROVAL_NOT_FOUND'],
  },
  'exports.bodyList': {
    who: leader,
    summary: 'The list to one body, in its columns and order',
    params: bodyParams,
    body: z.object({ ...toFile, format, who }),
    reply: 'file',
    errors,
  },
  'exports.dossier': {
    who: leader,
    summary: 'Documented presence for one body: a page for each participant',
    params: bodyParams,
    body: z.object({ ...toFile, who }),
    reply: 'file',
    errors: [...errors, 'NOBODY_TO_EXPORT'],
  },
  'exports.attendanceList': {
    who: leader,
    summary: 'Attendance of the whole course, day by day',
    params: courseParams,
    body: z.object({ ...toFile, format }),
    reply: 'file',
    errors: ['COURSE_NOT_SET_UP', 'LIST_LETTER_NOT_IN_FONT'],
  },
  'exports.signingSheet': {
    who: leader,
    summary: 'A list of the participants of a day, to sign in a room',
    params: courseParams.extend({ dayId: z.string() }),
    body: z.object(toFile),
    reply: 'file',
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND', 'DAY_CANCELLED', 'LIST_LETTER_NOT_IN_FONT'],
  },
} as const satisfies Record<string, Endpoint>;
