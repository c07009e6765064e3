import { z } from 'zod';
import type { Deps } from '../http/deps.ts';
import { ltiAddresses } from './addresses.ts';
import { claimNames } from './claims.ts';
import { scopes } from './scopes.ts';
import { ServiceRefused, type serviceCalls } from './service-call.ts';
import type { Launch } from './verified-launch.ts';

/** The notice that the tool asks for: a course was made from another one. */
export const copyNotice = 'LtiContextCopyNotice';

const service = z.object({
  platform_notification_service_url: z.url({ protocol: /^https?$/ }).max(2000),
  notice_types_supported: z.array(z.string()).max(100),
});

const job = 'lti.subscribe';
const day = 24 * 60 * 60 * 1000;
/** So long a refusal is left alone, and so long a subscription is trusted to stand. */
const [afterRefusal, afterSuccess] = [day, 30 * day];

/**
 * Asks platforms to tell of copied courses, once for each deployment, in the background. Nothing waits
 * for it, and nothing depends on it: launches of a copied course tell of its history too.
 */
export function noticeSubscriptions(
  { env, models, jobs, log, now }: Deps,
  call: ReturnType<typeof serviceCalls>,
) {
  const { platforms } = models;
  jobs.define(job, async ({ key }) => {
    const deployment = await platforms.getDeployment(key);
    const platform = deployment && (await platforms.getPlatform(deployment.platformId));
    if (!deployment?.notices || platform?.state !== 'active') return;
    const { url } = deployment.notices;
    const handler = ltiAddresses(env.KURSDAG_URL).notices;
    try {
      await call(platform, {
        ...{ url, method: 'PUT', scopes: [scopes.notices], accept: 'application/json' },
        body: { type: 'application/json', json: { notice_type: copyNotice, handler } },
      });
      await platforms.setNotices(deployment._id, url, new Date(now().getTime() + afterSuccess));
    } catch (error) {
      if (!(error instanceof ServiceRefused)) throw error;
      log.warn({ job, status: error.status }, 'the platform will not send notices');
    }
  });

  return {
    /** Looks at what a launch says of the service; writes only where that is news. */
    async noteLaunch({ payload, deployment }: Launch): Promise<void> {
      const offered = service.safeParse(payload[claimNames.notices]);
      if (!offered.success || !offered.data.notice_types_supported.includes(copyNotice)) return;
      const { platform_notification_service_url: url } = offered.data;
      const { notices } = deployment;
      if (notices?.url === url && notices.askAgainAt > now()) return;
      await platforms.setNotices(deployment._id, url, new Date(now().getTime() + afterRefusal));
      await jobs.enqueue(job, deployment._id);
    },
  };
}

export type NoticeSubscriptions = ReturnType<typeof noticeSubscriptions>;
