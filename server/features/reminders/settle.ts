import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { actor, planOf, reminderId } from './context.ts';

interface Which {
  dayId: string;
  personId: string;
}

/**
 * A leader ends the doubt about a reminder that may have been sent (rule 24). Unsent, it goes once
 * more, unless it has become too late or is not wanted meanwhile: that is looked up when it is sent.
 * @throws AppError COURSE_NOT_SET_UP, DAY_NOT_FOUND, PARTICIPANT_NOT_FOUND, MAIL_SETTLED when there is
 * no doubt (any more)
 */
export async function settleReminder(
  { models, now, jobs }: Deps,
  leader: Pick<Caller, 'course' | 'session'>,
  { dayId, personId }: Which,
  sent: boolean,
): Promise<undefined> {
  const { _id: courseId } = leader.course;
  if (!planOf(leader.course).days.some(({ id }) => id === dayId)) {
    throw new AppError('DAY_NOT_FOUND');
  }
  if ((await models.people.getEnrolment(courseId, personId)) === null) {
    throw new AppError('PARTICIPANT_NOT_FOUND');
  }
  const id = reminderId(courseId, dayId, personId);
  const inDoubt = (await models.outbox.get(id))?.state === 'maybeSent';
  const settle = sent ? models.outbox.sent : models.outbox.sendAgain;
  if (!inDoubt || !(await settle(id, now()))) throw new AppError('MAIL_SETTLED');
  const event = { kind: 'reminderSettled', dayId, subject: personId, sent } as const;
  await models.audit.record(actor(leader), event, now());
  if (!sent) await jobs.enqueue('outbox', 'reminders');
  return undefined;
}
