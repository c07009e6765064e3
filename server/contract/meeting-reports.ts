import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { dateOrder, report, reportState, share } from './meeting-report.ts';

const leader = ['leader'] as const;
const courseParams = z.object({ courseId: z.string() });
const dayParams = courseParams.extend({ dayId: z.string() });
const reportParams = courseParams.extend({ reportId: z.string() });

/** Bytes of one report; what the reader takes at most. */
export const reportBytes = 64 * 1024 * 1024;
/** Files of one import. */
export const reportFiles = 50;

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
