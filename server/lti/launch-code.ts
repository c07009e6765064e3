import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Models } from '../models/open.ts';
import type { LtiContext } from './lti-context.ts';
import { loginSeconds, randomToken, type Login } from './logins.ts';
import { Refused } from './refusals.ts';
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
 * Ends a login in the client's address for its launch: with a code that is good once and for a
 * minute, in the part of an address that browsers do not send. Of several launches of one login the
 * first is accepted.
 * @throws Refused STATE_USED
 */
export async function acceptLogin(
  lti: LtiContext,
  { id }: Login,
  grant: LaunchGrant,
): Promise<string> {
  const code = randomToken();
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
  const [codeUntil, expiresAt] = [inSeconds(codeSeconds), inSeconds(loginSeconds)];
  const accepted = { code, grant, codeUntil, expiresAt };
  const first = await lti.models.launches.accept(id, accepted);
  if (!first) throw new Refused('STATE_USED');
  return `/app/?s=${tabId(lti.secret, grant.session)}#code=${id}.${code}`;
}

/** What a code is for: its grant, and how it is used up. */
export interface CodeOfLaunch extends LaunchGrant {
  /** Uses the code up, which only the first achieves. */
  take: () => Promise<boolean>;
}

/** The grant behind a code, which counts once it is taken; null for one that is unknown, used or too old. */
export async function findLaunchCode(
  { launches }: Pick<Models, 'launches'>,
  code: string,
): Promise<CodeOfLaunch | null> {
  const [id = '', secret = ''] = code.split('.', 2);
  if (secret === '') return null;
  const grant = value.nullable().parse(await launches.findGrant(id, secret, new Date()));
  return grant === null ? null : { ...grant, take: () => launches.takeGrant(id, secret) };
}

/**
 * By what a tab finds its own cookie again after a reload. Not a secret; the same for the same
 * person in the same place and role, so that cookies do not pile up, and no other's.
 */
export function tabId(secret: string, { personId, courseId, account, role }: Session): string {
  const place = JSON.stringify([personId, courseId, account?.id ?? null, role]);
  return createHmac('sha256', `tab:${secret}`).update(place).digest('base64url').slice(0, 10);
}
