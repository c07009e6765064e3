import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

const leader = ['leader'] as const;
const participant = ['participant'] as const;
const courseParams = z.object({ courseId: z.string() });
const dayParams = courseParams.extend({ dayId: z.string() });

/** Epoch seconds, UTC. */
const instant = z.int();

const visit = z.object({
  from: instant,
  /** Null as long as nobody has checked out. */
  to: instant.nullable(),
});

/** A day as its head stands on the pages of check-in. */
const day = z.object({
  id: z.string(),
  /** Its number in the course, from 1. */
  number: z.int(),
  title: z.string(),
  date: z.iso.date(),
  state: z.enum(['planned', 'closed', 'cancelled']),
});

const opening = z.object({
  opensAt: instant,
  closesAt: instant,
  phase: z.enum(['before', 'open', 'after']),
});

const board = z.object({
  timeZone: z.string(),
  day,
  /** A leader has started check-in for the day. */
  started: z.boolean(),
  opening: opening.extend({
    /** Wall-clock times of the course's zone: those that a leader has set, or those of the rule. */
    from: z.string(),
    to: z.string(),
    set: z.boolean(),
  }),
  /** When the day's programme ends. */
  endsAt: instant,
  counts: z.object({ in: z.int(), out: z.int(), notSeen: z.int() }),
  /** In order of family name. */
  people: z.array(
    z.object({
      id: z.string(),
      /** '' once the person was erased. */
      name: z.string(),
      state: z.enum(['in', 'out', 'notSeen']),
      visits: z.array(visit),
    }),
  ),
});
export type CheckInBoard = z.infer<typeof board>;

const mine = z.object({
  day,
  started: z.boolean(),
  opening,
  /** Meant for this participant, who has not been set aside. */
  forMe: z.boolean(),
  /** When the participant checked in and has not checked out; null otherwise. */
  inSince: instant.nullable(),
  visits: z.array(visit),
});
export type MyCheckIn = z.infer<typeof mine>;

const leaderErrors = [
  'COURSE_NOT_SET_UP',
  'DAY_NOT_FOUND',
  'DAY_CANCELLED',
  'DAY_WITHOUT_PROGRAMME',
] as const;

export const checkInEndpoints = {
  'check-in.today': {
    who: participant,
    summary: "Today's course days, and whether one is checked in",
    params: courseParams,
    reply: z.object({ timeZone: z.string(), days: z.array(mine) }),
    errors: ['COURSE_NOT_SET_UP'],
  },
  'check-in.pass': {
    who: participant,
    summary:
      'Checks in or out with a code that was typed, or with the ticket of one that was scanned',
    params: dayParams,
    body: z.object({
      direction: z.enum(['in', 'out']),
      proof: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('typed'), code: z.string().max(40) }),
        z.object({ kind: z.literal('scanned'), ticket: z.string().max(1000) }),
      ]),
    }),
    reply: mine,
    errors: [
      'COURSE_NOT_SET_UP',
      'DAY_NOT_FOUND',
      'DAY_CANCELLED',
      'DAY_WITHOUT_PROGRAMME',
      'NOT_FOR_TEST_USER',
      'CHECK_IN_NOT_STARTED',
      'CHECK_IN_NOT_FOR_YOU',
      'CHECK_IN_OTHER_DAY',
      'CHECK_IN_TOO_EARLY',
      'CHECK_IN_OVER',
      'CHECK_IN_DAY_CLOSED',
      'CHECK_IN_WRONG_CODE',
      'CHECK_IN_TICKET_EXPIRED',
      'CHECK_IN_CODE_USED',
      'CHECK_IN_ALREADY_IN',
      'CHECK_IN_NOT_IN',
      'CHECK_IN_TOO_MANY_ATTEMPTS',
    ],
  },
  'check-in.board': {
    who: leader,
    summary: 'Who is in, and when check-in is open',
    params: dayParams,
    reply: board,
    errors: leaderErrors,
  },
  'check-in.stream': {
    who: leader,
    summary: 'The same, sent anew whenever somebody checks in or out (server-sent events)',
    params: dayParams,
    reply: 'stream',
    errors: leaderErrors,
  },
  'check-in.start': {
    who: leader,
    summary: 'Starts check-in for a day; a day that has been started stays as it is',
    params: dayParams,
    reply: board,
    errors: leaderErrors,
  },
  'check-in.code': {
    who: leader,
    summary: 'The code to be shown now, as digits and as a QR code; no names',
    params: dayParams,
    reply: z.object({
      timeZone: z.string(),
      day,
      opening,
      /** Six digits. */
      code: z.string(),
      /** Seconds until it changes. */
      secondsLeft: z.int(),
      /** Where the QR code leads. */
      address: z.url(),
      /** `path`: of an SVG of `size` × `size` units, without the quiet zone. */
      qr: z.object({ size: z.int(), path: z.string() }),
    }),
    errors: [...leaderErrors, 'CHECK_IN_NOT_STARTED'],
  },
  'check-in.setOpening': {
    who: leader,
    summary: 'Sets when one can check in and out; null: an hour around the programme',
    params: dayParams,
    body: z.object({
      times: z.object({ from: z.string().max(8), to: z.string().max(8) }).nullable(),
    }),
    reply: board,
    errors: [
      ...leaderErrors,
      'CHECK_IN_NOT_STARTED',
      'INVALID_TIME',
      'SKIPPED_TIME',
      'END_NOT_AFTER_START',
    ],
  },
  'check-in.settle': {
    who: leader,
    summary: 'Says of participants who have not checked out when they left (rules 5 and 8)',
    params: dayParams,
    body: z.object({
      personIds: z.array(z.string().max(100)).min(1).max(2000),
      choice: z.discriminatedUnion('kind', [
        /** Until the programme ended. */
        z.object({ kind: z.literal('stayed') }),
        /** Until a wall-clock time of the course's zone. */
        z.object({ kind: z.literal('left'), at: z.string().max(8) }),
        /** The check-in does not count; what else is recorded stands. */
        z.object({ kind: z.literal('dropped') }),
      ]),
    }),
    reply: board,
    errors: [
      ...leaderErrors,
      'CHECK_IN_NOBODY_IN',
      'INVALID_TIME',
      'SKIPPED_TIME',
      'END_NOT_AFTER_START',
    ],
  },
} as const satisfies Record<string, Endpoint>;
