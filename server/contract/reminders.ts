import { z } from 'zod';
import { reminderDaysBefore, reminderRefusals } from '../domain/reminders.ts';
import type { Endpoint } from './endpoint.ts';

const leader = ['leader'] as const;
const participant = ['participant'] as const;
const courseParams = z.object({ courseId: z.string() });
const instant = z.iso.datetime();
const { least, most } = reminderDaysBefore;

const day = z.object({
  id: z.string(),
  number: z.int(),
  date: z.string(),
  title: z.string(),
  state: z.enum(['planned', 'closed', 'cancelled']),
  /** When its reminders go or went, by what is chosen now; null where none will. */
  sendsAt: instant.nullable(),
  counts: z.object({
    /** Who gets one and has none yet. */
    coming: z.int(),
    sent: z.int(),
    maybeSent: z.int(),
    /** In the outbox, on their way. */
    waiting: z.int(),
    /** Participants whom the day is meant for, and who get none. */
    notSent: z.int(),
  }),
});
export type ReminderDay = z.infer<typeof day>;

const overview = z.object({
  on: z.boolean(),
  daysBefore: z.int(),
  /** Whether the tool can send mail at all. */
  mailConfigured: z.boolean(),
  days: z.array(day),
  /** The mail of the next day, as somebody gets it who has done nothing of the preparation. */
  sample: z.object({ dayId: z.string(), subject: z.string(), text: z.string() }).nullable(),
});
export type ReminderOverview = z.infer<typeof overview>;

/** What became of one participant's reminder of one day; `reason` says why it was not sent. */
export const reminderStates = ['coming', 'sent', 'maybeSent', 'waiting', 'notSent'] as const;
const reasons = [...reminderRefusals, 'refused', 'tooLate', 'off'] as const;

const person = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(reminderStates),
  reason: z.enum(reasons).nullable(),
  /** When the mail was queued or last changed; null where there is none. */
  at: instant.nullable(),
});
export type ReminderPerson = z.infer<typeof person>;

const mine = z.object({
  /** Whether the course reminds anybody. */
  on: z.boolean(),
  daysBefore: z.int(),
  stopped: z.boolean(),
});

export const reminderEndpoints = {
  'reminders.overview': {
    who: leader,
    summary: 'Reminders by mail: what is chosen, when the next ones go, what became of the others',
    params: courseParams,
    /** As if this were chosen, to look at before saving. */
    query: z.object({ daysBefore: z.coerce.number().int().min(least).max(most).optional() }),
    reply: overview,
    errors: ['COURSE_NOT_SET_UP'],
  },
  'reminders.save': {
    who: leader,
    summary: 'Switches reminders on or off, and says how many days before',
    params: courseParams,
    body: z.object({ on: z.boolean(), daysBefore: z.int().min(least).max(most) }),
    reply: overview,
    errors: ['COURSE_NOT_SET_UP'],
  },
  'reminders.sendSample': {
    who: leader,
    summary: 'Sends the mail of the next day to the course leader who asks, to look at',
    params: courseParams,
    body: z.object({ requestId: z.string().min(8).max(100) }),
    reply: 'empty',
    errors: ['COURSE_NOT_SET_UP', 'REMINDER_NO_DAY', 'REMINDER_NO_ADDRESS', 'REMINDER_NO_MAIL'],
  },
  'reminders.day': {
    who: leader,
    summary: 'Who was reminded of a day, who was not, and why',
    params: courseParams.extend({ dayId: z.string() }),
    reply: z.object({ day, people: z.array(person) }),
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND'],
  },
  'reminders.settle': {
    who: leader,
    summary:
      'The leader says of a reminder that was perhaps sent whether it was; unsent, it goes again',
    params: courseParams.extend({ dayId: z.string(), personId: z.string() }),
    body: z.object({ sent: z.boolean() }),
    reply: 'empty',
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND', 'PARTICIPANT_NOT_FOUND', 'MAIL_SETTLED'],
  },
  'reminders.mine': {
    who: participant,
    summary: 'Whether the participant gets reminders in this course',
    params: courseParams,
    reply: mine,
    errors: [],
  },
  'reminders.setMine': {
    who: participant,
    summary: 'Stops the reminders of this course for the participant, or resumes them',
    params: courseParams,
    body: z.object({ stopped: z.boolean() }),
    reply: mine,
    errors: ['NOT_FOR_TEST_USER'],
  },
} as const satisfies Record<string, Endpoint>;
