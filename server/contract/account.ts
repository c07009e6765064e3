import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { purposes } from './exports.ts';

const administrator = ['administrator'] as const;
const period = { from: z.iso.date(), to: z.iso.date() };

const figures = {
  participants: z.int(),
  met: z.int(),
  /** Who have a valid certificate. */
  certificates: z.int(),
};
const group = z.object({ name: z.string(), ...figures });
export type AccountGroup = z.infer<typeof group>;

const accountCourse = z.object({
  id: z.string(),
  title: z.string(),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  ended: z.boolean(),
  ...figures,
});
export type PeriodCourse = z.infer<typeof accountCourse>;

/** `dossiers`: documented presence for one body, a PDF for each course, in a zip. */
const whats = ['bodyList', 'attendanceList', 'dossiers'] as const;
const formats = ['xlsx', 'csv', 'pdf', 'zip'] as const;

const order = z.object({
  id: z.string(),
  what: z.enum(whats),
  body: z.string(),
  ...period,
  format: z.enum(formats),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  done: z.int(),
  total: z.int(),
  /** Rows of a list, participants of dossiers. */
  rows: z.int(),
  createdAt: z.iso.datetime(),
});
export type AccountOrder = z.infer<typeof order>;

const found = z.object({
  number: z.string(),
  code: z.string(),
  /** '' once the person was erased. */
  name: z.string(),
  course: z.string(),
  issuedAt: z.iso.datetime(),
  kind: z.enum(['certificate', 'confirmation']),
  status: z.enum(['valid', 'revoked', 'superseded']),
});
export type FoundCertificate = z.infer<typeof found>;

export const accountEndpoints = {
  'account.overview': {
    who: administrator,
    summary:
      'Courses of the account with course days in a period, and people by profession and body',
    query: z.object(period),
    reply: z.object({
      courses: z.array(accountCourse),
      /** People in more than one course are counted in each. */
      sum: z.object(figures),
      professions: z.array(group),
      bodies: z.array(group),
      /** Bodies that have approved hours in some of the courses: there are lists for them. */
      approvingBodies: z.array(z.string()),
    }),
    errors: [],
  },
  'account.exports': {
    who: administrator,
    summary: 'Lists over many courses that the administrator has asked for, and how far they are',
    reply: z.object({ orders: z.array(order) }),
    errors: [],
  },
  'account.order': {
    who: administrator,
    summary: 'Asks for a list over all courses of a period; it is made in the background',
    body: z
      .object({
        what: z.enum(whats),
        body: z.string().max(300),
        ...period,
        format: z.enum(formats),
        why: z.enum(purposes),
      })
      .refine(({ what, format }) => (what === 'dossiers') === (format === 'zip')),
    /** `id`: of what was asked for now. */
    reply: z.object({ id: z.string(), orders: z.array(order) }),
    errors: [],
  },
  'account.file': {
    who: administrator,
    summary: 'A list that has been made; only for whoever asked for it, for a day',
    params: z.object({ exportId: z.string() }),
    reply: 'file',
    errors: ['EXPORT_NOT_FOUND'],
  },
  'account.certificates': {
    who: administrator,
    summary: 'Certificates of the account by name, number or code',
    /** In the body, so that no name stands in an address. */
    body: z.object({ search: z.string().trim().min(2).max(200) }),
    reply: z.object({ certificates: z.array(found), more: z.boolean() }),
    errors: [],
  },
} as const satisfies Record<string, Endpoint>;
