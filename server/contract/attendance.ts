import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

const leader = ['leader'] as const;
const courseParams = z.object({ courseId: z.string() });
const dayParams = courseParams.extend({ dayId: z.string() });
const personParams = courseParams.extend({ personId: z.string() });
const segmentParams = dayParams.extend({ segmentId: z.string() });

/** Epoch seconds, UTC. */
const instant = z.int();
/** Whole minutes, rounded so that they never flatter (rule 14). */
const minutes = z.int();
const group = z.enum(['professional', 'userRepresentative']).nullable();
const dayState = z.enum(['planned', 'closed', 'cancelled']);

/** What a participant's day looks like in one word; `none`: neither present nor absent (rule 9). */
const mark = z.enum(['whole', 'part', 'absent', 'excused', 'none', 'notMeant', 'cancelled']);
export type Mark = z.infer<typeof mark>;

/** Mark, then minutes: attended, planned, make-up. */
const cell = z.tuple([mark, minutes, minutes, minutes]);
export type Cell = z.infer<typeof cell>;

const row = z.object({
  id: z.string(),
  /** '' once the person was erased. */
  name: z.string(),
  group,
  sections: z.array(z.string()),
  /** Vanished from Canvas' list, or concluded there; still counts. */
  gone: z.boolean(),
  /** Set aside by a course leader (frafall). */
  withdrawn: z.boolean(),
  standing: z.enum(['met', 'outOfReach', 'open']),
  /** Out of reach after missing the longest day that remains. */
  atRisk: z.boolean(),
  /** Less than 15 minutes short. */
  nearlyThere: z.boolean(),
  planned: minutes,
  required: minutes,
  /** Attended and make-up together. */
  earned: minutes,
  makeUp: minutes,
  /** What is earned when nothing more is missed. */
  reachable: minutes,
  stillNeeded: minutes,
  mayStillMiss: minutes,
  /** Ids of the days that remain and must be attended whole. */
  needsWholeDays: z.array(z.string()),
  /** Days that are over or closed without anything recorded. */
  missing: z.int(),
  /** In the order of the days. */
  cells: z.array(cell),
});
export type Row = z.infer<typeof row>;

const matters = z.object({
  unmatchedRow: z.int(),
  missingCheckOut: z.int(),
  objection: z.int(),
});

/** How far a day is from being settled: participants on its list, and what else is open. */
const settlement = z.object({
  expected: z.int(),
  recorded: z.int(),
  matters,
});
export type Settlement = z.infer<typeof settlement>;

const gridDay = z.object({
  id: z.string(),
  title: z.string(),
  date: z.iso.date(),
  state: dayState,
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  planned: minutes,
  /** Its last segment has ended. */
  over: z.boolean(),
  settlement,
});
export type GridDay = z.infer<typeof gridDay>;

const grid = z.object({
  timeZone: z.string(),
  percent: z.int(),
  /** Some day is not closed: figures are provisional (rule 8). */
  provisional: z.boolean(),
  days: z.array(gridDay),
  /** The day that a leader most likely wants to open now; null without days. */
  currentDay: z.string().nullable(),
  /** In order of family name. */
  rows: z.array(row),
});

const segment = z.object({
  id: z.string(),
  title: z.string(),
  responsible: z.string(),
  workForm: z.string().nullable(),
  start: instant,
  end: instant,
  counts: z.boolean(),
  audience: z.array(z.string()).nullable(),
  /** Counts, and lies between two others: it can be credited (rule 7). */
  creditable: z.boolean(),
});

const source = z.enum(['leader', 'checkIn', 'report', 'room', 'credited']);

const dayPerson = z.object({
  id: z.string(),
  name: z.string(),
  group,
  sections: z.array(z.string()),
  gone: z.boolean(),
  withdrawn: z.boolean(),
  mark,
  attended: minutes,
  planned: minutes,
  makeUp: minutes,
  /** Sum of the corrections that stand, in signed seconds. */
  correction: z.int(),
  /** Both presence and absence stand: two marks that say different things. */
  contradicts: z.boolean(),
  presence: z.array(z.object({ from: instant, to: instant, source })),
});
export type DayPerson = z.infer<typeof dayPerson>;

const daySheet = z.object({
  timeZone: z.string(),
  day: gridDay.extend({
    place: z.string(),
    meetingUrl: z.string(),
    changeReason: z.string(),
    segments: z.array(segment),
  }),
  /** The last time the day was closed or opened again. */
  lastChange: z
    .object({ state: z.string(), at: z.iso.datetime(), by: z.string(), reason: z.string() })
    .nullable(),
  /** All days of the course, for going from one to the next. */
  days: z.array(z.object({ id: z.string(), title: z.string(), date: z.iso.date() })),
  people: z.array(dayPerson),
});

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
const reason = z.string().default('');

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

export const attendanceEndpoints = {
  'attendance.grid': {
    who: leader,
    summary: 'All participants by all days, with where each stands',
    params: courseParams,
    reply: grid,
    errors: ['COURSE_NOT_SET_UP'],
  },
  'attendance.day': {
    who: leader,
    summary: "One day: its programme, and each participant's presence over it",
    params: dayParams,
    reply: daySheet,
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND'],
  },
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
  'attendance.close': {
    who: leader,
    summary: 'Closes a day on which everybody and everything is settled (rule 8)',
    params: dayParams,
    reply: z.object({ state: dayState, settlement }),
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND', 'DAY_CANCELLED', 'DAY_NOT_SETTLED'],
  },
  'attendance.reopen': {
    who: leader,
    summary: 'Opens a closed day again, with a reason',
    params: dayParams,
    body: z.object({ reason }),
    reply: z.object({ state: dayState, settlement }),
    errors: [
      'COURSE_NOT_SET_UP',
      'DAY_NOT_FOUND',
      'DAY_CANCELLED',
      'REASON_REQUIRED',
      'REASON_TOO_LONG',
    ],
  },
  'attendance.setAside': {
    who: leader,
    summary: 'Sets a participant aside as withdrawn (frafall), or takes them back',
    params: personParams,
    body: z.object({ withdrawn: z.boolean() }),
    reply: row,
    errors: ['COURSE_NOT_SET_UP', 'PARTICIPANT_NOT_FOUND'],
  },
} as const satisfies Record<string, Endpoint>;
