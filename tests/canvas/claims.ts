import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { deepLinkingSettings } from './deep-link-settings.ts';
import { launchRoles } from './roles.ts';
import type { Platform } from './platform.ts';
import { seconds } from './platform.ts';
import type { Launch } from './launch.ts';
import {
  agsClaim,
  agsScopes,
  claim,
  courseContextType,
  noticeTypes,
  nrpsClaim,
  placementClaim,
  scopes,
} from './vocabulary.ts';
import { avatarUrl, expandCustom, familyName, givenName, guidOf, rootOf } from './variables.ts';

/**
 * The claims of an id_token, all but the nonce. Canvas: `lib/lti/messages/jwt_message.rb` and its
 * children `resource_link_request.rb` and `deep_linking_request.rb`. Canvas makes them when the
 * launch starts, so `iat` is the time of the login initiation.
 */
export async function idTokenClaims(platform: Platform, launch: Launch): Promise<JWTPayload> {
  const deepLinking = launch.placement?.messageType === 'LtiDeepLinkingRequest';
  const claims: Record<string, unknown> = {
    [claim('message_type')]: deepLinking ? 'LtiDeepLinkingRequest' : 'LtiResourceLinkRequest',
    [claim('version')]: '1.3.0',
    ...(deepLinking ? await deepLinkingSettings(platform, launch) : resourceLink(launch)),
    ...security(platform, launch),
    ...identity(launch),
    [claim('context')]: context(launch),
    [claim('tool_platform')]: {
      guid: guidOf(launch.world, rootOf(launch)),
      name: rootOf(launch).name,
      version: 'cloud',
      product_family_code: 'canvas',
    },
    [claim('launch_presentation')]: presentation(launch),
    ...noticeService(platform, launch),
    locale: launch.person.locale,
    [claim('roles')]: launchRoles(launch.world, launch.person, launch.course?.id ?? null),
    [claim('custom')]: customFields(launch),
    ...courseServices(launch),
    [claim('lti11_legacy_user_id')]: launch.world.ids.legacyUser(launch.person.key),
    [claim('lti1p1')]: { user_id: launch.world.ids.legacyUser(launch.person.key) },
    // Recorded launches carry it for every tool; a tool that does not know it must not mind.
    [claim('eulaservice')]: {
      url: `${launch.origin}/api/lti/asset_processor_eulas/${launch.deployment.id}`,
      scope: [
        'https://purl.imsglobal.org/spec/lti/scope/eula/user',
        'https://purl.imsglobal.org/spec/lti/scope/eula/deployment',
      ],
    },
    // Null when an assignment or a module item is opened (recorded launches).
    [placementClaim]: launch.placement?.placement ?? null,
  };
  return claims;
}

/** Canvas: `add_security_claims!`. */
function security(platform: Platform, { world, person, developerKey, ...launch }: Launch) {
  return {
    aud: developerKey.clientId,
    azp: developerKey.clientId,
    [claim('deployment_id')]: launch.deployment.deploymentId,
    exp: seconds(platform) + 3600,
    iat: seconds(platform),
    iss: platform.issuer,
    nonce: randomUUID(),
    sub: world.ids.user(person.key),
    [claim('target_link_uri')]: launch.targetLinkUri,
  };
}

/** Canvas: `add_public_claims!`, `add_mentorship_claims!`, `add_include_email_claims!`, `add_include_name_claims!`. */
function identity(launch: Launch) {
  const { world, person, course, origin } = launch;
  const level = launch.developerKey.privacyLevel;
  const withName = level === 'public' || level === 'name_only';
  const withEmail = level === 'public' || level === 'email_only';
  const observed = world
    .enrolmentsOf(person.key, course?.id ?? 0)
    .flatMap((each) => (each.observes === null ? [] : [world.ids.user(each.observes)]));
  return {
    ...(level === 'public' ? { picture: avatarUrl(origin) } : {}),
    ...(level === 'public' && observed.length > 0
      ? { [claim('role_scope_mentor')]: observed }
      : {}),
    ...(withEmail && person.email !== null ? { email: person.email } : {}),
    ...(withName
      ? {
          name: person.name,
          given_name: givenName(person),
          family_name: familyName(person),
          [claim('lis')]: expandCustom(
            {
              person_sourcedid: '$Person.sourcedId',
              course_offering_sourcedid: '$CourseSection.sourcedId',
            },
            launch,
          ),
        }
      : {}),
  };
}

/** Canvas: `add_context_claims!`; an account launch has a context too, of the type `Account`. */
function context({ world, course, account }: Launch) {
  if (course) {
    return {
      id: world.ids.context('course', course.id),
      label: course.code,
      title: course.name,
      type: [courseContextType],
    };
  }
  if (!account) throw new Error('a launch needs a course or an account');
  return { id: world.ids.context('account', account.id), title: account.name, type: ['Account'] };
}

/** Canvas: `#launch_resource_link_id`: in a navigation launch the link's id is the context's. */
function resourceLink({ world, course, account, link, assignment }: Launch) {
  const contextId = course
    ? world.ids.context('course', course.id)
    : world.ids.context('account', account?.id ?? 0);
  return {
    [claim('resource_link')]: {
      id: link?.uuid ?? contextId,
      ...(assignment?.description ? { description: assignment.description } : {}),
      title: assignment?.title ?? link?.title ?? (course ?? account)?.name,
    },
  };
}

/** Canvas: `add_launch_presentation_claims!`; where to return as `ExternalToolsController` says. */
function presentation(launch: Launch) {
  const { placement, person } = launch;
  return {
    document_target: 'iframe',
    return_url: returnUrl(launch),
    locale: person.locale,
    ...(placement?.selectionHeight ? { height: placement.selectionHeight } : {}),
    ...(placement?.selectionWidth ? { width: placement.selectionWidth } : {}),
  };
}

function returnUrl({ origin, course, account, placement, assignment, link }: Launch): string {
  const home = course ? `${origin}/courses/${course.id}` : `${origin}/accounts/${account?.id ?? 0}`;
  if (placement?.messageType === 'LtiDeepLinkingRequest') {
    return `${origin}/deep_linking_cancel?include_host=true&placement=${placement.placement}`;
  }
  return assignment && link
    ? `${home}/assignments`
    : `${home}/external_content/success/external_tool_redirect`;
}

/** Canvas: `#unexpanded_custom_parameters`, the link's over the placement's over the tool's. */
function customFields(launch: Launch) {
  return expandCustom(
    {
      ...launch.developerKey.customFields,
      ...launch.placement?.customFields,
      ...launch.link?.custom,
    },
    launch,
  );
}

/** Canvas: `include_assignment_and_grade_service_claims?`, `include_names_and_roles_service_claims?`. */
function courseServices({ course, origin, developerKey, lineItem }: Launch) {
  if (!course) return {};
  const api = `${origin}/api/lti/courses/${course.id}`;
  const grades = agsScopes.filter((scope) => developerKey.scopes.includes(scope));
  return {
    ...(grades.length > 0
      ? {
          [agsClaim]: {
            scope: grades,
            lineitems: `${api}/line_items`,
            ...(lineItem ? { lineitem: `${api}/line_items/${lineItem.id}` } : {}),
          },
        }
      : {}),
    ...(developerKey.scopes.includes(scopes.memberships)
      ? {
          [nrpsClaim]: {
            context_memberships_url: `${api}/names_and_roles`,
            service_versions: ['2.0'],
          },
        }
      : {}),
  };
}

/** Advertised in every launch of a key with the scope (doc/api/pns.md). */
function noticeService(platform: Platform, { developerKey, deployment, origin }: Launch) {
  if (!platform.settings.notices || !developerKey.scopes.includes(scopes.notices)) return {};
  return {
    [claim('platformnotificationservice')]: {
      service_versions: ['1.0'],
      platform_notification_service_url: `${origin}/api/lti/notice-handlers/${deployment.id}`,
      scope: [scopes.notices],
      notice_types_supported: [...noticeTypes],
    },
  };
}
