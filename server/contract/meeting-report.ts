/** One import of meeting reports: its files, its rows, and what would be recorded. */

import { z } from 'zod';

/** Epoch seconds, UTC. */
const instant = z.int();
/** Whole minutes, rounded so that they never flatter (rule 14). */
const minutes = z.int();
const span = z.object({ from: instant, to: instant });

export const dateOrder = z.enum(['dmy', 'mdy', 'ymd']);

const warning = z.object({
  code: z.enum([
    'LISTED_WITHOUT_TIMES',
    'NO_LEAVE_TIME',
    'NO_JOIN_TIME',
    'NO_EMAIL_COLUMN',
    'DATE_ORDER_DECIDED_BY_COURSE_DATE',
    'APPROXIMATE_NO_SEGMENTS',
    'FILE_SAYS_INCOMPLETE',
    'FILE_CUT_OFF',
    'TIMES_CONVERTED_FROM_UTC',
    'TIMES_CONVERTED_FROM_OFFSET',
    'SPANS_SEVERAL_DATES',
    'OVERLAP_MERGED',
    'POSSIBLE_SAME_PERSON',
    'DUPLICATE_NAME_NO_EMAIL',
    'POSSIBLE_SHARED_DEVICE',
    'POSSIBLE_BOT',
    'PHONE_PARTICIPANT',
    'WAITING_ROOM_LEFT_OUT',
    'HIDDEN_CHARACTERS',
    'NO_DATE_IN_FILE',
    'SUMMARY_DIFFERS',
    'DURATION_DIFFERS',
    'UNREADABLE_TIMES',
    'LEAVE_BEFORE_JOIN',
    'REPEATED_FILE',
  ]),
  count: z.int(),
  /** As a spreadsheet numbers them. */
  rows: z.array(z.int()),
});
export type ReportWarningLine = z.infer<typeof warning>;

const refusal = z.object({
  code: z.enum([
    'EMPTY',
    'TOO_LARGE',
    'TOO_MANY_ROWS',
    'ROW_TOO_LONG',
    'SPREADSHEET',
    'ARCHIVE',
    'BINARY',
    'NOT_A_REPORT',
    'INVALID_JSON',
    'NO_PARTICIPANTS',
    'COLUMN_MISSING',
    'IMPOSSIBLE_DATES',
    'DATE_ORDER_UNKNOWN',
    'OTHER_DAY',
    'DATE_NEEDED',
    'NOT_READ',
  ]),
  /** Of other days and of dates with two readings: which they could be. */
  days: z.array(
    z.object({
      date: z.iso.date(),
      dateOrder: z.enum(['dmy', 'mdy', 'ymd', 'none']),
      /** The course day on that date, where there is one. */
      dayId: z.string().nullable(),
    }),
  ),
  rows: z.array(z.int()),
});
export type ReportRefusal = z.infer<typeof refusal>;

const file = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  /** The bytes are still kept. */
  kept: z.boolean(),
  /** What the leader said of how to read it; null: as found. */
  chosen: z.object({ dateOrder: dateOrder.nullable(), timeZone: z.string().nullable() }),
  /** How it was read; null while it is not. */
  found: z
    .object({
      format: z.string(),
      rows: z.int(),
      dateOrder: z.enum(['dmy', 'mdy', 'ymd', 'none']),
      timeZone: z.string(),
      zoneFrom: z.enum(['course', 'chosen', 'utc', 'offset']),
      warnings: z.array(warning),
    })
    .nullable(),
  refusal: refusal.nullable(),
});
export type ReportFileShown = z.infer<typeof file>;

const flag = z.enum([
  ...(['guest', 'unverified', 'external', 'phone', 'sharedDevice?', 'severalNames?'] as const),
  ...(['bot?', 'organizer', 'noEmail', 'noTimes', 'open', 'overlap', 'approximate'] as const),
]);

export const share = z.object({
  personId: z.string().max(100),
  /** Wall-clock times of the day; null: as long as the device was there. */
  from: z.string().max(8).nullable(),
  to: z.string().max(8).nullable(),
});

/** Whom a row of the report is about: one identity over all files. */
const row = z.object({
  key: z.string(),
  name: z.string(),
  email: z.string(),
  flags: z.array(flag),
  presence: z.array(span),
  /** Joins without a leave. */
  open: z.array(instant),
  /** Sums without gaps, in minutes; null where not even first join and last leave are known. */
  totals: z.array(z.object({ minutes, span: span.nullable() })),
  state: z.enum(['matched', 'room', 'staff', 'notParticipant', 'bot', 'open']),
  /** How a match was found; null where there is none. */
  by: z.enum(['link', 'email', 'upn', 'name', 'secondName', 'leader']).nullable(),
  shares: z.array(share),
  reason: z.string(),
  /** When those without a leave left, as the leader says: 'HH:MM'. */
  end: z.string().nullable(),
  suggestions: z.array(
    z.object({
      personId: z.string(),
      reason: z.enum([
        'sameName',
        'likeName',
        'nameInBrackets',
        'oneOfSeveralNames',
        'nameInAddress',
        'spelledAlike',
      ]),
    }),
  ),
  /** Keys of rows that may be the same person. */
  sameAs: z.array(z.string()),
  /** Recorded: what became of it can only be changed by undoing the import. */
  settled: z.boolean(),
  problem: z.enum(['END_NOT_AFTER_START', 'OUTSIDE_DEVICE', 'TWICE']).nullable(),
});
export type ReportRowShown = z.infer<typeof row>;

const cutReason = z.enum(['early', 'late', 'break', 'notMeant', 'otherDay']);

const plannedEntry = z.object({
  kind: z.enum(['presence', 'correction']),
  from: instant.nullable(),
  to: instant.nullable(),
  /** Signed, of a correction. */
  seconds: z.int().nullable(),
  source: z.enum(['report', 'room']).nullable(),
});

const participant = z.object({
  id: z.string(),
  name: z.string(),
  rows: z.array(z.string()),
  /** What would be recorded. */
  entries: z.array(plannedEntry),
  /** Everything that stands of the day, and what would be added. */
  presence: z.array(
    span.extend({
      source: z.enum(['leader', 'checkIn', 'report', 'room', 'credited']),
      isNew: z.boolean(),
    }),
  ),
  before: minutes,
  after: minutes,
  planned: minutes,
  cut: z.array(z.object({ why: cutReason, minutes })),
  warnings: z.array(
    z.enum([
      ...(['NOT_MEANT', 'WITHDRAWN', 'ABSENT_RECORDED', 'ALREADY_RECORDED'] as const),
      ...(['NO_LEAVE_TIME', 'NO_TIMES', 'APPROXIMATE', 'APPROXIMATE_NOTHING'] as const),
    ]),
  ),
});
export type ReportParticipant = z.infer<typeof participant>;

export const reportState = z.enum(['reading', 'refused', 'draft', 'committed', 'undone']);

export const report = z.object({
  id: z.string(),
  state: reportState,
  /** Of reading, from 0 to 1. */
  progress: z.number(),
  timeZone: z.string(),
  day: z.object({
    id: z.string(),
    number: z.int(),
    title: z.string(),
    date: z.iso.date(),
    state: z.enum(['planned', 'closed', 'cancelled']),
    segments: z.array(
      z.object({
        ...{ id: z.string(), title: z.string(), start: instant, end: instant },
        counts: z.boolean(),
      }),
    ),
  }),
  files: z.array(file),
  approximate: z.enum(['least', 'span']),
  /** About the people of all files together. */
  warnings: z.array(warning),
  /** Names what a commit would record; '' when there is nothing to be recorded. */
  fingerprint: z.string(),
  rows: z.array(row),
  participants: z.array(participant),
  /** On the day's list, and with nothing recorded after this. */
  missing: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Whom a row can be linked to. */
  roster: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Entries that a commit would record; that it has recorded and that stand. */
  planned: z.int(),
  recorded: z.int(),
  /** Names and rows have been removed. */
  removed: z.boolean(),
});
export type ReportShown = z.infer<typeof report>;
