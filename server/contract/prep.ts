import { z } from 'zod';
import {
  prepAnswers,
  prepKinds,
  prepReaders,
  preparednessWords,
  usualRules,
} from '../domain/prep.ts';
import { prepFileKinds, prepFileLimits } from '../domain/prep-file.ts';
import type { Endpoint } from './endpoint.ts';

const leader = ['leader'] as const;
const participant = ['participant'] as const;
const courseParams = z.object({ courseId: z.string() });
const dayParams = courseParams.extend({ dayId: z.string() });
const taskParams = courseParams.extend({ taskId: z.string() });
const instant = z.iso.datetime();
const moment = z.object({ date: z.string().max(10), time: z.string().max(8) });

/** Lengths are held by the domain, which says in a sentence what is too long. */
const content = z.object({
  title: z.string(),
  /** Paragraphs, lists and addresses, as written. */
  text: z.string(),
  kind: z.enum(prepKinds),
  link: z.string(),
  minutes: z.int(),
  required: z.boolean(),
  answer: z.enum(prepAnswers),
  readers: z.enum(prepReaders),
  opens: moment.nullable(),
  due: moment.nullable(),
  published: z.boolean(),
  /** For an answer that is a file: how large, and how many pages (0: as many as they like). */
  maxMegabytes: z.int().default(usualRules.maxMegabytes),
  maxPages: z.int().default(usualRules.maxPages),
  /** Several may hand in together. */
  together: z.boolean().default(usualRules.together),
  /** What a hand-in proposes as make-up, for a leader to approve; 0: nothing. */
  makeUpMinutes: z.int().default(usualRules.makeUpMinutes),
});
export type PrepContentShape = z.infer<typeof content>;

const times = z.object({
  opensAt: instant.nullable(),
  /** When it is due: as the leader says, or when the day begins; null without a programme. */
  dueAt: instant.nullable(),
});

const task = content.extend({
  id: z.string(),
  revision: z.int(),
  /** The text as safe HTML. */
  html: z.string(),
  ...times.shape,
  changedAt: instant,
  /** Name of the leader who changed it last, '' once erased. */
  changedBy: z.string(),
  /** How many have done it. */
  done: z.int(),
});
export type PrepTaskShape = z.infer<typeof task>;

const day = z.object({
  id: z.string(),
  number: z.int(),
  date: z.string(),
  title: z.string(),
  state: z.enum(['planned', 'closed', 'cancelled']),
  startsAt: instant.nullable(),
});

const counts = z.object({
  prepared: z.int(),
  partly: z.int(),
  none: z.int(),
});
export type PrepCounts = z.infer<typeof counts>;

const dayPlan = z.object({ day, days: z.array(day), tasks: z.array(task) });
export type PrepDayPlan = z.infer<typeof dayPlan>;

const person = z.object({ id: z.string(), name: z.string() });

/** `offered`: nothing is handed in yet. `voided`: approved, and the entry was declared wrong since. */
const makeUpState = z.enum(['offered', 'pending', 'approved', 'declined', 'voided']);
export type MakeUpState = z.infer<typeof makeUpState>;

const file = z.object({
  kind: z.enum(prepFileKinds),
  bytes: z.int(),
  /** Null where nobody can say. */
  pages: z.int().nullable(),
  /** Counted by the tool; else it is what the document says of itself. */
  counted: z.boolean(),
});
export type PrepFileShape = z.infer<typeof file>;

const mine = task
  .pick({
    ...{ id: true, title: true, kind: true, minutes: true, required: true, answer: true },
    ...{ readers: true, html: true, link: true, opensAt: true, dueAt: true },
    ...{ maxMegabytes: true, maxPages: true, together: true },
  })
  .extend({
    /** Before a task opens, its title is there and nothing else. */
    open: z.boolean(),
    doneAt: instant.nullable(),
    /** Null while it is not done, or where it is never due. */
    inTime: z.boolean().nullable(),
    /** What the participant has written, handed in or not. */
    text: z.string(),
    revision: z.int(),
    handedInAt: instant.nullable(),
    /** Whether what is written differs from what is handed in. */
    changedSince: z.boolean(),
    question: z.string(),
    /** What they have put up, handed in or not. */
    file: file.nullable(),
    /** The revision of the task that this is. */
    taskRevision: z.int(),
    /** It is done, and has changed since in a way that the leader asks to look at. */
    again: z.boolean(),
    /** Who else has handed in by what the participant has handed in. */
    colleagues: z.array(person),
    /** What somebody else has handed in for the participant, too. */
    handedInBy: z
      .object({
        ...{ person, others: z.array(person), text: z.string(), at: instant },
        file: file.nullable(),
      })
      .nullable(),
    makeUp: z.object({ minutes: z.int(), state: makeUpState }).nullable(),
  });
export type MyPrepTask = z.infer<typeof mine>;

const myDay = day.extend({
  tasks: z.array(mine),
  state: z.enum(['planned', 'closed', 'cancelled']),
  preparedness: z.enum(preparednessWords),
  /** Minutes of the required tasks, and of those that are not done. */
  minutes: z.int(),
  minutesLeft: z.int(),
});
export type MyPrepDay = z.infer<typeof myDay>;

const makeUps = z.object({
  days: z.array(day),
  tasks: z.array(
    z.object({
      ...{ id: z.string(), title: z.string() },
      proposals: z.array(
        z.object({
          person,
          ...{ state: makeUpState, minutes: z.int(), dayId: z.string() },
          /** Null when it was taken back. */
          handedInAt: instant.nullable(),
          ...{ decidedBy: z.string(), decidedAt: instant.nullable() },
        }),
      ),
    }),
  ),
});

export const prepEndpoints = {
  'prep.overview': {
    who: leader,
    summary: 'The preparation of every day: tasks, and how prepared the participants are',
    params: courseParams,
    reply: z.object({
      days: z.array(
        day.extend({
          tasks: z.int(),
          drafts: z.int(),
          minutes: z.int(),
          questions: z.int(),
          counts,
        }),
      ),
    }),
    errors: ['COURSE_NOT_SET_UP'],
  },
  'prep.day': {
    who: leader,
    summary: 'The prep tasks of a day, to plan them',
    params: dayParams,
    reply: dayPlan,
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND'],
  },
  'prep.add': {
    who: leader,
    summary: 'Adds a task at the end of a day',
    params: dayParams,
    body: z.object({
      /** Chosen by the client, so that a retry is the same task. */
      requestId: z.string().min(8).max(100),
      task: content,
    }),
    reply: dayPlan,
    errors: [
      ...(['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND', 'PREP_TOO_MANY_TASKS', 'PREP_NO_TITLE'] as const),
      ...(['PREP_TITLE_TOO_LONG', 'PREP_TEXT_TOO_LONG', 'PREP_LINK_NOT_WEB'] as const),
      ...(['PREP_MINUTES_OUT_OF_RANGE', 'PREP_TIME_NOT_VALID', 'PREP_DUE_BEFORE_OPENS'] as const),
      ...(['PREP_FILE_LIMITS_OUT_OF_RANGE', 'PREP_MAKE_UP_OUT_OF_RANGE'] as const),
    ],
  },
  'prep.save': {
    who: leader,
    summary: 'Saves a task, if nobody else has saved it since; what people have done stands',
    params: taskParams,
    body: z.object({
      baseRevision: z.int().min(0),
      task: content,
      /** Those who have done it are asked to look at it again. */
      askAgain: z.boolean().default(false),
    }),
    reply: dayPlan,
    errors: [
      ...(['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND', 'PREP_TASK_NOT_FOUND'] as const),
      ...(['PREP_TASK_CHANGED', 'PREP_NO_TITLE'] as const),
      ...(['PREP_TITLE_TOO_LONG', 'PREP_TEXT_TOO_LONG', 'PREP_LINK_NOT_WEB'] as const),
      ...(['PREP_MINUTES_OUT_OF_RANGE', 'PREP_TIME_NOT_VALID', 'PREP_DUE_BEFORE_OPENS'] as const),
      ...(['PREP_FILE_LIMITS_OUT_OF_RANGE', 'PREP_MAKE_UP_OUT_OF_RANGE'] as const),
    ],
  },
  'prep.order': {
    who: leader,
    summary: 'Puts the tasks of a day into an order',
    params: dayParams,
    body: z.object({ ids: z.array(z.string()).max(1000) }),
    reply: dayPlan,
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND', 'PREP_TASK_NOT_FOUND'],
  },
  'prep.publish': {
    who: leader,
    summary: 'Publishes all drafts of a day',
    params: dayParams,
    reply: dayPlan,
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND'],
  },
  'prep.copy': {
    who: leader,
    summary: 'Copies the tasks of another day to the end of a day, as drafts',
    params: dayParams,
    body: z.object({
      requestId: z.string().min(8).max(100),
      from: z.string(),
      /** Of the day to copy from, where that is another course. */
      courseId: z.string().optional(),
    }),
    reply: dayPlan,
    errors: ['COURSE_NOT_SET_UP', 'COURSE_NOT_FOUND', 'DAY_NOT_FOUND', 'PREP_TOO_MANY_TASKS'],
  },
  'prep.remove': {
    who: leader,
    summary: 'Removes a task that nobody has done, answered or asked about',
    params: taskParams,
    reply: dayPlan,
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND', 'PREP_TASK_NOT_FOUND', 'PREP_TASK_IN_USE'],
  },
  'prep.board': {
    who: leader,
    summary: 'Who is prepared for a day, the answers and the questions',
    params: dayParams,
    reply: z.object({
      day,
      days: z.array(day),
      counts,
      people: z.array(
        person.extend({
          preparedness: z.enum(preparednessWords),
          done: z.int(),
          /** Done, and to be looked at again. */
          again: z.int(),
          tasks: z.int(),
        }),
      ),
      tasks: z.array(
        z.object({
          ...{ id: z.string(), title: z.string(), answer: z.enum(prepAnswers) },
          ...{ required: z.boolean(), done: z.int(), asked: z.int() },
          answers: z.array(
            z.object({
              ...{ person, text: z.string(), at: instant, inTime: z.boolean().nullable() },
              file: file.nullable(),
              /** Who else it is from. */
              together: z.array(person),
              /** When it was last changed after it was handed in; null when it was not. */
              changedAt: instant.nullable(),
            }),
          ),
          questions: z.array(z.object({ person, text: z.string(), at: instant })),
        }),
      ),
    }),
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND'],
  },
  'prep.mine': {
    who: participant,
    summary: "The participant's own preparation, day by day",
    params: courseParams,
    reply: z.object({
      days: z.array(myDay),
      /** The day to prepare for next; null after the last one. */
      nextDayId: z.string().nullable(),
      timeZone: z.string(),
      testUser: z.boolean(),
    }),
    errors: ['COURSE_NOT_SET_UP'],
  },
  'prep.setDone': {
    who: participant,
    summary: 'Marks a task as done or not; a task with an answer is handed in instead',
    params: taskParams,
    body: z.object({ done: z.boolean() }),
    reply: mine,
    errors: [
      ...(['COURSE_NOT_SET_UP', 'PREP_TASK_NOT_FOUND', 'NOT_FOR_TEST_USER'] as const),
      ...(['PREP_NOT_OPEN', 'PREP_DAY_CANCELLED', 'PREP_ANSWER_MISSING'] as const),
    ],
  },
  'prep.keepAnswer': {
    who: participant,
    summary: 'Keeps an answer as it is being written; nobody else sees it',
    params: taskParams,
    body: z.object({ baseRevision: z.int().min(0), text: z.string() }),
    reply: mine,
    errors: [
      ...(['COURSE_NOT_SET_UP', 'PREP_TASK_NOT_FOUND', 'NOT_FOR_TEST_USER'] as const),
      ...(['PREP_NOT_OPEN', 'PREP_DAY_CANCELLED', 'PREP_ANSWER_CHANGED'] as const),
      ...(['PREP_ANSWER_TOO_LONG', 'PREP_NO_ANSWER_ASKED'] as const),
    ],
  },
  'prep.handIn': {
    who: participant,
    summary: 'Hands in an answer, for those who the participant was told would read it',
    params: taskParams,
    body: z.object({
      baseRevision: z.int().min(0),
      text: z.string(),
      readers: z.enum(prepReaders),
    }),
    reply: mine,
    errors: [
      ...(['COURSE_NOT_SET_UP', 'PREP_TASK_NOT_FOUND', 'NOT_FOR_TEST_USER'] as const),
      ...(['PREP_NOT_OPEN', 'PREP_DAY_CANCELLED', 'PREP_ANSWER_CHANGED'] as const),
      ...(['PREP_ANSWER_TOO_LONG', 'PREP_NO_ANSWER_ASKED', 'PREP_ANSWER_MISSING'] as const),
      ...(['PREP_LINK_NOT_WEB', 'PREP_READERS_CHANGED', 'PREP_FILE_MISSING'] as const),
      ...(['PREP_FILE_TOO_MANY_PAGES', 'PREP_HANDED_IN_TOGETHER'] as const),
    ],
  },
  'prep.ask': {
    who: participant,
    summary: 'Leaves a question on a task for the leaders; an empty one takes it back',
    params: taskParams,
    body: z.object({ text: z.string() }),
    reply: mine,
    errors: [
      ...(['COURSE_NOT_SET_UP', 'PREP_TASK_NOT_FOUND', 'NOT_FOR_TEST_USER'] as const),
      ...(['PREP_NOT_OPEN', 'PREP_DAY_CANCELLED', 'PREP_QUESTION_TOO_LONG'] as const),
    ],
  },
  'prep.groupAnswers': {
    who: participant,
    summary: 'What others have handed in for the group to read',
    params: taskParams,
    reply: z.object({
      answers: z.array(z.object({ person, text: z.string(), at: instant, file: file.nullable() })),
    }),
    errors: ['COURSE_NOT_SET_UP', 'PREP_TASK_NOT_FOUND'],
  },
  'prep.copySources': {
    who: leader,
    summary: 'Other courses that the course leader leads too, with the days to copy tasks from',
    params: courseParams,
    reply: z.object({
      courses: z.array(
        z.object({
          ...{ id: z.string(), title: z.string() },
          days: z.array(
            day
              .pick({ id: true, number: true, date: true, title: true })
              .extend({ tasks: z.int() }),
          ),
        }),
      ),
    }),
    errors: [],
  },
  'prep.statusFile': {
    who: leader,
    summary: 'Who is prepared for a day, task by task, as a file',
    params: dayParams,
    body: z.object({
      format: z.enum(['xlsx', 'csv']),
      why: z.enum(['ownRecords', 'control', 'participantAsked']),
    }),
    reply: 'file',
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND'],
  },
  'prep.putFile': {
    who: participant,
    summary:
      'Puts up a file as the answer, in the place of the one before; nobody else sees it yet',
    params: taskParams,
    query: z.object({ baseRevision: z.string().regex(/^\d{1,9}$/) }),
    bodyBytes: { max: prepFileLimits.megabytes * 1024 * 1024 },
    reply: mine,
    errors: [
      ...(['COURSE_NOT_SET_UP', 'PREP_TASK_NOT_FOUND', 'NOT_FOR_TEST_USER'] as const),
      ...(['PREP_NOT_OPEN', 'PREP_DAY_CANCELLED', 'PREP_ANSWER_CHANGED'] as const),
      ...(['PREP_NO_ANSWER_ASKED', 'PREP_FILE_EMPTY', 'PREP_FILE_TOO_LARGE'] as const),
      ...(['PREP_FILE_NOT_TAKEN', 'PREP_FILE_LOCKED', 'PREP_FILE_MACROS'] as const),
      ...(['PREP_FILE_DAMAGED', 'PREP_FILE_TOO_MANY_PAGES'] as const),
    ],
  },
  'prep.removeFile': {
    who: participant,
    summary: 'Removes a file that is not handed in',
    params: taskParams,
    body: z.object({ baseRevision: z.int().min(0) }),
    reply: mine,
    errors: [
      ...(['COURSE_NOT_SET_UP', 'PREP_TASK_NOT_FOUND', 'NOT_FOR_TEST_USER'] as const),
      ...(['PREP_NOT_OPEN', 'PREP_DAY_CANCELLED', 'PREP_ANSWER_CHANGED'] as const),
      'PREP_HANDED_IN',
    ],
  },
  'prep.myFile': {
    who: participant,
    summary: "A file of the participant's own, or one that was handed in for the group to read",
    params: taskParams.extend({ personId: z.string() }),
    reply: 'file',
    errors: ['COURSE_NOT_SET_UP', 'PREP_TASK_NOT_FOUND', 'PREP_FILE_NOT_FOUND'],
  },
  'prep.confirm': {
    who: participant,
    summary: 'Confirms that a task that is done was looked at again, as it was shown',
    params: taskParams,
    body: z.object({ revision: z.int().min(0) }),
    reply: mine,
    errors: [
      ...(['COURSE_NOT_SET_UP', 'PREP_TASK_NOT_FOUND', 'NOT_FOR_TEST_USER'] as const),
      ...(['PREP_NOT_OPEN', 'PREP_DAY_CANCELLED'] as const),
    ],
  },
  'prep.findColleagues': {
    who: participant,
    summary: 'Participants of the course by letters of their names, to hand in together with',
    params: taskParams,
    body: z.object({ search: z.string().max(100) }),
    reply: z.object({ people: z.array(person) }),
    errors: [
      ...(['COURSE_NOT_SET_UP', 'PREP_TASK_NOT_FOUND', 'NOT_FOR_TEST_USER'] as const),
      ...(['PREP_NOT_OPEN', 'PREP_DAY_CANCELLED', 'PREP_NOT_TOGETHER'] as const),
    ],
  },
  'prep.addColleague': {
    who: participant,
    summary: 'Adds a participant to what was handed in: it is done for them, too',
    params: taskParams,
    body: z.object({ personId: z.string() }),
    reply: mine,
    errors: [
      ...(['COURSE_NOT_SET_UP', 'PREP_TASK_NOT_FOUND', 'NOT_FOR_TEST_USER'] as const),
      ...(['PREP_NOT_OPEN', 'PREP_DAY_CANCELLED', 'PREP_NOT_TOGETHER'] as const),
      ...(['PREP_NOT_HANDED_IN', 'PARTICIPANT_NOT_FOUND'] as const),
      ...(['PREP_COLLEAGUE_HANDED_IN', 'PREP_TOO_MANY_COLLEAGUES'] as const),
    ],
  },
  'prep.removeColleague': {
    who: participant,
    summary: 'Takes a participant out of what was handed in together',
    params: taskParams.extend({ personId: z.string() }),
    reply: mine,
    errors: [
      ...(['COURSE_NOT_SET_UP', 'PREP_TASK_NOT_FOUND', 'NOT_FOR_TEST_USER'] as const),
      ...(['PREP_NOT_OPEN', 'PREP_DAY_CANCELLED', 'PARTICIPANT_NOT_FOUND'] as const),
    ],
  },
  'prep.makeUps': {
    who: leader,
    summary: 'The make-up minutes that handed-in tasks of a day propose, and what was decided',
    params: dayParams,
    reply: makeUps,
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND'],
  },
  'prep.decideMakeUp': {
    who: leader,
    summary: 'Approves make-up minutes, which enters them in the ledger, or declines them',
    params: taskParams.extend({ personId: z.string() }),
    body: z.object({
      approve: z.boolean(),
      /** As the leader saw them. */
      minutes: z.int(),
      /** The day that they make up for. */
      dayId: z.string(),
    }),
    reply: makeUps,
    errors: [
      ...(['COURSE_NOT_SET_UP', 'PREP_TASK_NOT_FOUND', 'PARTICIPANT_NOT_FOUND'] as const),
      ...(['PREP_MAKE_UP_CHANGED', 'DAY_NOT_FOUND', 'DAY_CANCELLED'] as const),
      ...(['DAY_WITHOUT_PROGRAMME', 'DAY_NOT_MEANT_FOR', 'PARTICIPANTS_WITHDRAWN'] as const),
    ],
  },
  'prep.answerFile': {
    who: leader,
    summary: 'A file that was handed in; that it was read is remembered',
    params: taskParams.extend({ personId: z.string() }),
    reply: 'file',
    errors: ['COURSE_NOT_SET_UP', 'PREP_TASK_NOT_FOUND', 'PREP_FILE_NOT_FOUND'],
  },
} as const satisfies Record<string, Endpoint>;
