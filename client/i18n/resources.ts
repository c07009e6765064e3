import type account from './nb/account.json';
import type admin from './nb/admin.json';
import type app from './nb/app.json';
import type attendance from './nb/attendance.json';
import type certificates from './nb/certificates.json';
import type checkIn from './nb/check-in.json';
import type courseSetup from './nb/course-setup.json';
import type deepLinking from './nb/deep-linking.json';
import type exports_ from './nb/exports.json';
import type gradebook from './nb/gradebook.json';
import type meetingReports from './nb/meeting-reports.json';
import type myCourse from './nb/my-course.json';
import type prep from './nb/prep.json';
import type privacy from './nb/privacy.json';
import type registrations from './nb/registrations.json';
import type reminders from './nb/reminders.json';
import type roster from './nb/roster.json';
import type ui from './nb/ui.json';

/**
 * The namespaces of the texts, one JSON file per feature and language (`nb/<feature>.json`, nn, en).
 * The Norwegian file decides which keys exist: a missing key is a compile error, a difference between
 * the languages fails tests/client/texts.test.ts.
 */
export interface Resources {
  account: typeof account;
  admin: typeof admin;
  app: typeof app;
  attendance: typeof attendance;
  certificates: typeof certificates;
  'check-in': typeof checkIn;
  'course-setup': typeof courseSetup;
  'deep-linking': typeof deepLinking;
  exports: typeof exports_;
  gradebook: typeof gradebook;
  'meeting-reports': typeof meetingReports;
  'my-course': typeof myCourse;
  prep: typeof prep;
  privacy: typeof privacy;
  registrations: typeof registrations;
  reminders: typeof reminders;
  roster: typeof roster;
  ui: typeof ui;
}

export type Namespace = keyof Resources;

export type Locale = 'nb' | 'nn' | 'en';
