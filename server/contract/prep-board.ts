import { z } from 'zod';
import { prepAnswers, preparednessWords } from '../domain/prep.ts';
import type { Endpoint } from './endpoint.ts';
import {
  courseParams,
  day,
  dayParams,
  file,
  instant,
  makeUpState,
  person,
  taskParams,
} from './prep.ts';

const leader = ['leader'] as const;

const counts = z.object({
  prepared: z.int(),
  partly: z.int(),
  none: z.int(),
});
export type PrepCounts = z.infer<typeof counts>;

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

/** What leaders see of how prepared people are, and decide about what was handed in. */
export const prepBoardEndpoints = {
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
  'prep.answerFile': {
    who: leader,
    summary: 'A file that was handed in; that it was read is remembered',
    params: taskParams.extend({ personId: z.string() }),
    reply: 'file',
    errors: ['COURSE_NOT_SET_UP', 'PREP_TASK_NOT_FOUND', 'PREP_FILE_NOT_FOUND'],
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
} as const satisfies Record<string, Endpoint>;
