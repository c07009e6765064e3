import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

const courseParams = z.object({ courseId: z.string() });
const oneParams = z.object({ courseId: z.string(), certificateId: z.string() });
const leader = ['leader'] as const;
const participant = ['participant'] as const;
/** Whole minutes, rounded so that they never flatter (rule 14). */
const minutes = z.int();
const kind = z.enum(['certificate', 'confirmation']);
const reason = z.string().max(2000);

/** One participant in the dry run (rule 21). */
const candidate = z.object({
  personId: z.string(),
  name: z.string(),
  withdrawn: z.boolean(),
  /** No longer in Canvas' list; that plays no part (rule 20). */
  gone: z.boolean(),
  decision: z.enum(['issue', 'notMet', 'undecided']),
  reason: z.enum(['met', 'belowThreshold', 'courseNotEnded', 'noPlannedTime', 'daysNotRecorded']),
  earned: minutes,
  makeUp: minutes,
  planned: minutes,
  required: minutes,
  stillNeeded: minutes,
  /** Dates of days where nothing is recorded. */
  unrecorded: z.array(z.iso.date()),
  /** Whether this person's hours count for each body of the course, in the course's order. */
  approvals: z.array(z.enum(['met', 'noCertificate', 'belowMinimum', 'waits', 'refused'])),
  /** A confirmation of attendance may be issued (rule 25). */
  confirmable: z.boolean(),
  /** False: a certificate can be issued, but not mailed. */
  hasAddress: z.boolean(),
  /** What stops this one: no name is known, or no font has a letter of it. */
  problem: z.enum(['noName', 'letter']).nullable(),
  /** The letter that no font has; '' unless that is the problem. */
  letter: z.string(),
  /** What of each kind is valid already. */
  standing: z.object({ certificate: z.string().nullable(), confirmation: z.string().nullable() }),
  /** Fingerprints of the figures, to be sent with the order to issue. */
  basis: z.object({ certificate: z.string(), confirmation: z.string() }),
});
export type Candidate = z.infer<typeof candidate>;

const dryRun = z.object({
  /** Every day is closed or cancelled (rule 20). */
  ended: z.boolean(),
  openDays: z.array(z.object({ id: z.string(), date: z.iso.date() })),
  percent: z.int(),
  bodies: z.array(z.string()),
  candidates: z.array(candidate),
});
export type DryRun = z.infer<typeof dryRun>;

const outcome = z.enum([
  '',
  'issued',
  'standing',
  'changed',
  'ended',
  'noName',
  'letter',
  'failed',
]);

const run = z.object({
  id: z.string(),
  automatic: z.boolean(),
  startedAt: z.iso.datetime(),
  done: z.boolean(),
  total: z.int(),
  finished: z.int(),
  issued: z.int(),
  /** Whom nothing was issued for, and why. */
  stopped: z.array(z.object({ personId: z.string(), name: z.string(), outcome })),
});
export type IssueProgress = z.infer<typeof run>;

const mail = z.object({
  /** How many were asked for; the next one by hand names this number. */
  count: z.int(),
  state: z.enum(['queued', 'sending', 'sent', 'refused', 'maybeSent', 'cancelled']),
  /** Why it was refused: `NO_ADDRESS`, `SMTP_550` … */
  reason: z.string(),
  at: z.iso.datetime(),
});

const issued = z.object({
  id: z.string(),
  personId: z.string(),
  /** The name on it; '' once the person was erased. */
  name: z.string(),
  kind,
  number: z.string(),
  status: z.enum(['valid', 'revoked', 'superseded']),
  verifyUrl: z.string(),
  issuedAt: z.iso.datetime(),
  issuedBy: z.string(),
  automatic: z.boolean(),
  attended: minutes,
  makeUp: minutes,
  planned: minutes,
  /** What the figures are now, where they are not those of the certificate (rule 22). */
  changed: z
    .object({ attended: minutes, makeUp: minutes, planned: minutes, met: z.boolean() })
    .nullable(),
  endedAt: z.iso.datetime().nullable(),
  endedBy: z.string(),
  endReason: z.string(),
  /** Number of the one that took its place; '' where none did. */
  replacedBy: z.string(),
  mail: mail.nullable(),
});
export type IssuedCertificate = z.infer<typeof issued>;

const list = z.object({
  certificates: z.array(issued),
  /** The run that is under way, or the last one. */
  run: run.nullable(),
  /** False: mail waits until whoever runs the tool has set a mail server. */
  mailConfigured: z.boolean(),
});

const mine = z.object({
  certificates: z.array(
    z.object({
      id: z.string(),
      kind,
      number: z.string(),
      status: z.enum(['valid', 'revoked', 'superseded']),
      verifyUrl: z.string(),
      issuedAt: z.iso.datetime(),
      attended: minutes,
      planned: minutes,
      bodies: z.array(z.string()),
      endReason: z.string(),
      replacedBy: z.string(),
    }),
  ),
});
export type MyCertificate = z.infer<typeof mine>['certificates'][number];

export const certificatesEndpoints = {
  'certificates.dryRun': {
    who: leader,
    summary: 'Who gets a certificate, who does not and why, and who cannot be decided yet',
    params: courseParams,
    reply: dryRun,
    errors: ['COURSE_NOT_SET_UP'],
  },
  'certificates.issue': {
    who: leader,
    summary: 'Issues and mails, in the background, to those that the leader chose in the dry run',
    params: courseParams,
    body: z.object({
      /** The same id twice is one order. */
      requestId: z.string().min(8).max(64),
      items: z
        .array(z.object({ personId: z.string(), kind, basis: z.string() }))
        .min(1)
        .max(5000),
    }),
    reply: run,
    errors: ['COURSE_NOT_SET_UP', 'COURSE_NOT_ENDED'],
  },
  'certificates.list': {
    who: leader,
    summary: 'What was issued, how the mail stands, whose figures have changed since',
    params: courseParams,
    reply: list,
    errors: ['COURSE_NOT_SET_UP'],
  },
  'certificates.file': {
    who: leader,
    summary: 'The PDF as it was issued',
    params: oneParams,
    reply: 'file',
    errors: ['CERTIFICATE_NOT_FOUND', 'CERTIFICATE_ERASED'],
  },
  'certificates.zip': {
    who: leader,
    summary: 'All valid certificates of the course as one zip',
    params: courseParams,
    reply: 'file',
    errors: ['NO_CERTIFICATES'],
  },
  'certificates.revoke': {
    who: leader,
    summary: 'Revokes a certificate, with a reason',
    params: oneParams,
    body: z.object({ reason }),
    reply: 'empty',
    errors: ['CERTIFICATE_NOT_FOUND', 'CERTIFICATE_NOT_VALID', 'REASON_REQUIRED'],
  },
  'certificates.reissue': {
    who: leader,
    summary: 'Issues a new certificate in the place of one, from the figures as they are now',
    params: oneParams,
    body: z.object({ reason }),
    reply: run,
    errors: [
      'COURSE_NOT_SET_UP',
      'CERTIFICATE_NOT_FOUND',
      'CERTIFICATE_NOT_VALID',
      'CERTIFICATE_NOT_MET',
      'REASON_REQUIRED',
    ],
  },
  'certificates.resend': {
    who: leader,
    summary: 'Mails a certificate once more, by hand',
    params: oneParams,
    /** How many mails the leader knew of: two clicks are one mail. */
    body: z.object({ after: z.int().min(0) }),
    reply: 'empty',
    errors: ['CERTIFICATE_NOT_FOUND', 'CERTIFICATE_NOT_VALID', 'MAIL_UNDER_WAY'],
  },
  'certificates.settleMail': {
    who: leader,
    summary: 'The leader knows that a mail that may have been sent has arrived',
    params: oneParams,
    reply: 'empty',
    errors: ['CERTIFICATE_NOT_FOUND', 'MAIL_SETTLED'],
  },
  'certificates.mine': {
    who: participant,
    summary: "The participant's own certificates of this course",
    params: courseParams,
    reply: mine,
    errors: [],
  },
  'certificates.mineFile': {
    who: participant,
    summary: 'Their PDF',
    params: oneParams,
    reply: 'file',
    errors: ['CERTIFICATE_NOT_FOUND'],
  },
} as const satisfies Record<string, Endpoint>;
