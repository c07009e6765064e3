import { isDeepStrictEqual } from 'node:util';
import type { Course } from '../models/courses.ts';
import type { Enrolment, Person } from '../models/people.ts';
import { localeOf } from '../http/request-locale.ts';
import { claimNames, customField, customId, type LaunchClaims } from './claims.ts';
import type { Launch } from './verified-launch.ts';
import { landingOf } from './landing.ts';
import type { LaunchGrant } from './launch-code.ts';
import type { LtiContext } from './lti-context.ts';
import { Refused } from './refusals.ts';
import { isTestUser, roleInAccount, roleInCourse } from './roles.ts';
import type { Session } from './session.ts';

/** Keeps what a launch says of the person, the course and their part in it, and what it grants them. */
export async function rememberLaunch(lti: LtiContext, launch: Launch): Promise<LaunchGrant> {
  const { claims } = launch;
  const place = placeOf(claims);
  if (place === null) throw new Refused('NO_PLACE');
  const [person, known] = await Promise.all([
    rememberPerson(lti, launch),
    place === 'course' ? rememberCourse(lti, launch) : null,
    rememberHost(lti, launch),
  ]);
  const { session, course } =
    known === null
      ? { session: accountSession(lti, launch, person), course: null }
      : await courseSession(lti, launch, person, known);
  return { session, goTo: await landingOf(lti, launch, session, course) };
}

/** Canvas sends a context in account launches too, of the type `Account`; groups are neither. */
function placeOf(claims: LaunchClaims): 'course' | 'account' | null {
  const types = claims[claimNames.context]?.type ?? [];
  if (types.includes('http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'))
    return 'course';
  return types.includes('Account') ? 'account' : null;
}

/** Of what is known already nothing is written: a repeated launch only reads. */
async function rememberPerson(lti: LtiContext, { claims, platform }: Launch): Promise<Person> {
  const { people } = lti.models;
  const facts = {
    ...{ name: claims.name, givenName: claims.given_name },
    ...{ familyName: claims.family_name, email: claims.email },
  };
  const known = await people.findPerson(platform._id, claims.sub);
  const says = Object.entries(facts).filter(([, value]) => value !== '');
  const same = known !== null && says.every(([name, value]) => known[name as 'name'] === value);
  return same ? known : people.putPerson(platform._id, claims.sub, facts);
}

async function rememberCourse(lti: LtiContext, launch: Launch): Promise<Course> {
  const { claims, platform, deployment } = launch;
  const { courses } = lti.models;
  const context = claims[claimNames.context];
  if (!context) throw new Refused('NO_PLACE');
  const scope = { platformId: platform._id, deploymentId: deployment._id };
  const facts = { title: context.title, canvas: canvasFacts(claims) };
  const [known] = await courses.findByContext(scope, [context.id]);
  const same =
    known !== undefined && isDeepStrictEqual({ title: known.title, canvas: known.canvas }, facts);
  return same
    ? known
    : courses.putFromLaunch({ ...scope, contextId: context.id }, facts, lti.now());
}

/** Seconds for which "last seen" is good enough as it stands. */
const seenSeconds = 3600;

async function courseSession(
  lti: LtiContext,
  launch: Launch,
  person: Person,
  course: Course,
): Promise<{ session: Session; course: Course }> {
  const { people } = lti.models;
  const now = lti.now();
  const roles = launch.claims[claimNames.roles];
  const role = roleInCourse(roles);
  const sections = sectionNames(launch.claims);
  const facts = { role, testUser: isTestUser(roles), ...(sections === null ? {} : { sections }) };
  const known = await people.getEnrolment(course._id, person._id);
  const same =
    known?.state === 'active' &&
    now.getTime() - known.lastSeenAt.getTime() < seenSeconds * 1000 &&
    isDeepStrictEqual({ ...facts, sections: sections ?? known.sections }, pick(known));
  if (!same) await people.putEnrolment(course._id, person._id, facts, now);
  const session = { ...common(lti, launch, person), role, courseId: course._id, account: null };
  return { session, course };
}

function pick({ role, testUser, sections }: Enrolment) {
  return { role, testUser, sections };
}

function accountSession(lti: LtiContext, launch: Launch, person: Person): Session {
  const { claims } = launch;
  const id = customId(claims, 'account_id');
  if (id === '') throw new Refused('NO_PLACE');
  const name = customField(claims, 'account_name') || (claims[claimNames.context]?.title ?? '');
  const isRoot = customId(claims, 'root_account_id') === id;
  const role = roleInAccount(claims[claimNames.roles]);
  return { ...common(lti, launch, person), role, courseId: null, account: { id, name, isRoot } };
}

function common(lti: LtiContext, { claims, platform, deployment }: Launch, person: Person) {
  const spoken =
    claims.locale ||
    (claims[claimNames.launchPresentation]?.locale ?? '') ||
    customField(claims, 'message_locale');
  return {
    ...{ personId: person._id, platformId: platform._id, deploymentId: deployment._id },
    locale: person.locale ?? localeOf(spoken),
    highContrast: customField(claims, 'prefers_high_contrast') === 'true',
    testUser: isTestUser(claims[claimNames.roles]),
    launchedAt: Math.floor(lti.now().getTime() / 1000),
  };
}

function canvasFacts(claims: LaunchClaims): Course['canvas'] {
  const courseId = customId(claims, 'canvas_course_id');
  return {
    courseId,
    accountId: customId(claims, 'account_id'),
    accountName: customField(claims, 'account_name'),
    rootAccountId: customId(claims, 'root_account_id'),
    contextHistory: customField(claims, 'context_history').split(',').filter(Boolean),
    membershipsUrl: claims[claimNames.memberships]?.context_memberships_url ?? '',
    lineItemsUrl: claims[claimNames.lineItems]?.lineitems ?? '',
    returnUrl: coursePage(claims, courseId),
  };
}

/** The course's front page in Canvas: the launch tells where Canvas is, but not where the tool is. */
function coursePage(claims: LaunchClaims, courseId: string): string {
  const given = claims[claimNames.launchPresentation]?.return_url ?? '';
  if (!URL.canParse(given) || courseId === '') return '';
  const { protocol, origin } = new URL(given);
  const web = protocol === 'https:' || protocol === 'http:';
  return web ? `${origin}/courses/${encodeURIComponent(courseId)}` : '';
}

/** Names of the person's sections, a JSON list in Canvas; null where it does not say. */
function sectionNames(claims: LaunchClaims): string[] | null {
  try {
    const listed: unknown = JSON.parse(customField(claims, 'section_names'));
    if (!Array.isArray(listed)) return null;
    return listed.filter((one): one is string => typeof one === 'string').slice(0, 100);
  } catch {
    return null;
  }
}

const hostShape = /^[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?$/;

/** Remembers an address under which the platform shows the tool: institutions have hosts of their own. */
async function rememberHost(lti: LtiContext, { claims, platform }: Launch): Promise<void> {
  const host = customField(claims, 'api_domain').toLowerCase();
  if (!hostShape.test(host) || platform.hosts.includes(host)) return;
  if (platform.hosts.length < 50) await lti.models.platforms.addHost(platform._id, host);
}
