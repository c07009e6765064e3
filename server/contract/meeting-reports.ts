import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

const leader = ['leader'] as const;
const courseParams = z.object({ courseId: z.string() });
const dayParams = courseParams.extend({ dayId: z.string() });
const reportParams = courseParams.extend({ reportId: z.string() });

/** Epoch seconds, UTC. */
const instant = z.int();
/** Whole minutes, rounded so that they never flatter (rule 14). */
const minutes = z.int();
const span = z.object({ from: instant, to: instant });

/** Bytes of one report; what the reader takes at most. */
export const reportBytes = 64 * 1024 * 1024;
/** Files of one import. */
export const reportFiles = 50;

const dateOrder = z.enum(['dmy', 'mdy', 'ymd']);

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

const share = z.object({
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

const reportState = z.enum(['reading', 'refused', 'draft', 'committed', 'undone']);

const report = z.object({
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

const listed = z.object({
  id: z.string(),
  state: reportState,
  files: z.array(z.object({ name: z.string(), sha256: z.string(), kept: z.boolean() })),
  by: z.string(),
  at: z.iso.datetime(),
  /** Entries that stand. */
  recorded: z.int(),
  /** Rows that nobody is matched to. */
  openRows: z.int(),
});
export type ReportListed = z.infer<typeof listed>;

const list = z.object({
  timeZone: z.string(),
  dayState: z.enum(['planned', 'closed', 'cancelled']),
  reports: z.array(listed),
  /** Days after the course's last day. */
  keepDays: z.int(),
  /** Until when raw files are kept; null without course days. */
  keptUntil: z.iso.date().nullable(),
});

const decision = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('link'),
    row: z.string().max(100),
    shares: z.array(share).min(1).max(50),
    reason: z.string().default(''),
  }),
  z.object({ kind: z.literal('notParticipant'), row: z.string().max(100) }),
  z.object({ kind: z.literal('bot'), row: z.string().max(100) }),
  /** Not whom the tool took it for: nobody, until the leader says who. */
  z.object({ kind: z.literal('free'), row: z.string().max(100) }),
  /** When whoever has no leave time left: 'HH:MM', or null for not known. */
  z.object({ kind: z.literal('end'), row: z.string().max(100), to: z.string().max(8).nullable() }),
  /** Back to what the tool finds by itself. */
  z.object({ kind: z.literal('clear'), row: z.string().max(100) }),
]);
export type ReportDecision = z.infer<typeof decision>;

const onReport = ['COURSE_NOT_SET_UP', 'REPORT_NOT_FOUND', 'DAY_NOT_FOUND'] as const;
const onDay = ['DAY_CANCELLED', 'DAY_WITHOUT_PROGRAMME'] as const;

export const meetingReportsEndpoints = {
  'meeting-reports.list': {
    who: leader,
    summary: "A day's imports of meeting reports, and how long raw files are kept",
    params: dayParams,
    reply: list,
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND'],
  },
  'meeting-reports.upload': {
    who: leader,
    summary: 'Uploads one file for a day, as it is; it is kept encrypted',
    params: dayParams,
    bodyBytes: { max: reportBytes },
    reply: z.object({ fileId: z.string() }),
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND', ...onDay, 'TOO_MANY_FILES', 'REPORT_EMPTY'],
  },
  'meeting-reports.begin': {
    who: leader,
    summary: 'Begins to read uploaded files into a draft; nothing is recorded',
    params: dayParams,
    body: z.object({
      files: z
        .array(z.object({ fileId: z.string().max(100), name: z.string().max(300) }))
        .min(1)
        .max(reportFiles),
    }),
    reply: z.object({ reportId: z.string() }),
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND', ...onDay, 'REPORT_FILE_GONE'],
  },
  'meeting-reports.report': {
    who: leader,
    summary:
      'What files say of a day, and what would be recorded: before, after, cut off, warnings',
    params: reportParams,
    reply: report,
    errors: [...onReport, ...onDay],
  },
  'meeting-reports.choose': {
    who: leader,
    summary: 'Reads the files anew: for another day, without some, in another date order or zone',
    params: reportParams,
    body: z.object({
      dayId: z.string().max(100),
      files: z
        .array(
          z.object({
            fileId: z.string().max(100),
            dateOrder: dateOrder.nullable(),
            timeZone: z.string().max(60).nullable(),
          }),
        )
        .min(1)
        .max(reportFiles),
      approximate: z.enum(['least', 'span']),
    }),
    reply: report,
    errors: [...onReport, ...onDay, 'REPORT_RECORDED', 'REPORT_CHANGED', 'INVALID_TIME_ZONE'],
  },
  'meeting-reports.decide': {
    who: leader,
    summary: 'Says who rows are about, or that they are nobody; nothing is recorded yet',
    params: reportParams,
    body: z.object({ decisions: z.array(decision).min(1).max(5000) }),
    reply: report,
    errors: [
      ...onReport,
      ...onDay,
      'REPORT_ROW_NOT_FOUND',
      'REPORT_ROW_SETTLED',
      'REPORT_NOT_READ',
      'REPORT_CHANGED',
      'REPORT_REMOVED',
      'PARTICIPANTS_UNKNOWN',
      'REASON_REQUIRED',
      'REASON_TOO_LONG',
      'INVALID_TIME',
      'SKIPPED_TIME',
      'END_NOT_AFTER_START',
    ],
  },
  'meeting-reports.commit': {
    who: leader,
    summary: 'Records exactly what the preview with this fingerprint shows',
    params: reportParams,
    body: z.object({ fingerprint: z.string().min(1).max(100) }),
    reply: report,
    errors: [
      ...onReport,
      ...onDay,
      'DAY_CLOSED',
      'REPORT_CHANGED',
      'REPORT_NOT_READ',
      'REPORT_UNDONE',
      'REPORT_REMOVED',
    ],
  },
  'meeting-reports.undo': {
    who: leader,
    summary: 'Takes a whole import back: its entries are voided',
    params: reportParams,
    reply: report,
    errors: [...onReport, ...onDay, 'DAY_CLOSED', 'REPORT_NOT_RECORDED', 'REPORT_CHANGED'],
  },
  'meeting-reports.again': {
    who: leader,
    summary: 'Begins anew with the files and choices of an import that was undone',
    params: reportParams,
    reply: z.object({ reportId: z.string() }),
    errors: [...onReport, ...onDay, 'REPORT_FILE_GONE', 'REPORT_NOT_UNDONE'],
  },
  'meeting-reports.discard': {
    who: leader,
    summary: 'Throws away a draft and its files',
    params: reportParams,
    reply: 'empty',
    errors: ['COURSE_NOT_SET_UP', 'REPORT_NOT_FOUND', 'REPORT_RECORDED'],
  },
  'meeting-reports.removeFiles': {
    who: leader,
    summary: 'Removes the raw files of an import, and the names in them, at once',
    params: reportParams,
    reply: list,
    errors: [...onReport, 'REPORT_ROWS_OPEN', 'REPORT_NOT_RECORDED'],
  },
  'meeting-reports.setRetention': {
    who: leader,
    summary: "How many days after the course's last day raw files are kept (rule 27)",
    params: courseParams,
    body: z.object({ keepDays: z.int().min(0).max(365) }),
    reply: z.object({ keepDays: z.int() }),
    errors: ['COURSE_NOT_SET_UP'],
  },
} as const satisfies Record<string, Endpoint>;
