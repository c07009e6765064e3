import type { Locale } from '#contract/roles';
import type { CourseDay } from '#domain/course-days';
import { wallTimeOf } from '#domain/time';
import { fill } from '../../i18n/certificate-texts.ts';
import { reminderTexts } from '../../i18n/reminder-texts.ts';
import { shownDate, shownMinutes, shownTime } from '../../i18n/shown.ts';
import { mailBody, type MailPart } from '../../mail/body.ts';
import type { Mail } from '../../mail/transport.ts';

/** Longer than any real day's preparation: a mail is no place for a hundred lines. */
const mostTasks = 12;

/** What a reminder tells one participant of one day. */
export interface ReminderFacts {
  /** Given name, '' where Canvas does not say. */
  name: string;
  course: string;
  timeZone: string;
  day: CourseDay & { begins: number; ends: number };
  place: string;
  meetingUrl: string;
  /** The required tasks of the day that are not done; null where none is asked. */
  left: { title: string; minutes: number }[] | null;
  /** The day or its preparation in Canvas; null where Canvas has not said how to get there. */
  canvasUrl: string | null;
  stopUrl: string;
}

/** Subject and body of a reminder. */
export function reminderContent(
  facts: ReminderFacts,
  locale: Locale,
): Pick<Mail, 'subject' | 'text' | 'html'> {
  const texts = reminderTexts[locale];
  const { day, name, timeZone, place, meetingUrl, left, canvasUrl } = facts;
  const clock = (instant: number) => shownTime(wallTimeOf(instant, timeZone).time, locale);
  const values = {
    ...{ name, number: day.number, course: facts.course, title: day.title, place },
    ...{ date: shownDate(day.date, locale, true), start: clock(day.begins), end: clock(day.ends) },
  };
  const some = (there: boolean, part: () => MailPart): MailPart[] => (there ? [part()] : []);
  const parts: MailPart[] = [
    fill(name === '' ? texts.greetingWithoutName : texts.greeting, values),
    fill(texts.when, values),
    ...some(day.title !== '', () => fill(texts.about, values)),
    ...some(place !== '', () => fill(texts.place, values)),
    ...some(meetingUrl !== '', () => ({ label: texts.meeting, url: meetingUrl })),
    ...(left === null ? [] : [prepPart(left, locale)]),
    canvasUrl === null
      ? texts.findTool
      : { label: left?.length ? texts.openPrep : texts.openDay, url: canvasUrl },
    texts.ask,
    { label: texts.stop, url: facts.stopUrl },
  ];
  return { subject: fill(texts.subject, values), ...mailBody(parts) };
}

function prepPart(left: NonNullable<ReminderFacts['left']>, locale: Locale): MailPart {
  const texts = reminderTexts[locale];
  if (left.length === 0) return texts.done;
  const minutes = left.reduce((sum, task) => sum + task.minutes, 0);
  const shown = left
    .slice(0, mostTasks)
    .map((task) =>
      task.minutes === 0
        ? task.title
        : fill(texts.task, { title: task.title, time: duration(task.minutes, locale) }),
    );
  const more = left.length - shown.length;
  return {
    intro:
      minutes === 0 ? texts.leftWithoutTime : fill(texts.left, { time: duration(minutes, locale) }),
    items: [...shown, ...(more > 0 ? [fill(texts.more, { count: more })] : [])],
  };
}

function duration(minutes: number, locale: Locale): string {
  return minutes < 60 ? `${minutes} min` : shownMinutes(minutes, locale);
}
