import type { Reply } from '#contract/endpoints';
import type { ReminderOverview } from '#contract/reminders';
import { courseDays } from '#domain/course-days';
import { reminderMoments } from '#domain/reminders';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { ReminderSettings } from '../../models/reminder-settings.ts';
import { planOf, ruleOf, settingsOf } from './context.ts';
import { sampleOf } from './sample.ts';
import { peopleOfDay, readBook, shownReminderDay } from './status.ts';

type Leader = Pick<Caller, 'course' | 'session'>;

/**
 * What is chosen and what comes of it, day by day.
 * @param daysBefore as if this were chosen now; what is saved where it is not given
 * @throws AppError COURSE_NOT_SET_UP
 */
export async function readReminders(
  deps: Deps,
  leader: Leader,
  daysBefore?: number,
): Promise<ReminderOverview> {
  const { models, now, mail } = deps;
  const { course } = leader;
  const plan = planOf(course);
  const saved = await settingsOf(models, course._id);
  const { on } = saved;
  const supposed = asIf(saved, daysBefore ?? saved.daysBefore, now());
  const days = courseDays(plan);
  const moments = reminderMoments(days, ruleOf(supposed), plan.timeZone);
  const book = await readBook(models, course._id, on, now());
  const sample = await sampleOf(deps, leader);
  return {
    ...{ on, daysBefore: supposed.daysBefore, mailConfigured: mail.configured },
    days: days.map((day) => {
      const sendsAt = moments.get(day.id) ?? null;
      return shownReminderDay(day, sendsAt, peopleOfDay(book, day, sendsAt !== null));
    }),
    sample: sample && { dayId: sample.day.id, subject: sample.subject, text: sample.text },
  };
}

/** What is saved when a leader chooses: from now on, unless nothing is different. */
export function asIf(saved: ReminderSettings, daysBefore: number, now: Date): ReminderSettings {
  const same = saved.on && saved.daysBefore === daysBefore;
  return same ? saved : { ...saved, daysBefore, since: now };
}

/** Who was reminded of a day. @throws AppError COURSE_NOT_SET_UP, DAY_NOT_FOUND */
export async function readReminderDay(
  { models, now }: Deps,
  { course }: Leader,
  dayId: string,
): Promise<Reply<'reminders.day'>> {
  const plan = planOf(course);
  const days = courseDays(plan);
  const day = days.find(({ id }) => id === dayId);
  if (day === undefined) throw new AppError('DAY_NOT_FOUND');
  const settings = await settingsOf(models, course._id);
  const rule = ruleOf(settings);
  const moments = settings.on ? reminderMoments(days, rule, plan.timeZone) : new Map();
  const sendsAt = (moments.get(dayId) as number | undefined) ?? null;
  const book = await readBook(models, course._id, settings.on, now());
  const people = peopleOfDay(book, day, sendsAt !== null);
  return { day: shownReminderDay(day, sendsAt, people), people };
}
