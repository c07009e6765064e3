import type { Request, Response } from 'express';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { claimNames } from './claims.ts';
import { verifySigned } from './id-token.ts';
import type { LtiContext } from './lti-context.ts';
import { copyNotice } from './notice-subscription.ts';
import { Refused } from './refusals.ts';

const id = z.string().min(1).max(255);
const batch = z.object({
  notices: z.array(z.object({ jwt: z.string().max(100_000) })).max(100),
});
const addressed = z.object({
  iss: id,
  aud: z.union([id, z.tuple([id]).transform(([one]) => one)]),
});
const notice = z.object({
  [claimNames.notice]: z.object({ type: z.string().max(100) }),
  [claimNames.deploymentId]: id,
  nonce: id,
  exp: z.number(),
});
const copied = z.object({
  [claimNames.context]: z.object({ id }),
  [claimNames.originContexts]: z.array(id).max(20),
});

/**
 * Notices that a platform sends from server to server (Platform Notification Service 1.0, Canvas:
 * doc/api/pns.md). Each is held to what a launch is held to, but that no login came before it: its
 * nonce is good once for as long as its token is. Canvas sends a notice once, whatever it is answered.
 */
export async function receiveNotices(lti: LtiContext, request: Request, response: Response) {
  const given = batch.safeParse(request.body);
  if (!given.success) throw new Refused('NOTICE_MALFORMED');
  for (const { jwt } of given.data.notices) await receive(lti, jwt);
  response.json({});
}

async function receive(lti: LtiContext, jwt: string): Promise<void> {
  const { platforms, contextCopies, oneTime } = lti.models;
  const { iss, aud } = readClaims(addressed, decode(jwt));
  const platform = await platforms.findPlatform(iss, aud);
  if (platform === null) throw new Refused('PLATFORM_UNKNOWN');
  if (platform.state !== 'active') throw new Refused('PLATFORM_DISABLED');
  const { payload } = await verifySigned(jwt, platform, lti.keys);
  const { [claimNames.notice]: about, nonce, exp, ...rest } = readClaims(notice, payload);
  const deployment = await platforms.findDeployment(platform._id, rest[claimNames.deploymentId]);
  if (deployment === null) throw new Refused('DEPLOYMENT_UNKNOWN');
  if (deployment.state !== 'active') throw new Refused('DEPLOYMENT_DISABLED');
  const fresh = await oneTime.claim(`notice:${platform._id}:${nonce}`, new Date(exp * 1000));
  if (!fresh || about.type !== copyNotice) return;
  const claims = readClaims(copied, payload);
  const origins = claims[claimNames.originContexts];
  await contextCopies.put(platform._id, claims[claimNames.context].id, origins, lti.now());
}

function decode(jwt: string): unknown {
  try {
    return decodeJwt(jwt);
  } catch {
    throw new Refused('TOKEN_MALFORMED');
  }
}

function readClaims<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Refused('NOTICE_MALFORMED');
  return parsed.data;
}
