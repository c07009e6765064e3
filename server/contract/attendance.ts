import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

const leader = ['leader'] as const;
export const courseParams = z.object({ courseId: z.string() });
export const dayParams = courseParams.extend({ dayId: z.string() });
export const personParams = courseParams.extend({ personId: z.string() });

/** Epoch seconds, UTC. */
export const instant = z.int();
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

export const row = z.object({
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

export const source = z.enum(['leader', 'checkIn', 'report', 'room', 'credited']);

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

export const reason = z.string().default('');

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
