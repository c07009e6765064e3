import { z } from 'zod';
import {
  courseParams,
  dayParams,
  instant,
  personParams,
  reason,
  row,
  source,
} from './attendance.ts';
import type { Endpoint } from './endpoint.ts';

const leader = ['leader'] as const;
const segmentParams = dayParams.extend({ segmentId: z.string() });

const cause = z.enum(['replaced', 'undone', 'restored']).nullable();

const ledgerEntry = z.object({
  id: z.string(),
  dayId: z.string(),
  batch: z.string(),
  kind: z.enum(['presence', 'absence', 'correction', 'makeUp']),
  from: instant.nullable(),
  to: instant.nullable(),
  source: source.nullable(),
  /** Of a correction (signed) and of make-up. */
  seconds: z.int().nullable(),
  excused: z.boolean(),
  by: z.string(),
  at: z.iso.datetime(),
  reason: z.string(),
  cause,
  /** SHA-256 of the meeting report that it comes from. */
  report: z.string().nullable(),
  voided: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string(), cause }).nullable(),
});
export type LedgerLine = z.infer<typeof ledgerEntry>;

const ledger = z.object({ person: row, entries: z.array(ledgerEntry) });

/** Chosen by the client for one act, so that a retry is the same act. */
const requestId = z.string().min(8).max(100);

/** What a leader says of some participants' day. Times are wall-clock times of the course's zone. */
const act = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wholeDay') }),
  z.object({ kind: z.literal('presence'), from: z.string().max(8), to: z.string().max(8) }),
  z.object({ kind: z.literal('absence'), excused: z.boolean().default(false) }),
  z.object({ kind: z.literal('correction'), minutes: z.int() }),
  z.object({ kind: z.literal('makeUp'), minutes: z.int() }),
]);
export type Act = z.infer<typeof act>;

const recorded = z.object({
  /** Names the act, to undo it. */
  batch: z.string(),
  entries: z.int(),
  /** The participants that it concerns, as they stand now. */
  rows: z.array(row),
});

/** What stands in the ledger, and what adds to it (rules 5 to 7). */
export const attendanceLedgerEndpoints = {
  'attendance.ledger': {
    who: leader,
    summary: 'What is recorded of one participant, by whom and why; of one day or of all',
    params: personParams,
    query: z.object({ day: z.string().optional() }),
    reply: ledger,
    errors: ['COURSE_NOT_SET_UP', 'PARTICIPANT_NOT_FOUND', 'DAY_NOT_FOUND'],
  },
  'attendance.record': {
    who: leader,
    summary: 'Records presence, absence, a correction or make-up of one day for some participants',
    params: dayParams,
    body: z.object({
      requestId,
      personIds: z.array(z.string().max(100)).min(1),
      act,
      /**
       * What a presence or absence takes the place of: the leaders' own marks, everything that
       * says present or absent, or nothing.
       */
      replace: z.enum(['marks', 'everything', 'nothing']).default('marks'),
      reason,
    }),
    reply: recorded,
    errors: [
      'COURSE_NOT_SET_UP',
      'DAY_NOT_FOUND',
      'DAY_CANCELLED',
      'DAY_WITHOUT_PROGRAMME',
      'PARTICIPANTS_UNKNOWN',
      'PARTICIPANTS_WITHDRAWN',
      'DAY_NOT_MEANT_FOR',
      'TOO_MANY_PARTICIPANTS',
      'REASON_REQUIRED',
      'REASON_TOO_LONG',
      'INVALID_TIME',
      'SKIPPED_TIME',
      'END_NOT_AFTER_START',
      'OUTSIDE_PROGRAMME',
      'CORRECTION_OUT_OF_RANGE',
      'MAKE_UP_OUT_OF_RANGE',
    ],
  },
  'attendance.void': {
    who: leader,
    summary: 'Declares an entry wrong; it stays in the ledger, voided',
    params: courseParams.extend({ entryId: z.string() }),
    body: z.object({ requestId, reason }),
    reply: recorded,
    errors: [
      'COURSE_NOT_SET_UP',
      'ENTRY_NOT_FOUND',
      'ALREADY_VOIDED',
      'VOID_OF_VOID',
      'REASON_REQUIRED',
      'REASON_TOO_LONG',
    ],
  },
  'attendance.undo': {
    who: leader,
    summary: 'Takes one act back: voids what it recorded, gives back what it voided',
    params: courseParams.extend({ batchId: z.string() }),
    reply: recorded,
    errors: ['COURSE_NOT_SET_UP', 'BATCH_NOT_FOUND'],
  },
  'attendance.creditPreview': {
    who: leader,
    summary: 'Whom crediting a segment would give presence (rule 7)',
    params: segmentParams,
    reply: z.object({
      /** Participants who would get the segment. */
      credit: z.array(z.string()),
      /** Were there for all of it. */
      already: z.array(z.string()),
      /** Not present both before and after. */
      notPresent: z.array(z.string()),
    }),
    errors: [
      'COURSE_NOT_SET_UP',
      'DAY_NOT_FOUND',
      'DAY_CANCELLED',
      'SEGMENT_NOT_FOUND',
      'SEGMENT_NOT_COUNTED',
      'SEGMENT_NOT_BETWEEN',
    ],
  },
  'attendance.credit': {
    who: leader,
    summary: 'Credits a segment to participants whom the preview named',
    params: segmentParams,
    body: z.object({ requestId, personIds: z.array(z.string().max(100)).min(1), reason }),
    reply: recorded,
    errors: [
      'COURSE_NOT_SET_UP',
      'DAY_NOT_FOUND',
      'DAY_CANCELLED',
      'SEGMENT_NOT_FOUND',
      'SEGMENT_NOT_COUNTED',
      'SEGMENT_NOT_BETWEEN',
      'CREDIT_CHANGED',
      'REASON_REQUIRED',
      'REASON_TOO_LONG',
    ],
  },
} as const satisfies Record<string, Endpoint>;
