import { Router } from 'express';
import { paginate } from './paging.ts';
import type { Platform } from './platform.ts';
import { contextRoles } from './roles.ts';
import { callerWith, courseFor, refused } from './service-access.ts';
import type { Course, Deployment, DeveloperKey, Enrolment, Person, ResourceLink } from './types.ts';
import { avatarUrl, expandCustom, familyName, givenName } from './variables.ts';
import { claim, scopes } from './vocabulary.ts';

/** Canvas: the `variable_whitelist` of `Lti::IMS::NamesAndRolesSerializer`; all others stay literal here. */
const allowedVariables: ReadonlySet<string> = new Set([
  'Canvas.course.endAt',
  'Canvas.course.id',
  'Canvas.course.name',
  'Canvas.course.previousContextIds',
  'Canvas.course.sectionIds',
  'Canvas.course.sisSourceId',
  'Canvas.course.startAt',
  'Canvas.course.workflowState',
  'Canvas.user.globalId',
  'Canvas.user.id',
  'Canvas.user.loginId',
  'Canvas.user.sisSourceId',
  'Message.locale',
  'Person.address.timezone',
  'Person.email.primary',
  'Person.name.display',
  'Person.name.family',
  'Person.name.full',
  'Person.name.given',
  'Person.sourcedId',
  'User.id',
  'User.image',
  'User.username',
  'com.instructure.User.sectionNames',
]);

interface Member {
  person: Person;
  enrolments: Enrolment[];
}

/** Names and roles of a course (Canvas: `Lti::IMS::NamesAndRolesController#course_index`). */
export function namesAndRolesRoutes(platform: Platform): Router {
  const { world, settings } = platform;
  const router = Router();
  router.get('/api/lti/courses/:courseId/names_and_roles', async (request, response) => {
    const caller = await callerWith(platform, request, scopes.memberships);
    const { course, deployment } = courseFor(platform, caller, request.params.courseId);
    const rlid = typeof request.query['rlid'] === 'string' ? request.query['rlid'] : null;
    const role = typeof request.query['role'] === 'string' ? request.query['role'] : null;
    const link = rlid === null ? null : linkOf(platform, course, deployment, rlid);
    const url = `${platform.origin}/api/lti/courses/${course.id}/names_and_roles`;
    const page = paginate(request, response, activeMembers(platform, course, role), {
      url,
      perPage: settings.membersPerPage,
      maxPerPage: settings.membersPerPage,
      long: settings.longLinks,
    });
    response.type('application/vnd.ims.lti-nrps.v2.membershipcontainer+json').send(
      JSON.stringify({
        id: platform.origin + request.originalUrl,
        context: {
          id: world.ids.context('course', course.id),
          label: course.code,
          title: course.name,
        },
        members: page.map((member) => ({
          ...memberJson(platform, caller.developerKey, member),
          ...(rlid === null
            ? {}
            : {
                message: [
                  messageJson(platform, caller.developerKey, course, deployment, member, link),
                ],
              }),
        })),
      }),
    );
  });
  return router;
}

/**
 * Canvas: `CourseMembershipsProvider#base_enrollments_scope`, active enrolments of an open course: who is
 * invited, inactive or concluded is not there, and a concluded course is empty. Ordered by user id.
 */
function activeMembers({ world }: Platform, course: Course, role: string | null): Member[] {
  if (course.state === 'completed') return [];
  const byPerson = new Map<string, Enrolment[]>();
  for (const each of world.enrolments(course.id)) {
    if (each.state !== 'active') continue;
    if (role !== null && !contextRoles[each.role].includes(role)) continue;
    byPerson.set(each.person, [...(byPerson.get(each.person) ?? []), each]);
  }
  return [...byPerson]
    .map(([key, enrolments]) => ({ person: world.person(key), enrolments }))
    .sort((a, b) => a.person.id - b.person.id);
}

/** Canvas: `MembershipsProvider#validate!`: null for the course's own id, else a link of this tool. */
function linkOf(platform: Platform, course: Course, deployment: Deployment, rlid: string) {
  if (rlid === platform.world.ids.context('course', course.id)) return null;
  const link = platform.world.data.resourceLinks.find((each) => each.uuid === rlid);
  if (!link) throw refused.badRequest("Invalid 'rlid' parameter");
  if (link.toolId !== deployment.id || link.courseId !== course.id) {
    throw refused.badRequest('Tool does not have access to rlid or rlid does not exist');
  }
  return link;
}

/** Canvas: `NamesAndRolesSerializer#member`. */
function memberJson(platform: Platform, key: DeveloperKey, { person, enrolments }: Member) {
  const withName = key.privacyLevel === 'public' || key.privacyLevel === 'name_only';
  const withEmail = key.privacyLevel === 'public' || key.privacyLevel === 'email_only';
  return {
    status: 'Active',
    ...(withName ? { name: person.name } : {}),
    ...(key.privacyLevel === 'public' ? { picture: avatarUrl(platform.origin) } : {}),
    ...(withName ? { given_name: givenName(person), family_name: familyName(person) } : {}),
    ...(withEmail && person.email !== null ? { email: person.email } : {}),
    ...(withName && person.sisId !== null ? { lis_person_sourcedid: person.sisId } : {}),
    user_id: platform.world.ids.user(person.key),
    lti11_legacy_user_id: platform.world.ids.legacyUser(person.key),
    roles: [...new Set(enrolments.flatMap((each) => contextRoles[each.role]))],
  };
}

/** What a launch by this member would have carried: language and custom fields (`#message`). */
function messageJson(
  platform: Platform,
  key: DeveloperKey,
  course: Course,
  deployment: Deployment,
  { person }: Member,
  link: ResourceLink | null,
) {
  const context = {
    world: platform.world,
    origin: platform.origin,
    person,
    course,
    account: null,
    deployment,
    resourceLink: null,
    resourceLinkTitle: null,
    assignment: null,
    emptyVariables: platform.settings.emptyVariables,
  };
  return {
    [claim('message_type')]: 'LtiResourceLinkRequest',
    locale: person.locale,
    [claim('custom')]: expandCustom(
      { ...key.customFields, ...link?.custom },
      context,
      allowedVariables,
    ),
    [claim('lti11_legacy_user_id')]: platform.world.ids.legacyUser(person.key),
    [claim('lti1p1')]: { user_id: platform.world.ids.legacyUser(person.key) },
  };
}
