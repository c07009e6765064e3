import { randomUUID } from 'node:crypto';
import type { DeepLinkData } from './deep-link-settings.ts';
import type { Platform } from './platform.ts';
import type { Assignment, CourseModule, ResourceLink } from './types.ts';
import { NotFound } from './world.ts';

export interface PlacedItem {
  title: string;
  /** Why Canvas did not take the item; null when it did. */
  error: string | null;
  resourceLink: string | null;
  assignmentId: number | null;
}

/** What the last tool answered, for tests: what was placed, and what Canvas did not take. */
export interface DeepLinkAnswer {
  data: DeepLinkData;
  items: PlacedItem[];
  message: string | null;
}

type Json = Record<string, unknown>;

/** Canvas: `DeepLinkingModules::CREATE_NEW_MODULE_PLACEMENTS`. */
const newModulePlacements = ['module_index_menu_modal', 'course_assignments_menu'];
/** Where what is placed becomes no module item. */
const outsideModules = ['assignment_selection', 'editor_button'];
const severalAllowed = [
  'link_selection',
  'editor_button',
  'module_index_menu_modal',
  'module_menu_modal',
  'course_assignments_menu',
];

/**
 * Makes assignments and module items out of what the tool sent (Canvas: `DeepLinkingModules`). All of
 * it unpublished. Where Canvas fills in a form and waits for the teacher to save it
 * (assignment_selection, link_selection), the practice Canvas saves at once.
 */
export function placeItems(platform: Platform, data: DeepLinkData, items: unknown): PlacedItem[] {
  const links = (Array.isArray(items) ? items : [])
    .map(object)
    .filter((item) => item['type'] === 'ltiResourceLink');
  const wanted = severalAllowed.includes(data.placement) ? links : links.slice(0, 1);
  const placed = wanted.map((item) => placeItem(platform, data, item));
  const good = placed.filter((each) => each.error === null);
  if (good.length > 0 && !outsideModules.includes(data.placement)) {
    const courseModule = moduleFor(platform, data);
    for (const each of good) {
      courseModule.items.push({
        id: platform.world.nextId(),
        title: each.title,
        published: false,
        resourceLink: each.resourceLink,
        assignmentId: each.assignmentId,
      });
    }
  }
  return placed;
}

function placeItem(platform: Platform, data: DeepLinkData, item: Json): PlacedItem {
  const { world } = platform;
  const lineItem = 'lineItem' in item ? object(item['lineItem']) : null;
  const title = text(lineItem?.['label']) ?? text(item['title']) ?? 'Kursdag';
  const nothing = { title, resourceLink: null, assignmentId: null };
  const maximum = Number(lineItem?.['scoreMaximum'] ?? NaN);
  // Canvas' editor makes links of what it is given, and leaves line items alone.
  const inText = data.placement === 'editor_button';
  const isAssignment = !inText && (lineItem !== null || data.placement === 'assignment_selection');
  if (lineItem !== null && !Number.isFinite(maximum)) {
    return { ...nothing, error: 'lineItem.scoreMaximum is a required field' };
  }
  const key = world.developerKey(data.clientId);
  const deployment = world.data.deployments.find(
    (each) => each.clientId === data.clientId && each.deploymentId === data.deploymentId,
  );
  if (!key || !deployment) throw new NotFound('the tool is gone');
  const url = text(item['url']) ?? key.targetLinkUri;
  // Canvas finds the tool of a link by its address: one of another host would be another tool's.
  if (!URL.canParse(url) || new URL(url).host !== key.domain) {
    return { ...nothing, error: 'url does not belong to the tool' };
  }
  const link: ResourceLink = {
    uuid: randomUUID(),
    courseId: data.courseId,
    toolId: deployment.id,
    url,
    title,
    custom: customFields(item['custom']),
    ...(inText ? { inText } : {}),
  };
  world.data.resourceLinks.push(link);
  const assignment = isAssignment ? newAssignment(platform, data, item, link, maximum) : null;
  return { title, error: null, resourceLink: link.uuid, assignmentId: assignment?.id ?? null };
}

/** Canvas: `DeepLinkingModules#create_update_assignment!`, with the column that comes along. */
function newAssignment(
  { world }: Platform,
  data: DeepLinkData,
  item: Json,
  link: ResourceLink,
  maximum: number,
): Assignment {
  const lineItem = object(item['lineItem']);
  const assignment: Assignment = {
    id: world.nextId(),
    courseId: data.courseId,
    ltiId: randomUUID(),
    title: link.title,
    description: text(item['text']),
    published: false,
    pointsPossible: Number.isFinite(maximum) ? maximum : 0,
    unlockAt: text(object(item['available'])['startDateTime']),
    lockAt: text(object(item['available'])['endDateTime']),
    dueAt: text(object(item['submission'])['endDateTime']),
    resourceLink: link.uuid,
    externalToolUrl: link.url,
  };
  world.data.assignments.push(assignment);
  world.data.lineItems.push({
    id: world.nextId(),
    courseId: data.courseId,
    assignmentId: assignment.id,
    clientId: data.clientId,
    label: assignment.title,
    scoreMaximum: assignment.pointsPossible,
    resourceId: text(lineItem['resourceId']),
    tag: text(lineItem['tag']),
    resourceLink: link.uuid,
    startDateTime: null,
    endDateTime: null,
    coupled: true,
    extensions: {},
  });
  return assignment;
}

function moduleFor({ world }: Platform, data: DeepLinkData): CourseModule {
  const there = world.data.modules.find((each) => each.courseId === data.courseId);
  if (there && !newModulePlacements.includes(data.placement)) return there;
  const made: CourseModule = {
    id: world.nextId(),
    courseId: data.courseId,
    name: 'Nytt innhold fra app',
    published: false,
    items: [],
  };
  world.data.modules.push(made);
  return made;
}

/** Canvas: `Lti::DeepLinkingUtil.validate_custom_params`, only texts, numbers, booleans and nulls stay. */
function customFields(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(object(value)).flatMap(([key, each]) => {
      if (each === null) return [[key, '']];
      const plain =
        typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean';
      return plain ? [[key, String(each)]] : [];
    }),
  );
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
