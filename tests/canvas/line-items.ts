import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { Request } from 'express';
import { assignmentFor, gradebookAccess, isOwnOf, lineItemIn } from './gradebook.ts';
import { paginate } from './paging.ts';
import type { Platform } from './platform.ts';
import { refused } from './service-access.ts';
import type { Caller } from './service-access.ts';
import type { Assignment, Course, Deployment, LineItem } from './types.ts';
import { canvasKey, scopes } from './vocabulary.ts';
import { NotFound } from './world.ts';

const one = 'application/vnd.ims.lis.v2.lineitem+json';
const many = 'application/vnd.ims.lis.v2.lineitemcontainer+json';
const submissionType = canvasKey('submission_type');

/** Columns of the gradebook that the tool owns (Canvas: `Lti::IMS::LineItemsController`). */
export function lineItemRoutes(platform: Platform): Router {
  const { data } = platform.world;
  const router = Router();
  const base = '/api/lti/courses/:courseId/line_items';

  // Canvas: `#index`.
  router.get(base, async (request, response) => {
    const { caller, course } = await gradebookAccess(
      platform,
      request,
      scopes.lineItem,
      scopes.lineItemReadonly,
    );
    const wanted = (name: string) => {
      const value = request.query[name];
      return typeof value === 'string' ? value : null;
    };
    const items = data.lineItems.filter(
      (item) =>
        item.courseId === course.id &&
        item.clientId === caller.developerKey.clientId &&
        matches(wanted('tag'), item.tag) &&
        matches(wanted('resource_id'), item.resourceId) &&
        matches(wanted('resource_link_id'), item.resourceLink),
    );
    const page = paginate(request, response, items, {
      url: `${platform.origin}/api/lti/courses/${course.id}/line_items`,
      perPage: 10,
      maxPerPage: 100,
      long: platform.settings.longLinks,
    });
    response.type(many).send(JSON.stringify(page.map((item) => lineItemJson(platform, item))));
  });

  // Canvas: `#create`.
  router.post(base, async (request, response) => {
    const access = await gradebookAccess(platform, request, scopes.lineItem);
    const item = createLineItem(platform, access, fields(request));
    platform.world.save();
    response
      .status(201)
      .type(one)
      .send(JSON.stringify(lineItemJson(platform, item)));
  });

  // Canvas: `#show`.
  router.get(`${base}/:id`, async (request, response) => {
    const { course, caller } = await gradebookAccess(
      platform,
      request,
      scopes.lineItem,
      scopes.lineItemReadonly,
    );
    const item = owned(lineItemIn(platform, course, request.params.id), caller);
    response.type(one).send(JSON.stringify(lineItemJson(platform, item)));
  });

  // Canvas: `#update`.
  router.put(`${base}/:id`, async (request, response) => {
    const { course, caller } = await gradebookAccess(platform, request, scopes.lineItem);
    const item = owned(lineItemIn(platform, course, request.params.id), caller);
    updateLineItem(platform, item, fields(request));
    platform.world.save();
    response.type(one).send(JSON.stringify(lineItemJson(platform, item)));
  });

  // Canvas: `#destroy`.
  router.delete(`${base}/:id`, async (request, response) => {
    const { course, caller } = await gradebookAccess(platform, request, scopes.lineItem);
    const item = owned(lineItemIn(platform, course, request.params.id), caller);
    // A column that came with an assignment goes with the assignment alone.
    if (item.coupled) throw refused.silently(401);
    if (isOwnOf(platform, item)) removeAssignment(platform, item.assignmentId);
    else data.lineItems = data.lineItems.filter((each) => each.id !== item.id);
    platform.world.save();
    response.status(204).end();
  });
  return router;
}

/** Deletes an assignment with its columns and results, as a teacher can do behind the tool's back. */
export function removeAssignment(platform: Platform, assignmentId: number): void {
  const { data } = platform.world;
  const gone = data.lineItems.filter((each) => each.assignmentId === assignmentId);
  data.assignments = data.assignments.filter((each) => each.id !== assignmentId);
  data.lineItems = data.lineItems.filter((each) => !gone.includes(each));
  data.results = data.results.filter((each) => !gone.some((item) => item.id === each.lineItemId));
  data.submissions = data.submissions.filter((each) => each.assignmentId !== assignmentId);
  for (const courseModule of data.modules) {
    courseModule.items = courseModule.items.filter((each) => each.assignmentId !== assignmentId);
  }
}

function createLineItem(
  platform: Platform,
  { caller, course, deployment }: { caller: Caller; course: Course; deployment: Deployment },
  body: Record<string, unknown>,
): LineItem {
  const { world } = platform;
  const label = textOf(body['label']);
  const scoreMaximum = Number(body['scoreMaximum'] ?? NaN);
  const linkId = textOf(body['resourceLinkId']);
  const there = linkId === null ? null : assignmentOfLink(platform, course, deployment, linkId);
  // Canvas: `Lti::LineItem.create_line_item!`.
  const submission = object(body[submissionType]);
  const type = submission['type'];
  if (body[submissionType] !== undefined && type !== 'none' && type !== 'external_tool') {
    throw refused.plain(`Invalid submission_type for new assignment: ${String(type)}`);
  }
  if (label === null) throw refused.record('label', 'blank');
  checkMaximum(scoreMaximum);
  const assignment =
    there ?? newAssignment(platform, course, body, { label, scoreMaximum, submission });
  const item: LineItem = {
    id: world.nextId(),
    courseId: course.id,
    assignmentId: assignment.id,
    clientId: caller.developerKey.clientId,
    label,
    scoreMaximum,
    resourceId: textOf(body['resourceId']),
    tag: textOf(body['tag']),
    resourceLink: assignment.resourceLink,
    startDateTime: textOf(body['startDateTime']),
    endDateTime: textOf(body['endDateTime']),
    coupled: false,
    extensions: submission['type'] === undefined ? {} : { [submissionType]: submission },
  };
  world.data.lineItems.push(item);
  return item;
}

/** Canvas: `Lti::LineItem.create_line_item!` makes a placeholder assignment, published at once. */
function newAssignment(
  { world }: Platform,
  course: Course,
  body: Record<string, unknown>,
  about: { label: string; scoreMaximum: number; submission: Record<string, unknown> },
): Assignment {
  const assignment: Assignment = {
    id: world.nextId(),
    courseId: course.id,
    ltiId: randomUUID(),
    title: about.label,
    description: null,
    published: true,
    pointsPossible: about.scoreMaximum,
    unlockAt: textOf(body['startDateTime']),
    lockAt: null,
    dueAt: textOf(body['endDateTime']),
    resourceLink: null,
    externalToolUrl: textOf(about.submission['external_tool_url']),
  };
  world.data.assignments.push(assignment);
  return assignment;
}

/** Canvas: `prepare_line_item_for_ags!`, `verify_valid_resource_link`, `check_for_bad_resource_link`. */
function assignmentOfLink(
  { world }: Platform,
  course: Course,
  deployment: Deployment,
  linkId: string,
): Assignment {
  const assignment = world.data.assignments.find((each) => each.resourceLink === linkId);
  if (!assignment) throw new NotFound('no assignment of this link');
  const link = world.data.resourceLinks.find((each) => each.uuid === linkId);
  if (link?.toolId !== deployment.id) {
    throw refused.unprocessable('Resource link id points to Tool not associated with this Context');
  }
  if (assignment.courseId !== course.id) throw refused.silently(412);
  return assignment;
}

/** Canvas: `#update` and `#update_assignment!`: only the assignment's own column moves it along. */
function updateLineItem(platform: Platform, item: LineItem, body: Record<string, unknown>): void {
  const label = textOf(body['label']);
  const maximum = 'scoreMaximum' in body ? Number(body['scoreMaximum'] ?? NaN) : item.scoreMaximum;
  if ('label' in body && label === null) throw refused.record('label', 'blank');
  checkMaximum(maximum);
  item.label = label ?? item.label;
  item.scoreMaximum = maximum;
  for (const name of ['resourceId', 'tag', 'startDateTime', 'endDateTime'] as const) {
    if (name in body) item[name] = textOf(body[name]);
  }
  if (!isOwnOf(platform, item)) return;
  const assignment = assignmentFor(platform, item);
  assignment.title = item.label;
  assignment.pointsPossible = maximum;
  if ('startDateTime' in body) assignment.unlockAt = item.startDateTime;
  if ('endDateTime' in body) assignment.dueAt = item.endDateTime;
}

/** Canvas: `Lti::LineItem`, `validates :score_maximum, numericality: true`. */
function checkMaximum(maximum: number): void {
  if (!Number.isFinite(maximum)) throw refused.record('score_maximum', 'not_a_number');
}

export function lineItemUrl(platform: Platform, item: LineItem): string {
  return `${platform.origin}/api/lti/courses/${item.courseId}/line_items/${item.id}`;
}

/** Canvas: `LineItemsSerializer`, which leaves out what is empty. */
function lineItemJson(platform: Platform, item: LineItem): Record<string, unknown> {
  const whole = {
    id: lineItemUrl(platform, item),
    scoreMaximum: item.scoreMaximum,
    label: item.label,
    resourceId: item.resourceId,
    tag: item.tag,
    resourceLinkId: item.resourceLink,
    startDateTime: item.startDateTime,
    endDateTime: item.endDateTime,
    ...item.extensions,
  };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null));
}

/** Canvas: `GradebookServices#verify_line_item_client_id_connection`. */
function owned(item: LineItem, caller: Caller): LineItem {
  if (item.clientId === caller.developerKey.clientId) return item;
  throw refused.precondition('Tool does not have permission to view line_item');
}

function matches(wanted: string | null, value: string | null): boolean {
  return wanted === null || wanted === value;
}

function fields(request: Request): Record<string, unknown> {
  return object(request.body);
}

function object(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
