import { courseDays, type CourseDay } from '#domain/course-days';
import { prepStanding } from '#domain/prep';
import type { Locale } from '#contract/roles';
import type { Deps } from '../../http/deps.ts';
import { throughCanvas } from '../../lti/through-canvas.ts';
import type { Mail } from '../../mail/transport.ts';
import type { Course } from '../../models/courses.ts';
import type { OutboxMail } from '../../models/outbox.ts';
import type { Person } from '../../models/people.ts';
import { reminderContent, type ReminderFacts } from './content.ts';
import { dayOfMail, planOf, refusalOf, reminderMail, stopUrl } from './context.ts';

type Some = Pick<Deps, 'models' | 'now' | 'env'>;

/** Says how reminders are made when they are about to be sent. */
export function defineReminderMail(deps: Some & Pick<Deps, 'mail'>): void {
  deps.mail.define(reminderMail, (mail) => renderReminder(deps, mail));
}

/**
 * Looks everything up anew. Null when it is too late for the day, or the person has left, stopped
 * the reminders or was erased meanwhile.
 */
async function renderReminder(deps: Some, mail: OutboxMail): Promise<Mail | null> {
  const { models, now, env } = deps;
  const { courseId, personId } = mail;
  const key = { courseId, personId };
  const [course, part, person, settings, stop] = await Promise.all([
    models.courses.get(courseId),
    models.people.getEnrolment(courseId, personId),
    models.people.getPerson(personId),
    models.reminderSettings.get(courseId),
    models.reminderStops.get(key),
  ]);
  if (course?.plan == null || part?.role !== 'participant' || settings?.on !== true) return null;
  const day = courseDays(course.plan).find(({ id }) => id === dayOfMail(mail));
  if (day === undefined || !isComing(day, now().getTime() / 1000) || person === null) return null;
  const refusal = refusalOf(part, person, day, stop !== null && stop.stoppedAt !== null);
  if (person.erasedAt !== null || (refusal !== null && refusal !== 'noAddress')) return null;
  const url = stopUrl(env.KURSDAG_URL, (await models.reminderStops.ensure(key))._id);
  const left = await prepLeft(deps, course, day.id, personId);
  return {
    to: { name: person.name, address: person.email },
    ...written(deps, course, day, {
      person,
      left,
      stopUrl: url,
      language: planOf(course).language,
    }),
    stopUrl: url,
  };
}

interface Reader {
  person: Pick<Person, 'givenName' | 'name' | 'locale'>;
  left: ReminderFacts['left'];
  stopUrl: string;
  /** For a person without a language of their own. */
  language: Locale;
}

/** A reminder's words for one reader. */
export function written(
  { env }: Pick<Deps, 'env'>,
  course: Course,
  day: CourseDay & { begins: number; ends: number },
  { person, left, stopUrl: stop, language }: Reader,
): Pick<Mail, 'subject' | 'text' | 'html'> {
  const { title, timeZone, days } = planOf(course);
  const { place = '', meetingUrl = '' } = days.find(({ id }) => id === day.id) ?? {};
  const page = left?.length ? `/prep/${day.id}` : `/days/${day.id}`;
  const canvasUrl = throughCanvas(course, env.KURSDAG_URL, page);
  return reminderContent(
    {
      ...{ name: person.givenName || person.name, course: title, timeZone, day, place, meetingUrl },
      ...{ left, canvasUrl, stopUrl: stop },
    },
    person.locale ?? language,
  );
}

/** Whether a day is still to come. */
export function isComing(
  day: CourseDay,
  now: number,
): day is CourseDay & { begins: number; ends: number } {
  return day.state === 'planned' && day.begins !== null && day.ends !== null && now < day.begins;
}

/**
 * The required tasks of a day that a person has not done; null where the day asks for none.
 * @param personId null: as for somebody who has done nothing
 */
export async function prepLeft(
  { models }: Pick<Deps, 'models'>,
  { _id: courseId }: Pick<Course, '_id'>,
  dayId: string,
  personId: string | null,
): Promise<ReminderFacts['left']> {
  const [tasks, work] = await Promise.all([
    models.prepTasks.ofDay(courseId, dayId),
    personId === null ? [] : models.prepWork.ofPerson(personId, courseId),
  ]);
  const asked = tasks.filter((task) => task.published && task.required);
  if (asked.length === 0) return null;
  const own = new Map(work.map((one) => [one.taskId, one]));
  const isDone = ({ _id, againRevision }: (typeof asked)[number]) => {
    const one = own.get(_id);
    return one !== undefined && prepStanding(one, againRevision) === 'done';
  };
  return asked.filter((task) => !isDone(task)).map(({ title, minutes }) => ({ title, minutes }));
}
