import { z } from 'zod';
import { claimNames } from './claims.ts';
import type { LtiContext } from './lti-context.ts';
import { randomToken } from './logins.ts';
import { Refused } from './refusals.ts';
import type { Session } from './session.ts';
import type { Launch } from './verified-launch.ts';

/** Seconds in which a leader chooses: Canvas takes an answer for an hour. */
const requestSeconds = 3600;

/** LTI Deep Linking 2.0, section 4.4.1. */
const settings = z.object({
  deep_link_return_url: z.url({ protocol: /^https?$/ }).max(8000),
  accept_types: z.array(z.string().max(100)).max(50),
  accept_multiple: z.boolean().nullish(),
  /** To be given back as it is. */
  data: z.string().max(20_000).nullish(),
});

const kept = z.object({
  /** Whom Canvas asked, and where. */
  personId: z.string(),
  courseId: z.string(),
  platformId: z.string(),
  /** The deployment as the platform names it. */
  deploymentId: z.string(),
  returnUrl: z.string(),
  several: z.boolean(),
  /** From where in Canvas (`assignment_selection` …), '' where it does not say. */
  placement: z.string(),
  data: z.string().nullable(),
});

/** A platform asks somebody to choose what to place. */
export type DeepLinkRequest = z.infer<typeof kept>;

/**
 * Keeps what Canvas asks for while the leader chooses. @returns the page for choosing; what stands in
 * its address is of use to that leader in that course alone.
 * @throws Refused for whoever is no course leader, and for what the tool has not got
 */
export async function keepDeepLinkRequest(
  lti: LtiContext,
  launch: Launch,
  { role, courseId, personId }: Session,
): Promise<string> {
  if (courseId === null) throw new Refused('NO_PLACE');
  if (role !== 'leader') throw new Refused('PLACING_NOT_ALLOWED');
  const given = settings.safeParse(launch.payload[claimNames.deepLinkSettings]);
  if (!given.success) throw new Refused('DEEP_LINK_INCOMPLETE');
  const { deep_link_return_url: returnUrl, accept_types, accept_multiple, data } = given.data;
  const { authorizationUrl } = launch.platform;
  const secure = returnUrl.startsWith('https:') || authorizationUrl.startsWith('http:');
  if (!secure) throw new Refused('DEEP_LINK_INCOMPLETE');
  if (!accept_types.includes('ltiResourceLink')) throw new Refused('DEEP_LINK_TYPE_REFUSED');
  const placement = launch.payload['https://www.instructure.com/placement'];
  const request: DeepLinkRequest = {
    ...{ personId, courseId, returnUrl, data: data ?? null },
    ...{ platformId: launch.platform._id, deploymentId: launch.deploymentId },
    several: accept_multiple === true,
    placement: typeof placement === 'string' ? placement.slice(0, 100) : '',
  };
  const id = randomToken();
  const until = new Date(Date.now() + requestSeconds * 1000);
  await lti.models.oneTime.put(`deep-link:${id}`, request, until);
  return `/place/${id}`;
}

/** The request behind an id, for whom it was made; null for anyone else, and when it is too late. */
export async function findDeepLinkRequest(
  models: Pick<LtiContext['models'], 'oneTime'>,
  id: string,
  { personId, courseId }: Pick<Session, 'personId' | 'courseId'>,
): Promise<DeepLinkRequest | null> {
  const found = kept.nullable().parse(await models.oneTime.peek(`deep-link:${id}`, new Date()));
  return found?.personId === personId && found.courseId === courseId ? found : null;
}
