import { Router } from 'express';
import type { Launches } from '../login.ts';
import type { Platform } from '../platform.ts';
import type { Course } from '../types.ts';
import { NotFound } from '../world.ts';
import { isStaff } from './course-frame.ts';
import {
  assignmentsPage,
  gradebookPage,
  homePage,
  modulesPage,
  usersPage,
} from './course-pages.ts';
import { asStaff, inCourse } from './page-access.ts';
import { sendLink, sendTool } from './show-tool.ts';
import { launchPage } from './tool-frame.ts';

/** What a person sees of a course. */
export function courseRoutes(platform: Platform, launches: Launches): Router {
  const { world } = platform;
  const router = Router();

  router.get('/courses/:courseId', async (request, response) => {
    response.send(homePage(platform, await inCourse(platform, request, response)));
  });
  router.get('/courses/:courseId/assignments', async (request, response) => {
    response.send(assignmentsPage(platform, await inCourse(platform, request, response)));
  });
  router.get('/courses/:courseId/modules', async (request, response) => {
    response.send(modulesPage(platform, await inCourse(platform, request, response)));
  });
  router.get('/courses/:courseId/gradebook', async (request, response) => {
    response.send(gradebookPage(platform, await asStaff(platform, request, response)));
  });
  router.get('/courses/:courseId/users', async (request, response) => {
    response.send(usersPage(platform, await asStaff(platform, request, response)));
  });

  router.get('/courses/:courseId/files/:fileName', async (request, response) => {
    const { course } = await asStaff(platform, request, response);
    const file = platform.downloads.find(
      (each) => each.courseId === course.id && each.fileName === request.params.fileName,
    );
    if (file === undefined) throw new NotFound('no such file');
    response.attachment(file.fileName).type('text/csv').send(Buffer.from(file.content));
  });

  // Canvas: `ExternalToolsController#retrieve`, where links in texts lead.
  router.get('/courses/:courseId/external_tools/retrieve', async (request, response, next) => {
    const resourceLink = request.query['resource_link_lookup_uuid'];
    if (typeof resourceLink !== 'string') {
      next();
      return;
    }
    const view = { ...(await inCourse(platform, request, response)), at: '', resourceLink };
    await sendLink(platform, launches, request, response, view);
  });

  router.get('/courses/:courseId/external_tools/retrieve', async (request, response) => {
    const { course, person } = await inCourse(platform, request, response);
    const { url } = request.query;
    if (typeof url !== 'string' || !URL.canParse(url)) throw new NotFound('no such tool');
    const form = await launches.start({ person: person.key, courseId: course.id, url });
    response.send(launchPage(form));
  });

  const tool = '/courses/:courseId/external_tools/:toolId';
  router.get(tool, async (request, response) => {
    const { course, person } = await inCourse(platform, request, response);
    const toolId = Number(request.params.toolId);
    const form = await launches.start({
      person: person.key,
      courseId: course.id,
      placement: 'course_navigation',
      toolId,
    });
    const at = `external_tools/${toolId}`;
    sendTool(platform, request, response, { course, person, at }, form, toolId);
  });
  router.get(`${tool}/resource_selection`, async (request, response) => {
    const { course, person } = await asStaff(platform, request, response);
    const asked = request.query['placement'];
    const form = await launches.start({
      person: person.key,
      courseId: course.id,
      placement: typeof asked === 'string' ? asked : '',
      toolId: Number(request.params.toolId),
    });
    response.send(launchPage(form));
  });

  router.get('/courses/:courseId/assignments/:id', async (request, response) => {
    const where = await inCourse(platform, request, response);
    const { courseId, published, resourceLink } = world.assignment(Number(request.params.id));
    const visible = published || isStaff(platform, where.course, where.person);
    if (courseId !== where.course.id || resourceLink === null || !visible) {
      throw new NotFound('no such assignment');
    }
    const view = { ...where, at: 'assignments', resourceLink };
    await sendLink(platform, launches, request, response, view);
  });
  router.get('/courses/:courseId/modules/items/:id', async (request, response) => {
    const where = await inCourse(platform, request, response);
    const item = moduleItem(platform, where.course, request.params.id);
    const assignment = item.assignmentId === null ? null : world.assignment(item.assignmentId);
    const resourceLink = assignment?.resourceLink ?? item.resourceLink;
    const visible = item.published || isStaff(platform, where.course, where.person);
    if (resourceLink === null || !visible) throw new NotFound('no such item');
    const view = { ...where, at: 'modules', resourceLink };
    await sendLink(platform, launches, request, response, view);
  });
  return router;
}

export function moduleItem({ world }: Platform, course: Course, id: string) {
  const item = world.data.modules
    .filter((each) => each.courseId === course.id)
    .flatMap((each) => each.items)
    .find((each) => String(each.id) === id);
  if (!item) throw new NotFound('no such item');
  return item;
}
