import type { Router } from 'express';
import type { Authenticate } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { mount } from '../../http/mount.ts';
import { calendarFile } from './calendar.ts';
import { readMyCourse } from './overview.ts';

/** The participant's own view of the course. */
export function mountMyCourse(api: Router, deps: Deps, authenticate: Authenticate): void {
  mount<'my-course'>(api, authenticate, {
    'my-course.overview': (call) => readMyCourse(deps, call),
    'my-course.calendar': (call) => calendarFile(deps, call),
  });
}
