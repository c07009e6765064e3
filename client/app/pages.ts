import type { ComponentType } from 'react';
import { matchPath } from 'react-router';
import type { Role } from '#contract/roles';
import type { Resources } from '../i18n/resources.ts';
import { LeaderDayPage } from './leader-day-page.tsx';
import { LeaderStart } from './leader-start.tsx';
import { page } from './page.ts';

/** One page of one feature, for some roles. */
export interface Page {
  /** Path under /app, with parameters as react-router writes them: `/days/:dayId`. */
  path: string;
  roles: readonly Role[];
  /** Key of the page's name under `nav` in app.json; pages without one are reached from others. */
  nav?: keyof Resources['app']['nav'];
  /**
   * Path of the page in the navigation that this one belongs below: in a second row if it has a name
   * there; without one, the navigation shows where it belongs.
   */
  under?: string;
  /** What the page itself is called in that second row, where others are shown below it. */
  navBelow?: keyof Resources['app']['nav'];
  /** Whether it can be used before the course has been set up; no unless said. */
  beforeSetUp?: boolean;
  /** Shown by itself, without navigation: in a picker of Canvas. */
  alone?: boolean;
  component: ComponentType;
}

/**
 * Every page. The order is that of the navigation; `/` is where a role starts. One path may have a
 * page per role.
 */
export const pages: readonly Page[] = [
  { path: '/', roles: ['leader'], component: LeaderStart },
  {
    path: '/attendance',
    roles: ['leader'],
    nav: 'attendance',
    navBelow: 'attendanceDays',
    component: page('attendance', () => import('../features/attendance/attendance-page.tsx')),
  },
  {
    path: '/days',
    roles: ['leader'],
    nav: 'days',
    component: page('attendance', () => import('../features/attendance/current-day-page.tsx')),
  },
  {
    path: '/days/:dayId',
    roles: ['leader'],
    component: LeaderDayPage,
  },
  {
    path: '/reports/:reportId',
    roles: ['leader'],
    under: '/days',
    component: page('meeting-reports', () => import('../features/meeting-reports/report-page.tsx')),
  },
  {
    path: '/days/:dayId/check-in',
    roles: ['leader'],
    component: page('check-in', () => import('../features/check-in/board-page.tsx')),
  },
  {
    path: '/days/:dayId/code',
    roles: ['leader'],
    component: page('check-in', () => import('../features/check-in/code-page.tsx')),
  },
  {
    path: '/prep',
    roles: ['leader'],
    nav: 'prep',
    component: page('prep', () => import('../features/prep/overview-page.tsx')),
  },
  {
    path: '/prep/:dayId',
    roles: ['leader'],
    component: page('prep', () => import('../features/prep/plan-page.tsx')),
  },
  {
    path: '/prep/:dayId/board',
    roles: ['leader'],
    component: page('prep', () => import('../features/prep/board-page.tsx')),
  },
  {
    path: '/prep/reminders',
    roles: ['leader'],
    component: page('reminders', () => import('../features/reminders/reminders-page.tsx')),
  },
  {
    path: '/prep/reminders/:dayId',
    roles: ['leader'],
    component: page('reminders', () => import('../features/reminders/day-page.tsx')),
  },
  {
    path: '/standing',
    roles: ['leader'],
    nav: 'standing',
    under: '/attendance',
    component: page('attendance', () => import('../features/attendance/standing-page.tsx')),
  },
  {
    path: '/participants/:personId',
    roles: ['leader'],
    under: '/attendance',
    component: page('attendance', () => import('../features/attendance/person-page.tsx')),
  },
  {
    path: '/',
    roles: ['participant'],
    nav: 'start',
    component: page('my-course', () => import('../features/my-course/my-course-page.tsx')),
  },
  {
    path: '/prep',
    roles: ['participant'],
    nav: 'prep',
    component: page('prep', () => import('../features/prep/my-prep-page.tsx')),
  },
  {
    path: '/prep/reminders',
    roles: ['participant'],
    component: page('reminders', () => import('../features/reminders/my-reminders-page.tsx')),
  },
  {
    path: '/prep/:dayId',
    roles: ['participant'],
    component: page('prep', () => import('../features/prep/my-prep-page.tsx')),
  },
  {
    path: '/check-in',
    roles: ['participant'],
    nav: 'checkIn',
    component: page('check-in', () => import('../features/check-in/check-in-page.tsx')),
  },
  {
    path: '/days/:dayId',
    roles: ['participant'],
    under: '/',
    component: page('my-course', () => import('../features/my-course/my-day-page.tsx')),
  },
  {
    path: '/place/:requestId',
    roles: ['leader'],
    beforeSetUp: true,
    alone: true,
    component: page('deep-linking', () => import('../features/deep-linking/place-page.tsx')),
  },
  {
    path: '/roster',
    roles: ['leader'],
    nav: 'roster',
    navBelow: 'rosterList',
    beforeSetUp: true,
    component: page('roster', () => import('../features/roster/roster-page.tsx')),
  },
  {
    path: '/registrations',
    roles: ['leader'],
    nav: 'registrations',
    under: '/roster',
    component: page(
      'registrations',
      () => import('../features/registrations/registrations-page.tsx'),
    ),
  },
  {
    path: '/certificates',
    roles: ['leader'],
    nav: 'certificates',
    component: page('certificates', () => import('../features/certificates/certificates-page.tsx')),
  },
  {
    path: '/certificates/settings',
    roles: ['leader'],
    component: page('certificates', () => import('../features/certificates/settings-page.tsx')),
  },
  {
    path: '/certificates',
    roles: ['participant'],
    nav: 'certificates',
    component: page('certificates', () => import('../features/certificates/mine-page.tsx')),
  },
  {
    path: '/exports',
    roles: ['leader'],
    nav: 'exports',
    component: page('exports', () => import('../features/exports/exports-page.tsx')),
  },
  {
    path: '/exports/fees',
    roles: ['leader'],
    component: page('exports', () => import('../features/exports/fees-page.tsx')),
  },
  {
    path: '/exports/bodies/:approvalId',
    roles: ['leader'],
    component: page('exports', () => import('../features/exports/body-page.tsx')),
  },
  {
    path: '/gradebook',
    roles: ['leader'],
    nav: 'gradebook',
    under: '/setup',
    component: page('gradebook', () => import('../features/gradebook/gradebook-page.tsx')),
  },
  {
    path: '/details',
    roles: ['participant'],
    nav: 'details',
    beforeSetUp: true,
    component: page('privacy', () => import('../features/privacy/details-page.tsx')),
  },
  {
    path: '/stored',
    roles: ['participant'],
    under: '/details',
    beforeSetUp: true,
    component: page('privacy', () => import('../features/privacy/stored-page.tsx')),
  },
  {
    path: '/',
    roles: ['administrator'],
    nav: 'courses',
    beforeSetUp: true,
    component: page('admin', () => import('../features/admin/courses-page.tsx')),
  },
  {
    path: '/period',
    roles: ['administrator'],
    nav: 'period',
    beforeSetUp: true,
    component: page('account', () => import('../features/account/period-page.tsx')),
  },
  {
    path: '/find-certificates',
    roles: ['administrator'],
    nav: 'findCertificates',
    beforeSetUp: true,
    component: page('account', () => import('../features/account/certificates-page.tsx')),
  },
  {
    path: '/setup',
    roles: ['leader'],
    nav: 'setup',
    navBelow: 'setupCourse',
    beforeSetUp: true,
    component: page('course-setup', () => import('../features/course-setup/setup-page.tsx')),
  },
  {
    path: '/setup/days/:dayId',
    roles: ['leader'],
    component: page('course-setup', () => import('../features/course-setup/day-page.tsx')),
  },
  {
    path: '/setup/course',
    roles: ['leader'],
    component: page('course-setup', () => import('../features/course-setup/course-page.tsx')),
  },
  {
    path: '/setup/approvals',
    roles: ['leader'],
    component: page('course-setup', () => import('../features/course-setup/approvals-page.tsx')),
  },
];

/** Whether a path belongs to a page that stands by itself. */
export function standsAlone(pathname: string): boolean {
  return pages.some(({ path, alone = false }) => alone && matchPath(path, pathname) !== null);
}

/** Where a course leader sets the course up; every other page waits for it. */
export const setupPath = '/setup';

/** The pages that a role may open. */
export function pagesFor(role: Role, setUp: boolean): readonly Page[] {
  return pages.filter(
    ({ roles, beforeSetUp = false }) => roles.includes(role) && (setUp || beforeSetUp),
  );
}
