import type { Course } from '../models/courses.ts';
import type { Person } from '../models/people.ts';
import { localeOf } from '../http/request-locale.ts';
import { claimNames, customField, type LaunchClaims } from './claims.ts';
import type { Launch } from './verified-launch.ts';
import { landingOf } from './landing.ts';
import type { LaunchGrant } from './launch-code.ts';
import type { LtiContext } from './lti-context.ts';
import { Refused } from './refusals.ts';
import { isTestUser, roleInAccount, roleInCourse } from './roles.ts';
import type { Session } from './session.ts';

/** Keeps what a launch says of the person, the course and their part in it, and what it grants them. */
export async function rememberLaunch(lti: LtiContext, launch: Launch): Promise<LaunchGrant> {
  const { claims, platform } = launch;
  const place = placeOf(claims);
  if (place === null) throw new Refused('NO_PLACE');
  const [person] = await Promise.all([
    lti.models.people.putPerson(platform._id, claims.sub, personFacts(claims)),
    rememberHost(lti, launch),
  ]);
  const { session, course } =
    place === 'course'
      ? await courseSession(lti, launch, person)
      : { session: accountSession(lti, launch, person), course: null };
  return { session, goTo: await landingOf(lti, launch, session, course) };
}

/** Canvas sends a context in account launches too, of the type `Account`; groups are neither. */
function placeOf(claims: LaunchClaims): 'course' | 'account' | null {
  const types = claims[claimNames.context]?.type ?? [];
  if (types.includes('http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'))
    return 'course';
  return types.includes('Account') ? 'account' : null;
}

function personFacts(claims: LaunchClaims) {
  return {
    name: claims.name,
    givenName: claims.given_name,
    familyName: claims.family_name,
    email: claims.email,
  };
}

async function courseSession(
  lti: LtiContext,
  launch: Launch,
  person: Person,
): Promise<{ session: Session; course: Course }> {
  const { claims, platform, deployment } = launch;
  const now = lti.now();
  const context = claims[claimNames.context];
  if (!context) throw new Refused('NO_PLACE');
  const key = { platformId: platform._id, deploymentId: deployment._id, contextId: context.id };
  const course = await lti.models.courses.putFromLaunch(
    key,
    { title: context.title, canvas: canvasFacts(claims) },
    now,
  );
  const roles = claims[claimNames.roles];
  const role = roleInCourse(roles);
  const sections = sectionNames(claims);
  await lti.models.people.putEnrolment(
    course._id,
    person._id,
    { role, testUser: isTestUser(roles), ...(sections === null ? {} : { sections }) },
    now,
  );
  const session = { ...common(lti, launch, person), role, courseId: course._id, account: null };
  return { session, course };
}

function accountSession(lti: LtiContext, launch: Launch, person: Person): Session {
  const { claims } = launch;
  const id = customField(claims, 'account_id');
  if (id === '') throw new Refused('NO_PLACE');
  const name = customField(claims, 'account_name') || (claims[claimNames.context]?.title ?? '');
  const isRoot = customField(claims, 'root_account_id') === id;
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
  const courseId = customField(claims, 'canvas_course_id');
  return {
    courseId,
    accountId: customField(claims, 'account_id'),
    accountName: customField(claims, 'account_name'),
    rootAccountId: customField(claims, 'root_account_id'),
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
