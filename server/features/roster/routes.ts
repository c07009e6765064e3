import type { Router } from 'express';
import type { Authenticate } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { mount } from '../../http/mount.ts';
import type { Session } from '../../http/session-token.ts';
import type { NamesAndRoles } from '../../lti/names-and-roles.ts';
import { listRoster, setGroup, syncStatus } from './list.ts';
import { readRoster } from './sync.ts';

/** A list older than this is read anew when a leader comes in, in milliseconds. */
const freshFor = 12 * 60 * 60 * 1000;

/** The people of a course, and the reading of Canvas' list. */
export function mountRoster(
  api: Router,
  deps: Deps,
  authenticate: Authenticate,
  service: NamesAndRoles,
): { onSignIn: (session: Session) => Promise<void> } {
  const { models, jobs } = deps;
  jobs.define('roster.sync', ({ key }) => readRoster(deps, service, key));
  jobs.define('roster.resume', async () => {
    for (const id of await models.rosterSyncs.abandoned(deps.now())) {
      await jobs.enqueue('roster.sync', id);
    }
  });
  jobs.every('roster.resume', 60);

  /** Begun here, so that whoever asked sees it running; read by the job. */
  const start = async (courseId: string) => {
    await models.rosterSyncs.begin(courseId, deps.now());
    await jobs.enqueue('roster.sync', courseId);
  };

  mount<'roster'>(api, authenticate, {
    'roster.list': ({ course }) => listRoster(deps, course._id),
    'roster.syncStatus': async ({ course }) => ({ sync: await syncStatus(models, course._id) }),
    'roster.sync': async ({ course }) => {
      await start(course._id);
      return { sync: await syncStatus(models, course._id) };
    },
    'roster.setGroup': (call) => setGroup(deps, call, call.body),
  });

  return {
    /** At a leader's first launch, and when the list has grown old. */
    async onSignIn({ role, courseId }) {
      if (role !== 'leader' || courseId === null) return;
      const course = await models.courses.get(courseId);
      const age = deps.now().getTime() - (course?.rosterSyncedAt?.getTime() ?? 0);
      if (course && course.canvas.membershipsUrl !== '' && age > freshFor) await start(courseId);
    },
  };
}
