import { courseDays, type CourseDay } from '#domain/course-days';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import type { Mail } from '../../mail/transport.ts';
import type { Course } from '../../models/courses.ts';
import type { OutboxMail } from '../../models/outbox.ts';
import type { Person } from '../../models/people.ts';
import { idFrom } from '../../models/ids.ts';
import { planOf, stopUrl } from './context.ts';
import { isComing, prepLeft, written } from './mail.ts';

const sampleMail = 'reminder-sample';

type Some = Pick<Deps, 'models' | 'now' | 'env'>;
type Sample = Pick<Mail, 'subject' | 'text' | 'html'> & { day: CourseDay };

/**
 * The mail of the next day as somebody gets it who has done nothing, addressed to the leader who
 * looks at it; its link for stopping is that of nobody. Null after the last day.
 */
export async function sampleOf(
  deps: Some,
  { course, session }: Pick<Caller, 'course' | 'session'>,
): Promise<Sample | null> {
  return write(deps, course, await deps.models.people.getPerson(session.personId));
}

async function write(deps: Some, course: Course, person: Person | null): Promise<Sample | null> {
  const plan = planOf(course);
  const seconds = deps.now().getTime() / 1000;
  const day = courseDays(plan)
    .filter((one) => isComing(one, seconds))
    .toSorted((a, b) => a.begins - b.begins)[0];
  if (day === undefined) return null;
  const reader = {
    person: { givenName: person?.givenName ?? '', name: person?.name ?? '', locale: null },
    left: await prepLeft(deps, course, day.id, null),
    ...{ stopUrl: stopUrl(deps.env.KURSDAG_URL, 'eksempel'), language: plan.language },
  };
  return { day, ...written(deps, course, day, reader) };
}

/** Says how the sample is made. */
export function defineSample(deps: Some & Pick<Deps, 'mail'>): void {
  deps.mail.define(sampleMail, (mail) => renderSample(deps, mail));
}

async function renderSample(deps: Some, { courseId, personId }: OutboxMail): Promise<Mail | null> {
  const [course, person] = await Promise.all([
    deps.models.courses.get(courseId),
    deps.models.people.getPerson(personId),
  ]);
  if (course?.plan == null || person === null) return null;
  const sample = await write(deps, course, person);
  if (sample === null) return null;
  const { subject, text, html } = sample;
  return { to: { name: person.name, address: person.email }, subject, text, html };
}

/**
 * Sends the sample to the leader; asked for twice with one name, it is one mail.
 * @throws AppError COURSE_NOT_SET_UP, REMINDER_NO_MAIL, REMINDER_NO_ADDRESS, REMINDER_NO_DAY
 */
export async function sendSample(
  deps: Deps,
  leader: Pick<Caller, 'course' | 'session'>,
  requestId: string,
): Promise<undefined> {
  const { models, now, mail, jobs } = deps;
  const { course, session } = leader;
  const { personId } = session;
  planOf(course);
  if (!mail.configured) throw new AppError('REMINDER_NO_MAIL');
  const person = await models.people.getPerson(personId);
  if ((person?.email ?? '') === '') throw new AppError('REMINDER_NO_ADDRESS');
  if ((await sampleOf(deps, leader)) === null) throw new AppError('REMINDER_NO_DAY');
  const _id = `${sampleMail}|${idFrom(course._id, personId, requestId)}`;
  const about = { _id, courseId: course._id, personId, kind: sampleMail, data: {} };
  await models.outbox.queue(about, now());
  await jobs.enqueue('outbox', 'reminders');
  return undefined;
}
