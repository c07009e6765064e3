import type { Router } from 'express';
import type { Authenticate } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { mount } from '../../http/mount.ts';
import { listCourses } from './courses.ts';

/** What administrators of an account see. */
export function mountAdmin(api: Router, deps: Deps, authenticate: Authenticate): void {
  mount<'admin'>(api, authenticate, {
    'admin.courses': ({ session }) => listCourses(deps, session),
  });
}
