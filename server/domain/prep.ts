import { DomainError } from './errors.ts';
import { type PrepFileRules, prepFileLimits } from './prep-file.ts';
import { instantOf, type LocalDate, type WallTime } from './time.ts';

/** What a participant is asked to do before a session day. */
export const prepKinds = ['read', 'watch', 'listen', 'reflect', 'do', 'homework'] as const;
export type PrepKind = (typeof prepKinds)[number];

/** In which form a task is answered; `none`: it is ticked off. */
export const prepAnswers = ['none', 'text', 'link', 'file'] as const;
export type PrepAnswer = (typeof prepAnswers)[number];

/** Who may read what is handed in. */
export const prepReaders = ['leaders', 'group'] as const;
export type PrepReaders = (typeof prepReaders)[number];

/** How large preparation may be: room for every real course, and an end to what a slip can paste in. */
export const prepLimits = {
  tasksPerDay: 100,
  /** Characters. */
  title: 200,
  text: 20_000,
  link: 2_000,
  answer: 20_000,
  question: 2_000,
  /** What one task can take: a working week. */
  minutes: 2_400,
  /** Whom one participant can hand in together with. */
  colleagues: 20,
  makeUpMinutes: 600,
} as const;

/** A moment as people write it: wall-clock time of the course's zone (rule 1). */
export interface WallMoment {
  date: LocalDate;
  time: WallTime;
}

/** What a leader may set for an answer; the usual when nothing is said. */
export interface PrepRules extends PrepFileRules {
  /** One hand-in may be that of several participants. */
  together: boolean;
  /** What a handed-in task proposes as make-up (rule 6), in minutes; 0: nothing. */
  makeUpMinutes: number;
}

export const usualRules: PrepRules = {
  ...{ maxMegabytes: 10, maxPages: 0 },
  ...{ together: false, makeUpMinutes: 0 },
};

/** A task as a leader plans it. */
export interface PrepContent extends PrepRules {
  title: string;
  /** As written: paragraphs, lists and addresses. */
  text: string;
  kind: PrepKind;
  /** http or https, or ''. */
  link: string;
  /** What it takes, in minutes; 0 where nothing is said. */
  minutes: number;
  required: boolean;
  answer: PrepAnswer;
  readers: PrepReaders;
  /** Null: at once. */
  opens: WallMoment | null;
  /** Null: when the session day begins. */
  due: WallMoment | null;
  published: boolean;
}

/** When a task opens and is due, in epoch seconds; null where nothing is said. */
export interface PrepTimes {
  opensAt: number | null;
  dueAt: number | null;
}

/**
 * The instants of a task.
 * @param dayBegins epoch seconds of the session day's first segment; null without a programme
 * @throws DomainError INVALID_DATE, INVALID_TIME, SKIPPED_TIME
 */
export function prepTimes(
  { opens, due }: Pick<PrepContent, 'opens' | 'due'>,
  dayBegins: number | null,
  zone: string,
): PrepTimes {
  return {
    opensAt: opens === null ? null : instantOf(opens.date, opens.time, zone, 'start'),
    dueAt: due === null ? dayBegins : instantOf(due.date, due.time, zone, 'end'),
  };
}

/** The instants of a stored task; as if nothing were said where a new zone of the course skips them. */
export function storedPrepTimes(
  task: Pick<PrepContent, 'opens' | 'due'>,
  dayBegins: number | null,
  zone: string,
): PrepTimes {
  try {
    return prepTimes(task, dayBegins, zone);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { opensAt: null, dueAt: dayBegins };
  }
}

/**
 * When the preparation of a day as a whole opens and is due, in epoch seconds: with the first and the
 * last of what is published. Due when the day begins where nothing is.
 */
export function assignedPrep(
  tasks: readonly PrepContent[],
  dayBegins: number | null,
  zone: string,
): PrepTimes {
  const times = tasks
    .filter(({ published }) => published)
    .map((task) => storedPrepTimes(task, dayBegins, zone));
  const opening = times.flatMap(({ opensAt }) => opensAt ?? []);
  const due = times.flatMap(({ dueAt }) => dueAt ?? []);
  return {
    opensAt: opening.length > 0 && opening.length === times.length ? Math.min(...opening) : null,
    dueAt: due.length === 0 ? dayBegins : Math.max(...due),
  };
}

export type PrepProblem =
  | 'NO_TITLE'
  | 'TITLE_TOO_LONG'
  | 'TEXT_TOO_LONG'
  | 'LINK_NOT_WEB'
  | 'MINUTES_OUT_OF_RANGE'
  | 'FILE_LIMITS_OUT_OF_RANGE'
  | 'MAKE_UP_OUT_OF_RANGE'
  | 'TIME_NOT_VALID'
  | 'DUE_BEFORE_OPENS';

/** The first thing that is wrong with a task; null when it is sound. */
export function prepProblem(
  content: PrepContent,
  dayBegins: number | null,
  zone: string,
): PrepProblem | null {
  const { title, text, link, minutes } = content;
  if (title.trim() === '') return 'NO_TITLE';
  if (title.length > prepLimits.title) return 'TITLE_TOO_LONG';
  if (text.length > prepLimits.text) return 'TEXT_TOO_LONG';
  if (link !== '' && !isWebLink(link)) return 'LINK_NOT_WEB';
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > prepLimits.minutes) {
    return 'MINUTES_OUT_OF_RANGE';
  }
  if (!fileLimitsAreSound(content)) return 'FILE_LIMITS_OUT_OF_RANGE';
  if (!isWithin(content.makeUpMinutes, 0, prepLimits.makeUpMinutes)) return 'MAKE_UP_OUT_OF_RANGE';
  try {
    const { opensAt, dueAt } = prepTimes(content, dayBegins, zone);
    return opensAt !== null && dueAt !== null && dueAt <= opensAt ? 'DUE_BEFORE_OPENS' : null;
  } catch (error) {
    if (error instanceof DomainError) return 'TIME_NOT_VALID';
    throw error;
  }
}

function fileLimitsAreSound({ maxMegabytes, maxPages }: PrepFileRules): boolean {
  return (
    isWithin(maxMegabytes, 1, prepFileLimits.megabytes) &&
    isWithin(maxPages, 0, prepFileLimits.pages)
  );
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

/** Whether something is an address of the web: http or https, never javascript: or data:. */
export function isWebLink(link: string): boolean {
  if (link.length > prepLimits.link || !/^https?:\/\/\S+$/i.test(link)) return false;
  try {
    return ['http:', 'https:'].includes(new URL(link).protocol);
  } catch {
    return false;
  }
}

/** `nothing`: no required task is asked of the participant. */
export const preparednessWords = ['prepared', 'partly', 'none', 'nothing'] as const;
export type Preparedness = (typeof preparednessWords)[number];

/**
 * Whether a task counts as done. A leader can ask people to look again at a task that they have done:
 * it stays done in the record, and counts as `again` until they have confirmed that version or a
 * later one.
 * @param seenRevision the version of the task that they have done or confirmed
 * @param againRevision the version that they were asked to look at, 0 for none
 */
export function prepStanding(
  { doneAt, seenRevision }: { doneAt: Date | null; seenRevision: number },
  againRevision: number,
): 'done' | 'again' | 'notDone' {
  if (doneAt === null) return 'notDone';
  return againRevision > 0 && !(seenRevision >= againRevision) ? 'again' : 'done';
}

/**
 * How prepared a participant is for a day, by the required tasks; any task done is a beginning, also
 * one to look at again.
 */
export function preparedness(
  tasks: readonly { id: string; required: boolean }[],
  done: ReadonlySet<string>,
  again: ReadonlySet<string> = new Set(),
): Preparedness {
  const required = tasks.filter((task) => task.required);
  if (required.length === 0) return 'nothing';
  if (required.every(({ id }) => done.has(id))) return 'prepared';
  return tasks.some(({ id }) => done.has(id) || again.has(id)) ? 'partly' : 'none';
}
