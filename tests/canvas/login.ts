import { randomBytes } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { idTokenClaims } from './claims.ts';
import type { Launch } from './launch.ts';
import type { Platform } from './platform.ts';
import { storageTarget } from './vocabulary.ts';
import { NotFound } from './world.ts';

/** Canvas: `Lti::LtiAdvantageAdapter::MESSAGE_HINT_LIFESPAN` and `Lti::RedisMessageClient::TTL`. */
const launchSeconds = 5 * 60;

/** What is launched: a placement in a course or an account, or a resource link of a course. */
export type LaunchTarget =
  | { person: string; courseId: number; placement: string; toolId?: number }
  | { person: string; accountId: number; placement: string; toolId?: number }
  | { person: string; courseId: number; resourceLink: string }
  /** The tool in the course whose domain the address has (Canvas: `retrieve?url=`). */
  | { person: string; courseId: number; url: string };

/** A form for the browser to post. */
export interface Form {
  url: string;
  fields: Record<string, string>;
}

/** Launches that wait for the tool's authentication request, each good for one. */
export interface Launches {
  /** The login initiation (Canvas: `LtiAdvantageAdapter#login_request`), posted into the frame. */
  start: (target: LaunchTarget) => Promise<Form>;
  /** Takes the launch out (Canvas: `fetch_and_delete_launch`); undefined when gone or too old. */
  take: (verifier: string) => JWTPayload | undefined;
  /** Forgets all launches under way, so that each ends in `launch_no_longer_valid`. */
  forget: () => void;
}

export function createLaunches(platform: Platform): Launches {
  const waiting = new Map<string, { claims: JWTPayload; until: number }>();
  return {
    forget: () => waiting.clear(),
    take: (verifier) => {
      const entry = waiting.get(verifier);
      waiting.delete(verifier);
      return entry && entry.until > platform.clock().getTime() ? entry.claims : undefined;
    },
    start: async (target) => {
      const launch = launchFor(platform, target);
      const verifier = randomBytes(64).toString('hex');
      const until = platform.clock().getTime() + launchSeconds * 1000;
      waiting.set(verifier, { claims: await idTokenClaims(platform, launch), until });
      const withStorage = platform.settings.platformStorage !== 'absent';
      const hint = await platform.signing.seal(
        {
          verifier,
          canvas_domain: new URL(platform.origin).host,
          context_type: launch.course ? 'Course' : 'Account',
          context_id: 10_000_000_000_000 + (launch.course ?? launch.account ?? { id: 0 }).id,
          canvas_locale: launch.person.locale,
          include_storage_target: withStorage,
        },
        launchSeconds,
      );
      return {
        url: launch.developerKey.oidcInitiationUrl,
        fields: {
          iss: platform.issuer,
          login_hint: launch.world.ids.legacyUser(launch.person.key),
          client_id: launch.developerKey.clientId,
          lti_deployment_id: launch.deployment.deploymentId,
          target_link_uri: launch.targetLinkUri,
          lti_message_hint: hint,
          canvas_environment: 'prod',
          canvas_region: 'not_configured',
          ...(withStorage ? { lti_storage_target: storageTarget } : {}),
        },
      };
    },
  };
}

/** Puts together what a launch is about. @throws NotFound for a person, course, tool or link that is not there. */
export function launchFor(platform: Platform, target: LaunchTarget): Launch {
  const { world, origin } = platform;
  const person = world.person(target.person);
  const course = 'courseId' in target ? world.course(target.courseId) : null;
  const account = 'accountId' in target ? world.account(target.accountId) : null;
  const { emptyVariables } = platform.settings;
  const base = { world, origin, person, course, account, emptyVariables };
  if ('resourceLink' in target) {
    const link = world.data.resourceLinks.find((each) => each.uuid === target.resourceLink);
    if (link?.courseId !== target.courseId) throw new NotFound('no such resource link here');
    const deployment = world.deployment(link.toolId);
    const developerKey = keyOf(platform, deployment.clientId);
    const assignment =
      world.data.assignments.find((each) => each.resourceLink === link.uuid) ?? null;
    const lineItem =
      world.data.lineItems.find((each) => each.assignmentId === assignment?.id) ?? null;
    return {
      ...base,
      deployment,
      developerKey,
      placement: null,
      link,
      lineItem,
      assignment,
      resourceLink: link.uuid,
      resourceLinkTitle: link.title,
      targetLinkUri: link.url,
    };
  }
  if ('url' in target) {
    const { host } = new URL(target.url);
    const own = world.toolsIn({ courseId: target.courseId }).map((deployment) => ({
      ...{ deployment, developerKey: keyOf(platform, deployment.clientId) },
    }));
    const found = own.find((each) => new URL(each.developerKey.targetLinkUri).host === host);
    if (!found) throw new NotFound('no tool of this domain here');
    return {
      ...{ ...base, ...found, placement: null, link: null, lineItem: null, assignment: null },
      ...{ resourceLink: null, resourceLinkTitle: null, targetLinkUri: target.url },
    };
  }
  const tools = world.toolsIn(course ? { courseId: course.id } : { accountId: account?.id ?? 0 });
  const deployment = tools.find((each) => target.toolId === undefined || each.id === target.toolId);
  if (!deployment) throw new NotFound('the tool is not installed here');
  const developerKey = keyOf(platform, deployment.clientId);
  const placement = developerKey.placements.find((each) => each.placement === target.placement);
  if (!placement) throw new NotFound(`the tool has no placement ${target.placement}`);
  return {
    ...base,
    deployment,
    developerKey,
    placement,
    link: null,
    lineItem: null,
    assignment: null,
    resourceLink: null,
    resourceLinkTitle: null,
    targetLinkUri: placement.targetLinkUri ?? developerKey.targetLinkUri,
  };
}

function keyOf({ world }: Platform, clientId: string) {
  const key = world.developerKey(clientId);
  if (!key) throw new NotFound(`no developer key ${clientId}`);
  return key;
}
