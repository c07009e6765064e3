import { Router } from 'express';
import type { Request, Response } from 'express';
import { copyCourse } from '../course-copy.ts';
import { gradebookControls } from '../gradebook-controls.ts';
import type { Notices } from '../notices.ts';
import { peopleControls } from '../people.ts';
import type { Platform } from '../platform.ts';
import type { Course, Person } from '../types.ts';
import { moduleItem } from './course-routes.ts';
import { asStaff } from './page-access.ts';

/** What a teacher changes in a course. */
export function courseActions(platform: Platform, notices: Notices): Router {
  const { world } = platform;
  const router = Router();

  router.post('/courses/:courseId/assignments/:id', async (request, response) => {
    const where = await asStaff(platform, request, response);
    const controls = gradebookControls(platform);
    const id = Number(request.params.id);
    if (wanted(request) === 'delete') controls.remove(id);
    else controls.publish(id, wanted(request) === 'publish');
    back(response, where, 'assignments');
  });

  router.post('/courses/:courseId/modules/items/:id', async (request, response) => {
    const where = await asStaff(platform, request, response);
    const item = moduleItem(platform, where.course, request.params.id);
    item.published = wanted(request) === 'publish';
    if (item.assignmentId !== null) {
      gradebookControls(platform).publish(item.assignmentId, item.published);
    }
    world.save();
    back(response, where, 'modules');
  });

  router.post('/courses/:courseId/users', async (request, response) => {
    const where = await asStaff(platform, request, response);
    const { name = '', section } = request.body as { name?: string; section?: string };
    const people = peopleControls(world);
    const key = `added-${world.nextId()}`;
    people.add({ key, name: name.slice(0, 100) || 'Ny Person' });
    people.enrol({
      courseId: where.course.id,
      person: key,
      role: 'student',
      ...(section === undefined ? {} : { section }),
    });
    back(response, where, 'users');
  });

  router.post('/courses/:courseId/users/:key', async (request, response) => {
    const where = await asStaff(platform, request, response);
    const people = peopleControls(world);
    const { key } = request.params;
    const action = wanted(request);
    if (action === 'remove') people.remove(key, where.course.id);
    else people.setState(key, where.course.id, action === 'conclude' ? 'completed' : 'active');
    back(response, where, 'users');
  });

  // Also from the front page, where nobody has been chosen yet.
  router.post('/courses/:courseId/copy', async (request, response) => {
    const copy = await copyCourse(platform, notices, Number(request.params.courseId));
    response.redirect(303, `/#course-${copy.id}`);
  });
  return router;
}

function back(response: Response, where: { course: Course; person: Person }, to: string): void {
  const as = encodeURIComponent(where.person.key);
  response.redirect(303, `/courses/${where.course.id}/${to}?as=${as}`);
}

function wanted(request: Request): string {
  const body = request.body as { do?: string } | undefined;
  return body?.do ?? '';
}
