import { z } from 'zod';
import { workForms } from '../domain/plan.ts';
import type { Endpoint } from './endpoint.ts';

const courseParams = z.object({ courseId: z.string() });
/** Epoch seconds, UTC. */
const instant = z.int();
/** Whole minutes, rounded so that they never flatter (rule 14). */
const minutes = z.int();

const segment = z.object({
  id: z.string(),
  start: instant,
  end: instant,
  title: z.string(),
  responsible: z.string(),
  workForm: z.enum(workForms).nullable(),
  counts: z.boolean(),
  /** False: planned for others than this participant. */
  forMe: z.boolean(),
});

/** One line of evidence that stands, as the participant may see it (rule 28). */
const evidence = z.object({
  id: z.string(),
  kind: z.enum(['presence', 'absence', 'correction', 'makeUp']),
  from: instant.nullable(),
  to: instant.nullable(),
  source: z.enum(['leader', 'checkIn', 'report', 'room', 'credited']).nullable(),
  /** Of a correction (signed) and of make-up. */
  seconds: z.int().nullable(),
  excused: z.boolean(),
  reason: z.string(),
  recordedAt: z.iso.datetime(),
});

const day = z.object({
  id: z.string(),
  /** Its number in the course, from 1. */
  number: z.int(),
  title: z.string(),
  date: z.iso.date(),
  state: z.enum(['planned', 'closed', 'cancelled']),
  /** Its last segment has ended. */
  over: z.boolean(),
  /** Meant for this participant. */
  forMe: z.boolean(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  place: z.string(),
  meetingUrl: z.string(),
  /** Why it was cancelled or got other times. */
  changeReason: z.string(),
  segments: z.array(segment),
  mark: z.enum(['whole', 'part', 'absent', 'excused', 'none', 'notMeant', 'cancelled']),
  attended: minutes,
  planned: minutes,
  makeUp: minutes,
  provisional: z.boolean(),
  evidence: z.array(evidence),
});
export type MyDay = z.infer<typeof day>;

const overview = z.object({
  title: z.string(),
  organiser: z.string(),
  description: z.string(),
  timeZone: z.string(),
  percent: z.int(),
  /** Whom one can ask: the names of the course leaders. */
  leaders: z.array(z.string()),
  /** Student View: looks like a participant, and has no figures. */
  testUser: z.boolean(),
  withdrawn: z.boolean(),
  standing: z.object({
    state: z.enum(['met', 'outOfReach', 'open']),
    /** Some day is not closed: figures can still change (rule 8). */
    provisional: z.boolean(),
    earned: minutes,
    makeUp: minutes,
    planned: minutes,
    required: minutes,
    reachable: minutes,
    stillNeeded: minutes,
    mayStillMiss: minutes,
    /** Ids of days that must be attended whole (rule 15). */
    needsWholeDays: z.array(z.string()),
  }),
  /** Id of the day that comes next or is going on, or null. */
  nextDayId: z.string().nullable(),
  /** That day has begun. */
  underWay: z.boolean(),
  days: z.array(day),
});
export type MyCourse = z.infer<typeof overview>;

export const myCourseEndpoints = {
  'my-course.overview': {
    who: ['participant'],
    summary: 'The course as one participant sees it: days, own presence, standing',
    params: courseParams,
    reply: overview,
    errors: ['COURSE_NOT_SET_UP'],
  },
  'my-course.calendar': {
    who: ['participant', 'leader'],
    summary: 'The course days as a calendar file',
    params: courseParams,
    reply: 'file',
    errors: ['COURSE_NOT_SET_UP'],
  },
} as const satisfies Record<string, Endpoint>;
