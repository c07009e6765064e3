import { isMeantFor, type CourseDay } from '#domain/course-days';
import type { CoursePlan } from '#domain/plan';
import {
  reminderDaysBefore,
  type ReminderRefusal,
  reminderRefusal,
  type ReminderRule,
} from '#domain/reminders';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Course } from '../../models/courses.ts';
import type { Models } from '../../models/open.ts';
import type { OutboxMail } from '../../models/outbox.ts';
import type { Enrolment, Person } from '../../models/people.ts';
import type { ReminderSettings } from '../../models/reminder-settings.ts';

/** Kind of mail in the outbox. */
export const reminderMail = 'reminder';

/** @throws AppError COURSE_NOT_SET_UP */
export function planOf({ plan }: Pick<Course, 'plan'>): CoursePlan {
  if (plan === null) throw new AppError('COURSE_NOT_SET_UP');
  return plan;
}

/** Off, and three days before, unless a leader has chosen something else. */
export async function settingsOf(models: Models, courseId: string): Promise<ReminderSettings> {
  const chosen = await models.reminderSettings.get(courseId);
  const usual = { on: false, daysBefore: reminderDaysBefore.usual, since: new Date(0) };
  return chosen ?? { _id: courseId, ...usual };
}

export function ruleOf({ daysBefore, since }: ReminderSettings): ReminderRule {
  return { daysBefore, since: since.getTime() / 1000 };
}

/** The one mail of a day to a person, whatever is retried and however the day is moved. */
export function reminderId(courseId: string, dayId: string, personId: string): string {
  return [reminderMail, courseId, dayId, personId].join('|');
}

/** Which day a mail is about. */
export const dayOfMail = ({ data }: Pick<OutboxMail, 'data'>): string => data['day'] ?? '';

/** Why a participant gets no reminder of a day; null for whoever gets one. */
export function refusalOf(
  part: Pick<Enrolment, 'withdrawnAt' | 'state' | 'group'>,
  person: Pick<Person, 'email'> | null,
  day: CourseDay,
  stopped: boolean,
): ReminderRefusal | null {
  return reminderRefusal({
    withdrawn: part.withdrawnAt !== null,
    enrolled: part.state === 'active',
    meant: isMeantFor(day, part.group),
    ...{ stopped, email: person?.email ?? '' },
  });
}

/** Who did something, as the audit wants it. */
export function actor({ course, session }: Pick<Caller, 'course' | 'session'>) {
  return { platformId: course.platformId, courseId: course._id, by: session.personId };
}

export function stopUrl(toolUrl: string, code: string): string {
  return `${toolUrl}/reminders/stop/${code}`;
}
