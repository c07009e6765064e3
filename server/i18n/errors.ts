import type { ErrorCode } from '#contract/errors';
import type { Locale } from '#contract/roles';
import { attendanceErrors } from './errors/attendance.ts';
import { certificatesErrors } from './errors/certificates.ts';
import { checkInErrors } from './errors/check-in.ts';
import { courseSetupErrors } from './errors/course-setup.ts';
import { deepLinkingErrors } from './errors/deep-linking.ts';
import { exportErrors } from './errors/exports.ts';
import { generalErrors } from './errors/general.ts';
import { gradebookErrors } from './errors/gradebook.ts';
import { objectionErrors } from './errors/objections.ts';
import { meetingReportErrors } from './errors/meeting-reports.ts';
import { prepErrors } from './errors/prep.ts';
import { reminderErrors } from './errors/reminders.ts';
import { registrationErrors } from './errors/registrations.ts';

/** A sentence in three languages; `{name}` is filled from the error's details. */
export type Sentence = Record<Locale, string>;

const sentences: Record<ErrorCode, Sentence> = {
  ...generalErrors,
  ...attendanceErrors,
  ...checkInErrors,
  ...objectionErrors,
  ...courseSetupErrors,
  ...gradebookErrors,
  ...meetingReportErrors,
  ...certificatesErrors,
  ...prepErrors,
  ...reminderErrors,
  ...registrationErrors,
  ...exportErrors,
  ...deepLinkingErrors,
};

/** What an error says to a person: what is wrong, and what to do. */
export function errorSentence(
  code: ErrorCode,
  locale: Locale,
  details: Record<string, unknown> = {},
): string {
  return sentences[code][locale].replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = details[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
}
