import { Router } from 'express';
import type { Request, Response } from 'express';
import { copyCourse } from '../course-copy.ts';
import type { Registrations } from '../dynamic-registration.ts';
import { gradebookControls } from '../gradebook-controls.ts';
import type { Launches } from '../login.ts';
import type { Notices } from '../notices.ts';
import { peopleControls } from '../people.ts';
import type { Platform } from '../platform.ts';
import { personOf, signIn } from '../session.ts';
import { labelFor } from '../tool-config.ts';
import type { Course, Person } from '../types.ts';
import { NotFound } from '../world.ts';
import { accountHomePage, accountPage, developerKeysPage } from './account-pages.ts';
import { coursePage, isStaff } from './course-frame.ts';
import {
  assignmentsPage,
  gradebookPage,
  homePage,
  modulesPage,
  usersPage,
} from './course-pages.ts';
import { frontPage } from './front-page.ts';
import { plainPage } from './plain-pages.ts';
import { launchPage, toolFrame } from './tool-frame.ts';

/** Somebody may not see a page. */
class NotAllowed extends Error {}

interface Parts {
  platform: Platform;
  launches: Launches;
  notices: Notices;
  registrations: Registrations;
}

/** The pages that a person in a browser walks through. */
export function pageRoutes(parts: Parts): Router {
  const { platform, launches } = parts;
  const { world } = platform;
  const router = Router();
  const inCourse = async (request: Request, response: Response) => {
    const person = await choosePerson(platform, request, response);
    const course = world.course(Number(request.params['courseId']));
    const member = world.enrolmentsOf(person.key, course.id).length > 0;
    if (!member && !world.administers(person, course.accountId)) throw new NotAllowed();
    return { course, person };
  };
  const asStaff = async (request: Request, response: Response) => {
    const where = await inCourse(request, response);
    if (!isStaff(platform, where.course, where.person)) throw new NotAllowed();
    return where;
  };
  const back = (
    response: Response,
    { course, person }: { course: Course; person: Person },
    to: string,
  ) => response.redirect(303, `/courses/${course.id}/${to}?as=${encodeURIComponent(person.key)}`);

  router.get('/', (_request, response) => void response.send(frontPage(platform)));

  router.get('/courses/:courseId', async (request, response) => {
    response.send(homePage(platform, await inCourse(request, response)));
  });
  router.get('/courses/:courseId/assignments', async (request, response) => {
    response.send(assignmentsPage(platform, await inCourse(request, response)));
  });
  router.get('/courses/:courseId/modules', async (request, response) => {
    response.send(modulesPage(platform, await inCourse(request, response)));
  });
  router.get('/courses/:courseId/gradebook', async (request, response) => {
    response.send(gradebookPage(platform, await asStaff(request, response)));
  });
  router.get('/courses/:courseId/users', async (request, response) => {
    response.send(usersPage(platform, await asStaff(request, response)));
  });

  router.get('/courses/:courseId/external_tools/:toolId', async (request, response) => {
    const where = await inCourse(request, response);
    const toolId = Number(request.params.toolId);
    const form = await launches.start({
      person: where.person.key,
      courseId: where.course.id,
      placement: 'course_navigation',
      toolId,
    });
    sendTool(
      platform,
      response,
      request,
      { ...where, at: `external_tools/${toolId}` },
      form,
      toolId,
    );
  });
  router.get(
    '/courses/:courseId/external_tools/:toolId/resource_selection',
    async (request, response) => {
      const { course, person } = await asStaff(request, response);
      const asked = request.query['placement'];
      const placement = typeof asked === 'string' ? asked : '';
      const toolId = Number(request.params.toolId);
      response.send(
        launchPage(
          await launches.start({ person: person.key, courseId: course.id, placement, toolId }),
        ),
      );
    },
  );
  router.get('/courses/:courseId/assignments/:id', async (request, response) => {
    const where = await inCourse(request, response);
    const assignment = world.assignment(Number(request.params.id));
    const visible = assignment.published || isStaff(platform, where.course, where.person);
    if (assignment.courseId !== where.course.id || assignment.resourceLink === null || !visible) {
      throw new NotFound('no such assignment');
    }
    await sendLink(
      platform,
      launches,
      response,
      request,
      { ...where, at: 'assignments' },
      assignment.resourceLink,
    );
  });
  router.get('/courses/:courseId/modules/items/:id', async (request, response) => {
    const where = await inCourse(request, response);
    const item = moduleItem(platform, where.course, request.params.id);
    const assignment = item.assignmentId === null ? null : world.assignment(item.assignmentId);
    const link = assignment?.resourceLink ?? item.resourceLink;
    const visible = item.published || isStaff(platform, where.course, where.person);
    if (link === null || !visible) throw new NotFound('no such item');
    await sendLink(platform, launches, response, request, { ...where, at: 'modules' }, link);
  });

  router.post('/courses/:courseId/assignments/:id', async (request, response) => {
    const where = await asStaff(request, response);
    const controls = gradebookControls(platform);
    const id = Number(request.params.id);
    const action = wanted(request);
    if (action === 'delete') controls.remove(id);
    else controls.publish(id, action === 'publish');
    back(response, where, 'assignments');
  });
  router.post('/courses/:courseId/modules/items/:id', async (request, response) => {
    const where = await asStaff(request, response);
    const item = moduleItem(platform, where.course, request.params.id);
    item.published = wanted(request) === 'publish';
    if (item.assignmentId !== null) {
      gradebookControls(platform).publish(item.assignmentId, item.published);
    }
    world.save();
    back(response, where, 'modules');
  });
  router.post('/courses/:courseId/users', async (request, response) => {
    const where = await asStaff(request, response);
    const body = request.body as { name?: string; section?: string };
    const people = peopleControls(world);
    const key = `added-${world.nextId()}`;
    people.add({ key, name: (body.name ?? '').slice(0, 100) || 'Ny Person' });
    people.enrol({
      courseId: where.course.id,
      person: key,
      role: 'student',
      ...(body.section === undefined ? {} : { section: body.section }),
    });
    back(response, where, 'users');
  });
  router.post('/courses/:courseId/users/:key', async (request, response) => {
    const where = await asStaff(request, response);
    const people = peopleControls(world);
    const { key } = request.params;
    const action = wanted(request);
    if (action === 'remove') people.remove(key, where.course.id);
    else people.setState(key, where.course.id, action === 'conclude' ? 'completed' : 'active');
    back(response, where, 'users');
  });
  router.post('/courses/:courseId/copy', async (request, response) => {
    const copy = await copyCourse(platform, parts.notices, Number(request.params.courseId));
    response.redirect(303, `/#course-${copy.id}`);
  });

  router.get('/accounts/:accountId', async (request, response) => {
    response.send(accountHomePage(platform, await inAccount(platform, request, response)));
  });
  router.get('/accounts/:accountId/developer_keys', async (request, response) => {
    const where = await inAccount(platform, request, response);
    const url = request.query['register'];
    const registration =
      typeof url === 'string' && URL.canParse(url)
        ? await parts.registrations.begin(where.account.id, url)
        : null;
    response.send(developerKeysPage(platform, where, registration));
  });
  router.post('/accounts/:accountId/developer_keys', async (request, response) => {
    const { account, person } = await inAccount(platform, request, response);
    const body = request.body as { client_id?: string; state?: string };
    const key = world.developerKey(body.client_id ?? '');
    if (key) key.state = body.state === 'on' ? 'on' : 'off';
    world.save();
    response.redirect(
      303,
      `/accounts/${account.id}/developer_keys?as=${encodeURIComponent(person.key)}`,
    );
  });
  router.get('/accounts/:accountId/external_tools/:toolId', async (request, response) => {
    const where = await inAccount(platform, request, response);
    const toolId = Number(request.params.toolId);
    const form = await launches.start({
      person: where.person.key,
      accountId: where.account.id,
      placement: 'account_navigation',
      toolId,
    });
    const name = nameOf(platform, toolId, 'account_navigation', where.person);
    response.send(
      accountPage(platform, {
        ...where,
        at: `external_tools/${toolId}`,
        title: name,
        mainClass: 'tool',
        content: toolFrame(form, name),
      }),
    );
  });
  router.use(pageErrors);
  return router;
}

/** `?as=` signs a person in, so that a page that is reloaded stays that person's. */
async function choosePerson(
  platform: Platform,
  request: Request,
  response: Response,
): Promise<Person> {
  const as = request.query['as'];
  const key = typeof as === 'string' ? as : await personOf(platform, request);
  if (key === null) throw new NotAllowed();
  const person = platform.world.person(key);
  await signIn(platform, response, person.key);
  return person;
}

async function inAccount(platform: Platform, request: Request, response: Response) {
  const person = await choosePerson(platform, request, response);
  const account = platform.world.account(Number(request.params['accountId']));
  if (!platform.world.administers(person, account.id)) throw new NotAllowed();
  return { account, person };
}

type CourseView = { course: Course; person: Person; at: string };

async function sendLink(
  platform: Platform,
  launches: Launches,
  response: Response,
  request: Request,
  view: CourseView,
  resourceLink: string,
): Promise<void> {
  const { course, person } = view;
  const form = await launches.start({ person: person.key, courseId: course.id, resourceLink });
  const link = platform.world.data.resourceLinks.find((each) => each.uuid === resourceLink);
  sendTool(platform, response, request, view, form, link?.toolId ?? 0);
}

function sendTool(
  platform: Platform,
  response: Response,
  request: Request,
  view: CourseView,
  form: Awaited<ReturnType<Launches['start']>>,
  toolId: number,
): void {
  if (request.query['display'] === 'borderless') {
    response.send(launchPage(form));
    return;
  }
  const name = nameOf(platform, toolId, 'course_navigation', view.person);
  response.send(
    coursePage(platform, {
      ...view,
      title: name,
      toolName: name,
      mainClass: 'tool',
      content: toolFrame(form, name),
    }),
  );
}

function nameOf({ world }: Platform, toolId: number, placement: string, person: Person): string {
  const key = world.developerKey(world.deployment(toolId).clientId);
  if (!key) throw new NotFound('no developer key');
  return labelFor(
    key,
    key.placements.find((each) => each.placement === placement),
    person.locale,
  );
}

function moduleItem({ world }: Platform, course: Course, id: string) {
  const item = world.data.modules
    .filter((each) => each.courseId === course.id)
    .flatMap((each) => each.items)
    .find((each) => String(each.id) === id);
  if (!item) throw new NotFound('no such item');
  return item;
}

function wanted(request: Request): string {
  const body = request.body as { do?: string } | undefined;
  return body?.do ?? '';
}

function pageErrors(
  error: unknown,
  _request: Request,
  response: Response,
  next: (error: unknown) => void,
): void {
  if (error instanceof NotFound) {
    response.status(404).send(plainPage('Siden finnes ikke', 'Det du lette etter, er ikke her.'));
  } else if (error instanceof NotAllowed) {
    response
      .status(403)
      .send(
        plainPage('Ingen tilgang', 'Denne personen har ikke tilgang. Velg en annen på forsiden.'),
      );
  } else next(error);
}
