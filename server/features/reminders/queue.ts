import { courseDays } from '#domain/course-days';
import { remindersDue } from '#domain/reminders';
import { wallTimeOf } from '#domain/time';
import type { Deps } from '../../http/deps.ts';
import type { Course } from '../../models/courses.ts';
import type { ReminderSettings } from '../../models/reminder-settings.ts';
import { planOf, refusalOf, reminderId, reminderMail, ruleOf } from './context.ts';

const look = 'reminders.look';

/** Names the job that queues what is due, and how often it looks, in seconds. */
export function defineReminderJob(deps: Deps, lookEvery = 300): void {
  deps.jobs.define(look, async () => {
    if ((await queueReminders(deps)) > 0) await deps.jobs.enqueue('outbox', 'reminders');
  });
  deps.jobs.every(look, lookEvery);
}

/**
 * Queues the reminders that are due, in every course that has them switched on. Nothing is queued
 * as long as no mail server is set: what waits until then would be stale.
 * @returns how many are new
 */
export async function queueReminders(
  deps: Pick<Deps, 'models' | 'now' | 'mail' | 'log'>,
): Promise<number> {
  if (!deps.mail.configured) return 0;
  let queued = 0;
  for (const settings of await deps.models.reminderSettings.listOn()) {
    const course = await deps.models.courses.get(settings._id);
    if (course?.plan == null) continue;
    try {
      queued += await queueInCourse(deps, course, settings);
    } catch (error) {
      deps.log.error({ job: look, error: (error as Error).name }, 'no reminders in a course');
    }
  }
  return queued;
}

/** One mail per person at a time: two days that are due at once are written of on two mornings. */
async function queueInCourse(
  { models, now }: Pick<Deps, 'models' | 'now'>,
  course: Course,
  settings: ReminderSettings,
): Promise<number> {
  const courseId = course._id;
  const plan = planOf(course);
  const seconds = now().getTime() / 1000;
  const due = remindersDue(courseDays(plan), ruleOf(settings), plan.timeZone, seconds);
  if (due.length === 0) return 0;
  const [members, mails, stopped] = await Promise.all([
    models.people.listMembers(courseId),
    models.outbox.ofCourse(courseId, reminderMail),
    models.reminderStops.ofCourse(courseId),
  ]);
  const dateOf = (at: Date) => wallTimeOf(at.getTime() / 1000, plan.timeZone).date;
  const today = dateOf(now());
  const known = new Set(mails.map(({ _id }) => _id));
  const remindedToday = new Set(
    mails.filter(({ createdAt }) => dateOf(createdAt) === today).map(({ personId }) => personId),
  );
  let queued = 0;
  for (const { personId, person, ...part } of members) {
    if (part.role !== 'participant' || part.testUser || remindedToday.has(personId)) continue;
    const day = due.find(
      (one) =>
        !known.has(reminderId(courseId, one.id, personId)) &&
        refusalOf(part, person, one, stopped.has(personId)) === null,
    );
    if (day === undefined) continue;
    const _id = reminderId(courseId, day.id, personId);
    const mail = { _id, courseId, personId, kind: reminderMail, data: { day: day.id } };
    if (await models.outbox.queue(mail, now())) queued += 1;
  }
  return queued;
}
