import type { Router } from 'express';
import type { Authenticate } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { mount } from '../../http/mount.ts';
import { listRegistrations } from './list.ts';
import type { Matcher } from './matcher.ts';
import { previewList } from './preview.ts';
import { readList } from './read-list.ts';
import { removeRegistration, saveList } from './save.ts';

/** The course leader's registration list: what the sign-up form gave. */
export function mountRegistrations(
  api: Router,
  deps: Deps,
  authenticate: Authenticate,
  match: Matcher,
): void {
  const { models } = deps;
  mount<'registrations'>(api, authenticate, {
    'registrations.list': ({ course }) => listRegistrations(models, course),
    'registrations.read': ({ body }) => readList(body),
    'registrations.preview': ({ course, body }) => previewList(models, match, course._id, body),
    'registrations.save': (call) => saveList(deps, call, call.body),
    'registrations.remove': async (call) => {
      await removeRegistration(deps, call, call.params.personId);
      return listRegistrations(models, call.course);
    },
  });
}
