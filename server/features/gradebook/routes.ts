import type { Router } from 'express';
import { AppError } from '../../http/app-error.ts';
import type { Authenticate, Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { mount } from '../../http/mount.ts';
import { queuesByKey } from '../../lti/client-queue.ts';
import type { Grades } from '../../lti/grades.ts';
import { noticeChanges } from './notice.ts';
import { sendScores } from './send.ts';
import { isAvailable, readStatus } from './status.ts';

/** Requests in flight to one client id: a third of what Canvas' bucket has room for. */
const atOnce = 4;
/** How often changes are looked for, in seconds: many of them become one score per person. */
const noticeEvery = 60;

/** The attendance column in the gradebook of Canvas. */
export function mountGradebook(
  api: Router,
  deps: Deps,
  authenticate: Authenticate,
  service: Grades,
): void {
  const { models, jobs } = deps;
  const queueOf = queuesByKey(atOnce);
  jobs.define('gradebook.send', ({ key }) => sendScores(deps, service, queueOf, key));
  const begin = (courseId: string) => jobs.enqueue('gradebook.send', courseId);
  jobs.define('gradebook.notice', () => noticeChanges(deps, begin));
  jobs.every('gradebook.notice', noticeEvery);

  mount<'gradebook'>(api, authenticate, {
    'gradebook.status': ({ course }) => readStatus(deps, course),
    'gradebook.switch': async ({ course, session, body: { on } }) => {
      if (on) assertUsable(course);
      await models.gradebook.switchTo(course._id, on);
      const who = { platformId: course.platformId, courseId: course._id, by: session.personId };
      await models.audit.record(who, { kind: 'gradebookSwitched', on }, deps.now());
      if (on) await begin(course._id);
      return readStatus(deps, course);
    },
    'gradebook.send': async ({ course }) => {
      await assertOn(deps, course);
      await models.gradebook.ask(course._id);
      await begin(course._id);
      return readStatus(deps, course);
    },
    'gradebook.createAgain': async ({ course }) => {
      await assertOn(deps, course);
      const forgotten = await models.gradebook.forgetDeleted(course._id);
      if (!forgotten) throw new AppError('COLUMN_NOT_DELETED');
      await begin(course._id);
      return readStatus(deps, course);
    },
  });
}

function assertUsable(course: Caller['course']): void {
  if (course.plan === null) throw new AppError('COURSE_NOT_SET_UP');
  if (!isAvailable(course)) throw new AppError('GRADEBOOK_NOT_AVAILABLE');
}

async function assertOn({ models }: Deps, course: Caller['course']): Promise<void> {
  if (!isAvailable(course)) throw new AppError('GRADEBOOK_NOT_AVAILABLE');
  const gradebook = await models.gradebook.get(course._id);
  if (gradebook?.on !== true) throw new AppError('GRADEBOOK_OFF');
}
