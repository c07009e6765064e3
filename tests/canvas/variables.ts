import type { Account, Assignment, Course, Deployment, Person } from './types.ts';
import { isCurrent } from './world.ts';
import type { World } from './world.ts';

/** What a launch is about, as far as Canvas' variables need to know. */
export interface LaunchContext {
  world: World;
  /** Scheme, host and port of the institution's Canvas. */
  origin: string;
  person: Person;
  course: Course | null;
  /** The account of an account launch, else null. */
  account: Account | null;
  deployment: Deployment;
  resourceLink: string | null;
  resourceLinkTitle: string | null;
  assignment: Assignment | null;
  /** See Settings. */
  emptyVariables: 'literal' | 'null';
}

/** Returned by an expansion whose condition does not hold: the variable then stays as it was. */
const unexpanded = Symbol('unexpanded');
type Expansion = (launch: LaunchContext) => unknown;

const inCourse =
  (expand: (course: Course, launch: LaunchContext) => unknown): Expansion =>
  (launch) =>
    launch.course === null ? unexpanded : expand(launch.course, launch);
const forAssignment =
  (expand: (assignment: Assignment) => unknown): Expansion =>
  ({ assignment }) =>
    assignment === null ? unexpanded : expand(assignment);
const unlessNull = (value: unknown) => value ?? unexpanded;

/**
 * Canvas: `lib/lti/variable_expander.rb`, the expansions that a course tool has a use for. Numbers
 * become strings, booleans stay booleans, and what is guarded off stays the literal `$Name`.
 */
const expansions: Record<string, Expansion> = {
  'ResourceLink.id': ({ resourceLink }) => unlessNull(resourceLink),
  'ResourceLink.title': ({ resourceLinkTitle }) => unlessNull(resourceLinkTitle),
  'ResourceLink.description': forAssignment((assignment) => unlessNull(assignment.description)),
  'ResourceLink.available.startDateTime': forAssignment(({ unlockAt }) => unlessNull(unlockAt)),
  'ResourceLink.available.endDateTime': forAssignment(({ lockAt }) => unlessNull(lockAt)),
  'ResourceLink.submission.endDateTime': forAssignment(({ dueAt }) => unlessNull(dueAt)),
  'Context.id': contextId,
  'Context.title': ({ course, account }) => (course ?? account)?.name ?? null,
  'Context.sourcedId': inCourse((course) => course.sisId),
  'Context.id.history': inCourse((course, { world }) =>
    earlierCourses(world, course.id)
      .map((id) => world.ids.context('course', id))
      .join(','),
  ),
  'Activity.id.history': ({ world, assignment }) =>
    assignment === null ? unexpanded : earlierActivities(world, assignment.ltiId).join(','),
  'com.instructure.contextLabel': inCourse((course) => course.code),
  'Message.locale': ({ person }) => person.locale,
  'Message.documentTarget': () => 'iframe',
  'ToolConsumerInstance.guid': (launch) => guidOf(launch.world, rootOf(launch)),
  'Canvas.api.domain': ({ origin }) => new URL(origin).host,
  'Canvas.api.baseUrl': ({ origin }) => origin,
  'Canvas.account.id': (launch) => accountOf(launch).id,
  'Canvas.account.name': (launch) => accountOf(launch).name,
  'Canvas.account.sisSourceId': () => null,
  'Canvas.rootAccount.id': (launch) => rootOf(launch).id,
  'Canvas.root_account.id': (launch) => rootOf(launch).id,
  'Canvas.root_account.global_id': (launch) => 10_000_000_000_000 + rootOf(launch).id,
  'Canvas.course.id': inCourse((course) => course.id),
  'Canvas.course.name': inCourse((course) => course.name),
  'Canvas.course.sisSourceId': inCourse((course) => course.sisId),
  'Canvas.course.startAt': inCourse((course, { person }) => inZone(course.startAt, person)),
  'Canvas.course.endAt': inCourse((course, { person }) => inZone(course.endAt, person)),
  'Canvas.course.workflowState': inCourse(
    ({ state }) =>
      ({ available: 'available', unpublished: 'claimed', completed: 'completed' })[state],
  ),
  'Canvas.course.sectionIds': inCourse((course, { world, person }) =>
    [
      ...new Set(
        world
          .enrolmentsOf(person.key, course.id)
          .filter(isCurrent)
          .map((each) => each.sectionId),
      ),
    ]
      .sort((a, b) => a - b)
      .join(','),
  ),
  'Canvas.course.previousContextIds': inCourse((course, { world }) =>
    world.data.courseCopies
      .filter((copy) => copy.toCourseId === course.id)
      .map((copy) => world.ids.context('course', copy.fromCourseId))
      .join(','),
  ),
  'com.instructure.User.sectionNames': inCourse((course, { world, person }) =>
    JSON.stringify(
      world
        .enrolmentsOf(person.key, course.id)
        .filter((each) => each.state === 'active')
        .sort((a, b) => a.sectionId - b.sectionId)
        .map((each) => course.sections.find((section) => section.id === each.sectionId)?.name),
    ),
  ),
  'com.instructure.User.observees': inCourse((course, { world, person }) =>
    world
      .enrolmentsOf(person.key, course.id)
      .flatMap((each) => (each.observes === null ? [] : [world.ids.user(each.observes)]))
      .join(','),
  ),
  'com.instructure.User.student_view': (launch) => isTestStudent(launch),
  'Canvas.term.name': inCourse((course) => unlessNull(course.termName)),
  'CourseSection.sourcedId': inCourse((course) => course.sisId),
  'CourseOffering.sourcedId': inCourse((course) => course.sisId),
  'User.id': ({ person }) => person.id,
  'Canvas.user.id': ({ person }) => person.id,
  'Canvas.user.globalId': ({ person }) => 10_000_000_000_000 + person.id,
  'Canvas.user.loginId': ({ person }) => person.loginId,
  'User.username': ({ person }) => person.loginId,
  'User.image': ({ origin }) => avatarUrl(origin),
  'Canvas.user.prefersHighContrast': ({ person }) => String(person.prefersHighContrast),
  'Canvas.user.sisSourceId': sourcedId,
  'Person.sourcedId': sourcedId,
  'Canvas.user.isRootAccountAdmin': (launch) => launch.person.adminOf.includes(rootOf(launch).id),
  'Person.name.full': ({ person }) => person.name,
  'Person.name.display': ({ person }) => person.name,
  'Person.name.given': ({ person }) => givenName(person),
  'Person.name.family': ({ person }) => familyName(person),
  'com.instructure.Person.name_sortable': ({ person }) => person.sortableName,
  'Person.email.primary': ({ person }) => person.email,
  'Person.address.timezone': ({ person }) => person.timeZone,
  'Canvas.assignment.id': forAssignment(({ id }) => id),
  'Canvas.assignment.title': forAssignment(({ title }) => title),
  'Canvas.assignment.pointsPossible': forAssignment(({ pointsPossible }) => pointsPossible),
  'Canvas.assignment.published': forAssignment(({ published }) => published),
  'Canvas.assignment.dueAt.iso8601': forAssignment(({ dueAt }) => unlessNull(dueAt)),
  'com.instructure.Assignment.lti.id': forAssignment(({ ltiId }) => ltiId),
  'com.instructure.brandConfigJSON.url': ({ origin }) => `${origin}/brand-config.json`,
};

/**
 * Expands a tool's custom fields as Canvas does: a value that is one variable becomes its value, a
 * `${variable}` inside a text is replaced, anything else stays.
 * @param allowed variables that may be expanded at all; null for all (a launch).
 */
export function expandCustom(
  fields: Record<string, string>,
  launch: LaunchContext,
  allowed: ReadonlySet<string> | null = null,
): Record<string, unknown> {
  const entries = Object.entries(fields).map(([key, value]) => {
    const expanded = value.startsWith('$')
      ? expandOne(value.slice(1), launch, allowed)
      : unexpanded;
    if (expanded !== unexpanded) return [cleanKey(key), asText(expanded)];
    const inner = value.replace(/\$\{(.*?)\}/g, (whole, name: string) => {
      const part = expandOne(name, launch, allowed);
      return part === unexpanded ? whole : plain(part);
    });
    return [cleanKey(key), inner];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** The names of all variables that this platform knows, for the OpenID configuration. */
export const variableNames = Object.keys(expansions);

function expandOne(name: string, launch: LaunchContext, allowed: ReadonlySet<string> | null) {
  const expansion = expansions[name];
  if (!expansion || (allowed && !allowed.has(name))) return unexpanded;
  const value = expansion(launch);
  return value === null && launch.emptyVariables === 'literal' ? unexpanded : value;
}

/** Canvas: `ContextExternalTool#set_custom_fields` keeps word characters only, in lower case. */
function cleanKey(key: string): string {
  return key.replace(/\W/g, '_').toLowerCase();
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '').replaceAll('"', '');
}

function asText(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value;
}

function contextId({ world, course, account }: LaunchContext): string | null {
  if (course) return world.ids.context('course', course.id);
  return account ? world.ids.context('account', account.id) : null;
}

function accountOf(launch: LaunchContext): Account {
  const { course, account, world, person } = launch;
  if (course) return world.account(course.accountId);
  return account ?? world.account(person.rootAccountId);
}

export function rootOf(launch: LaunchContext): Account {
  return launch.world.rootOf(accountOf(launch).id);
}

export function guidOf(world: World, root: Account): string {
  return `${world.ids.opaque(`guid:${root.id}`)}:canvas-lms`;
}

export function avatarUrl(origin: string): string {
  return `${origin}/images/messages/avatar-50.png`;
}

/** Canvas takes both from the sortable name `Last, First` (`UserNameParser`). */
export function givenName(person: Person): string {
  return person.sortableName.split(', ')[1] ?? person.sortableName;
}

export function familyName(person: Person): string {
  return person.sortableName.includes(', ') ? (person.sortableName.split(', ')[0] ?? '') : '';
}

function isTestStudent({ world, person }: LaunchContext): boolean {
  return world.data.enrolments.some(
    (each) => each.person === person.key && each.role === 'studentView',
  );
}

/** An account administrator often has no login of the school system: the variable stays literal. */
function sourcedId({ person }: LaunchContext): unknown {
  return person.sisId ?? (person.adminOf.length > 0 ? unexpanded : null);
}

/** Canvas: `Lti::SubstitutionsHelper#recursively_fetch_previous_lti_context_ids`, the latest copy first. */
function earlierCourses(world: World, courseId: number): number[] {
  const direct = world.data.courseCopies
    .filter((copy) => copy.toCourseId === courseId)
    .sort((a, b) => b.at.localeCompare(a.at))
    .map((copy) => copy.fromCourseId);
  return [...new Set([...direct, ...direct.flatMap((id) => earlierCourses(world, id))])];
}

/** Canvas: `Lti::ImportHistory.recursive_import_history`. */
function earlierActivities(world: World, ltiId: string): string[] {
  const direct = world.data.activityCopies
    .filter((copy) => copy.to === ltiId)
    .map((copy) => copy.from);
  return [...new Set([...direct, ...direct.flatMap((id) => earlierActivities(world, id))])];
}

/** A time as Rails writes it into JSON: in the person's zone, `2025-02-06T09:00:00+01:00`. */
function inZone(time: string | null, person: Person): string | null {
  if (time === null) return null;
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: person.timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(time));
  const offset = new Intl.DateTimeFormat('en', {
    timeZone: person.timeZone,
    timeZoneName: 'longOffset',
  })
    .formatToParts(new Date(time))
    .find((part) => part.type === 'timeZoneName')?.value;
  const zone = offset === 'GMT' || offset === undefined ? 'Z' : offset.replace('GMT', '');
  return `${parts.replace(' ', 'T')}${zone}`;
}
