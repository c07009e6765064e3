/** What the leader's and the participants' endpoints of preparation have in common. */

import { z } from 'zod';
import { prepAnswers, prepKinds, prepReaders, usualRules } from '../domain/prep.ts';
import { prepFileKinds } from '../domain/prep-file.ts';

export const courseParams = z.object({ courseId: z.string() });
export const dayParams = courseParams.extend({ dayId: z.string() });
export const taskParams = courseParams.extend({ taskId: z.string() });
export const instant = z.iso.datetime();
const moment = z.object({ date: z.string().max(10), time: z.string().max(8) });

/** Lengths are held by the domain, which says in a sentence what is too long. */
export const content = z.object({
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

export const task = content.extend({
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

export const day = z.object({
  id: z.string(),
  number: z.int(),
  date: z.string(),
  title: z.string(),
  state: z.enum(['planned', 'closed', 'cancelled']),
  startsAt: instant.nullable(),
});

export const person = z.object({ id: z.string(), name: z.string() });

/** `offered`: nothing is handed in yet. `voided`: approved, and the entry was declared wrong since. */
export const makeUpState = z.enum(['offered', 'pending', 'approved', 'declined', 'voided']);
export type MakeUpState = z.infer<typeof makeUpState>;

export const file = z.object({
  kind: z.enum(prepFileKinds),
  bytes: z.int(),
  /** Null where nobody can say. */
  pages: z.int().nullable(),
  /** Counted by the tool; else it is what the document says of itself. */
  counted: z.boolean(),
});
export type PrepFileShape = z.infer<typeof file>;
