import type { Body, Reply } from '#contract/endpoints';
import type { ReminderOverview } from '#contract/reminders';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { actor, planOf, settingsOf } from './context.ts';
import { asIf, readReminders } from './overview.ts';

type Who = Pick<Caller, 'course' | 'session'>;

/** Switches reminders on or off. @throws AppError COURSE_NOT_SET_UP */
export async function saveReminders(
  deps: Deps,
  leader: Who,
  { on, daysBefore }: Body<'reminders.save'>,
): Promise<ReminderOverview> {
  const { models, now } = deps;
  planOf(leader.course);
  const saved = await settingsOf(models, leader.course._id);
  if (saved.on !== on || saved.daysBefore !== daysBefore) {
    await models.reminderSettings.put({ ...asIf(saved, daysBefore, now()), on });
    const event = { kind: 'remindersSwitched', on, daysBefore } as const;
    await models.audit.record(actor(leader), event, now());
  }
  return readReminders(deps, leader);
}

/** Whether the participant gets reminders in this course. */
export async function readMyReminders(
  { models }: Deps,
  { course, session }: Who,
): Promise<Reply<'reminders.mine'>> {
  const [{ on, daysBefore }, stop] = await Promise.all([
    settingsOf(models, course._id),
    models.reminderStops.get({ courseId: course._id, personId: session.personId }),
  ]);
  return { on, daysBefore, stopped: stop !== null && stop.stoppedAt !== null };
}

/** The participant's own switch. @throws AppError NOT_FOR_TEST_USER */
export async function setMyReminders(
  deps: Deps,
  who: Who,
  stopped: boolean,
): Promise<Reply<'reminders.mine'>> {
  const { models, now } = deps;
  const { course, session } = who;
  if (session.testUser) throw new AppError('NOT_FOR_TEST_USER');
  const { personId } = session;
  const changed = await models.reminderStops.set(
    { courseId: course._id, personId },
    stopped,
    now(),
  );
  const kind = stopped ? 'remindersStopped' : 'remindersResumed';
  if (changed) await models.audit.record(actor(who), { kind, subject: personId }, now());
  return readMyReminders(deps, who);
}
