import { createEvents, type EventAttributes } from 'ics';
import type { FileReply } from '#contract/endpoint';
import { type ResolvedDay, resolveProgramme } from '#domain/programme';
import type { PlanDay } from '#domain/plan';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { calendarTexts } from '../../i18n/calendar-texts.ts';

/**
 * The course days as a calendar file (RFC 5545). A day keeps its UID, and the sequence grows with
 * the plan's revision, so that a file fetched again moves and cancels what was imported before.
 * @throws AppError COURSE_NOT_SET_UP
 */
export async function calendarFile(
  deps: Deps,
  { course, session, locale }: Pick<Caller, 'course' | 'session' | 'locale'>,
): Promise<FileReply> {
  const { plan, revision } = course;
  if (plan === null) throw new AppError('COURSE_NOT_SET_UP');
  const enrolment = await deps.models.people.getEnrolment(course._id, session.personId);
  const group = enrolment?.group;
  const forMe = ({ audience }: ResolvedDay) =>
    session.role === 'leader' ||
    audience === undefined ||
    (group != null && audience.includes(group));
  const texts = calendarTexts[locale];
  const events = resolveProgramme(plan).days.flatMap((resolved, index): EventAttributes[] => {
    const planned = plan.days[index];
    const first = resolved.segments[0];
    if (!planned || !first || !forMe(resolved)) return [];
    const end = Math.max(...resolved.segments.map((segment) => segment.end));
    const number = texts.day.replace('{number}', String(index + 1));
    return [
      {
        uid: `${resolved.id}.${course._id}@kursdag`,
        sequence: revision,
        productId: 'kursdag/ics',
        title: [plan.title, planned.title || number].filter(Boolean).join(': '),
        ...{ start: first.start * 1000, startInputType: 'utc', startOutputType: 'utc' },
        ...{ end: end * 1000, endInputType: 'utc', endOutputType: 'utc' },
        status: resolved.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
        busyStatus: resolved.state === 'cancelled' ? 'FREE' : 'BUSY',
        description: description(planned),
        ...(planned.place || planned.meetingUrl
          ? { location: planned.place || planned.meetingUrl }
          : {}),
        ...(planned.meetingUrl ? { url: planned.meetingUrl } : {}),
      },
    ];
  });
  const { error, value } = createEvents(events);
  if (error || value === null) throw error ?? new Error('the calendar could not be made');
  return { fileName: 'kursdager.ics', contentType: 'text/calendar; charset=utf-8', content: value };
}

function description({ segments, meetingUrl, changeReason }: PlanDay): string {
  const programme = segments.map(({ start, end, title }) => `${start}–${end} ${title}`);
  return [changeReason, ...programme, meetingUrl].filter((line) => line !== '').join('\n');
}
