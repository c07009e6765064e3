import { z } from 'zod';
import { prepReaders, preparednessWords } from '../domain/prep.ts';
import { prepFileLimits } from '../domain/prep-file.ts';
import type { Endpoint } from './endpoint.ts';
import { courseParams, day, file, instant, makeUpState, person, task, taskParams } from './prep.ts';

const participant = ['participant'] as const;

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

/** The participant's own preparation. */
export const prepMineEndpoints = {
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
} as const satisfies Record<string, Endpoint>;
