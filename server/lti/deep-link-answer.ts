import { SignJWT } from 'jose';
import { ltiAddresses } from './addresses.ts';
import { claimNames } from './claims.ts';
import type { DeepLinkRequest } from './deep-link-request.ts';
import type { LtiContext } from './lti-context.ts';
import { randomToken } from './logins.ts';

/** Seconds that an answer is good for: the browser brings it to Canvas at once. */
const answerSeconds = 300;

const deepLink = (name: string) => `https://purl.imsglobal.org/spec/lti-dl/claim/${name}`;

/** A link for the platform to place; all of them open the tool's one launch address. */
export interface LinkItem {
  title: string;
  text?: string;
  /** Comes back in every launch of the link, and in those of its copies. */
  custom: Record<string, string>;
  /** From when it can be opened, and when it is due, where the platform makes an assignment of it. */
  opensAt?: Date;
  dueAt?: Date;
}

/**
 * The signed answer to a deep linking request (LTI Deep Linking 2.0, section 4.5). Canvas wants the
 * platform's issuer as its audience, an `iat` of the last five minutes and a nonce
 * (`Lti::DeepLinkingController`, `DeepLinkingJwt`); it runs on the machine's clock, as launches do.
 */
export async function signDeepLinkAnswer(
  lti: Pick<LtiContext, 'models' | 'toolKeys' | 'toolUrl'>,
  request: DeepLinkRequest,
  items: readonly LinkItem[],
): Promise<string> {
  const platform = await lti.models.platforms.getPlatform(request.platformId);
  if (platform === null) throw new Error('a deep linking request of a platform that is gone');
  const { kid, key } = await lti.toolKeys.signingKey();
  const { launch } = ltiAddresses(lti.toolUrl);
  const claims = {
    nonce: randomToken(),
    azp: platform.clientId,
    [claimNames.messageType]: 'LtiDeepLinkingResponse',
    [claimNames.version]: '1.3.0',
    [claimNames.deploymentId]: request.deploymentId,
    [deepLink('content_items')]: items.map((item) => contentItem(item, launch)),
    ...(request.data === null ? {} : { [deepLink('data')]: request.data }),
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .setIssuer(platform.clientId)
    .setSubject(platform.clientId)
    .setAudience(platform.issuer)
    .setIssuedAt()
    .setExpirationTime(`${answerSeconds}s`)
    .sign(key);
}

function contentItem({ title, text, custom, opensAt, dueAt }: LinkItem, url: string) {
  return {
    ...{ type: 'ltiResourceLink', url, title, custom },
    ...(text === undefined ? {} : { text }),
    ...(opensAt === undefined ? {} : { available: { startDateTime: opensAt.toISOString() } }),
    ...(dueAt === undefined ? {} : { submission: { endDateTime: dueAt.toISOString() } }),
  };
}
