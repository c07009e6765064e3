import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { content, courseParams, day, dayParams, task, taskParams } from './prep.ts';

const leader = ['leader'] as const;

const dayPlan = z.object({ day, days: z.array(day), tasks: z.array(task) });
export type PrepDayPlan = z.infer<typeof dayPlan>;

/** How leaders plan the tasks of a day. */
export const prepPlanEndpoints = {
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
  'prep.remove': {
    who: leader,
    summary: 'Removes a task that nobody has done, answered or asked about',
    params: taskParams,
    reply: dayPlan,
    errors: ['COURSE_NOT_SET_UP', 'DAY_NOT_FOUND', 'PREP_TASK_NOT_FOUND', 'PREP_TASK_IN_USE'],
  },
} as const satisfies Record<string, Endpoint>;
