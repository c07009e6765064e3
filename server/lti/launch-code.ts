import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { LtiContext } from './lti-context.ts';
import { randomToken } from './logins.ts';
import { session, type Session } from './session.ts';

/** Seconds in which a client exchanges the code of a launch for a session. */
const codeSeconds = 60;

const value = z.object({
  session,
  /** Where the launch asked to go: a path inside the client, or ''. */
  goTo: z.string(),
});

/** What a launch hands to the client. */
export type LaunchGrant = z.infer<typeof value>;

/**
 * The client's address for a launch: with a code that is good once and for a minute, in the part of
 * an address that browsers do not send.
 */
export async function giveLaunchCode(lti: LtiContext, grant: LaunchGrant): Promise<string> {
  const code = randomToken();
  const expiresAt = new Date(Date.now() + codeSeconds * 1000);
  await lti.models.oneTime.put(`code:${code}`, grant, expiresAt);
  return `/app/?s=${tabId(lti.secret, grant.session)}#code=${code}`;
}

/** The grant behind a code, once; null for a code that is unknown, used or too old. */
export async function takeLaunchCode(
  models: Pick<LtiContext['models'], 'oneTime'>,
  code: string,
): Promise<LaunchGrant | null> {
  return value.nullable().parse(await models.oneTime.take(`code:${code}`, new Date()));
}

/**
 * By what a tab finds its own cookie again after a reload. Not a secret; the same for the same
 * person in the same place and role, so that cookies do not pile up, and no other's.
 */
export function tabId(secret: string, { personId, courseId, account, role }: Session): string {
  const place = JSON.stringify([personId, courseId, account?.id ?? null, role]);
  return createHmac('sha256', `tab:${secret}`).update(place).digest('base64url').slice(0, 10);
}
