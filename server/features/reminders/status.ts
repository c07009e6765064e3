import type { ReminderDay, ReminderPerson } from '#contract/reminders';
import { type CourseDay, isMeantFor } from '#domain/course-days';
import type { Models } from '../../models/open.ts';
import type { OutboxMail } from '../../models/outbox.ts';
import type { Member } from '../../models/people.ts';
import { isComing } from './mail.ts';
import { refusalOf, reminderId, reminderMail } from './context.ts';

/** What is known of a course's participants and their reminders. */
export interface ReminderBook {
  courseId: string;
  members: Member[];
  mails: Map<string, OutboxMail>;
  stopped: Set<string>;
  on: boolean;
  /** Epoch seconds. */
  now: number;
}

/** The participants who have not left and were not set aside, and every reminder that was queued. */
export async function readBook(
  models: Models,
  courseId: string,
  on: boolean,
  now: Date,
): Promise<ReminderBook> {
  const [members, mails, stopped] = await Promise.all([
    models.people.listMembers(courseId),
    models.outbox.ofCourse(courseId, reminderMail),
    models.reminderStops.ofCourse(courseId),
  ]);
  return {
    ...{ courseId, stopped, on, now: now.getTime() / 1000 },
    members: members.filter(({ role, testUser }) => role === 'participant' && !testUser),
    mails: new Map(mails.map((mail) => [mail._id, mail])),
  };
}

/**
 * What became of the reminders of a day, person by person. Who has left, was set aside or is not
 * among those whom the day is meant for is there only with a mail that went before.
 * @param sends whether any of the day will still go
 */
export function peopleOfDay(book: ReminderBook, day: CourseDay, sends: boolean): ReminderPerson[] {
  return book.members.flatMap((member) => {
    const mail = book.mails.get(reminderId(book.courseId, day.id, member.personId));
    const refusal = refusalOf(member, member.person, day, book.stopped.has(member.personId));
    const away = member.withdrawnAt !== null || member.state !== 'active';
    if (mail === undefined && (away || !isMeantFor(day, member.group))) return [];
    const about = { id: member.personId, name: member.person?.name ?? '' };
    if (mail !== undefined) return [{ ...about, ...ofMail(mail, refusal) }];
    const awaited = sends && isComing(day, book.now);
    const reason = refusal ?? (awaited ? null : book.on ? 'tooLate' : 'off');
    return [{ ...about, state: reason === null ? 'coming' : 'notSent', reason, at: null }];
  });
}

function ofMail(
  { state, reason, changedAt }: OutboxMail,
  refusal: ReminderPerson['reason'],
): Pick<ReminderPerson, 'state' | 'reason' | 'at'> {
  const at = changedAt.toISOString();
  switch (state) {
    case 'sent':
    case 'maybeSent':
      return { state, reason: null, at };
    case 'queued':
    case 'sending':
      return { state: 'waiting', reason: null, at };
    case 'refused':
    case 'cancelled': {
      const unwanted = refusal ?? 'tooLate';
      const why = { NOT_WANTED: unwanted, NO_ADDRESS: 'noAddress' as const }[reason] ?? 'refused';
      return { state: 'notSent', reason: state === 'cancelled' ? unwanted : why, at };
    }
  }
}

/** A day with its figures. */
export function shownReminderDay(
  day: CourseDay,
  sendsAt: number | null,
  people: readonly ReminderPerson[],
): ReminderDay {
  const count = (state: ReminderPerson['state']) =>
    people.filter((one) => one.state === state).length;
  return {
    ...{ id: day.id, number: day.number, date: day.date, title: day.title, state: day.state },
    sendsAt: sendsAt === null ? null : new Date(sendsAt * 1000).toISOString(),
    counts: {
      ...{ coming: count('coming'), sent: count('sent'), maybeSent: count('maybeSent') },
      ...{ waiting: count('waiting'), notSent: count('notSent') },
    },
  };
}
