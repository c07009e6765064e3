import { pageOfLink } from '#domain/placed-links';
import type { Course } from '../models/courses.ts';
import { customField } from './claims.ts';
import { keepDeepLinkRequest } from './deep-link-request.ts';
import type { LtiContext } from './lti-context.ts';
import type { Session } from './session.ts';
import { pageOfTarget } from './through-canvas.ts';
import type { Launch } from './verified-launch.ts';

/**
 * Where a launch leads: to the page of a placed link as its follower may see it, to a page that the
 * link or its address names, to the choice that a deep linking request asks for, or '' to the start
 * page.
 * @param course of the launch; null in an account
 */
export async function landingOf(
  lti: LtiContext,
  launch: Launch,
  session: Session,
  course: Course | null,
): Promise<string> {
  switch (launch.messageType) {
    case 'LtiDeepLinkingRequest':
      return keepDeepLinkRequest(lti, launch, session);
    case 'LtiResourceLinkRequest': {
      const field = (name: string) => customField(launch.claims, name);
      const { role } = session;
      const follows = role === 'leader' || role === 'participant';
      const page = follows ? pageOfLink(field, role, course?.plan ?? null) : '';
      return page || field('goto').slice(0, 200) || pageOfTarget(launch.payload);
    }
    default:
      return launch.messageType satisfies never;
  }
}
