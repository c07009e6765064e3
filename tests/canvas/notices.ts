import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { callerWith, refused } from './service-access.ts';
import type { Platform } from './platform.ts';
import { seconds } from './platform.ts';
import type { Course, Deployment } from './types.ts';
import { claim, courseContextType, noticeTypes, scopes } from './vocabulary.ts';

/** How one delivery of a notice went. */
export interface Delivery {
  noticeType: string;
  url: string;
  status: number | null;
}

export interface Notices {
  routes: Router;
  deliveries: Delivery[];
  /** Tells the tools of a course that it was made from another one. Once, whatever they answer. */
  contextCopied: (course: Course, from: Course, at: string) => Promise<void>;
}

/** The platform notification service (Canvas: `NoticeHandlersController`, doc/api/pns.md). */
export function createNotices(platform: Platform): Notices {
  const { world } = platform;
  const deliveries: Delivery[] = [];
  const routes = Router();
  const path = '/api/lti/notice-handlers/:toolId';

  routes.get(path, async (request, response) => {
    const { deployment } = await toolOf(platform, request, request.params.toolId);
    const handlers = noticeTypes.map((noticeType) => ({
      notice_type: noticeType,
      handler:
        world.data.noticeHandlers.find(
          (each) => each.toolId === deployment.id && each.noticeType === noticeType,
        )?.url ?? '',
    }));
    response.json({
      client_id: Number(deployment.clientId),
      deployment_id: deployment.deploymentId,
      notice_handlers: handlers,
    });
  });

  routes.put(path, async (request, response) => {
    const { deployment, domain } = await toolOf(platform, request, request.params.toolId);
    const body = request.body as {
      notice_type?: unknown;
      handler?: unknown;
      max_batch_size?: unknown;
    };
    const noticeType = noticeTypes.find((each) => each === body.notice_type);
    if (!noticeType) {
      throw refused.badRequest(
        `unknown notice_type, it must be one of [${noticeTypes.join(', ')}]`,
      );
    }
    const { handler } = body;
    if (typeof handler !== 'string' || (handler !== '' && !URL.canParse(handler))) {
      throw refused.badRequest('handler must be a valid URL or an empty string');
    }
    if (handler !== '' && new URL(handler).host !== domain) {
      throw refused.badRequest("handler url should match tool's domain");
    }
    world.data.noticeHandlers = world.data.noticeHandlers.filter(
      (each) => each.toolId !== deployment.id || each.noticeType !== noticeType,
    );
    if (handler !== '') {
      const maxBatchSize = typeof body.max_batch_size === 'number' ? body.max_batch_size : null;
      world.data.noticeHandlers.push({
        toolId: deployment.id,
        noticeType,
        url: handler,
        maxBatchSize,
      });
    }
    world.save();
    response.json({ notice_type: noticeType, handler });
  });

  return {
    routes,
    deliveries,
    contextCopied: async (course, from, at) => {
      const tools = world.toolsIn({ courseId: course.id });
      for (const tool of tools) {
        const handler = world.data.noticeHandlers.find(
          (each) => each.toolId === tool.id && each.noticeType === 'LtiContextCopyNotice',
        );
        if (!handler) continue;
        const jwt = await platform.signing.sign(copyNotice(platform, tool, course, from, at));
        deliveries.push(await deliver(handler.url, jwt));
      }
    },
  };
}

async function toolOf(
  platform: Platform,
  request: Parameters<typeof callerWith>[1],
  toolId: string,
) {
  const { developerKey } = await callerWith(platform, request, scopes.notices);
  const deployment = platform.world.data.deployments.find((each) => String(each.id) === toolId);
  if (!deployment || !platform.settings.notices) throw refused.notFound('not found');
  if (deployment.clientId !== developerKey.clientId) throw refused.forbidden('permission denied');
  return { deployment, domain: developerKey.domain };
}

/** Canvas: `LtiContextCopyNoticeBuilder`; no `sub`, since nobody launched anything. */
function copyNotice(
  platform: Platform,
  tool: Deployment,
  course: Course,
  from: Course,
  at: string,
): Record<string, unknown> {
  const { ids } = platform.world;
  return {
    [claim('version')]: '1.3.0',
    [claim('notice')]: { id: randomUUID(), timestamp: at, type: 'LtiContextCopyNotice' },
    aud: tool.clientId,
    azp: tool.clientId,
    [claim('deployment_id')]: tool.deploymentId,
    exp: seconds(platform) + 3600,
    iat: seconds(platform),
    iss: platform.issuer,
    nonce: randomUUID(),
    [claim('context')]: {
      id: ids.context('course', course.id),
      label: course.code,
      title: course.name,
      type: [courseContextType],
    },
    [claim('origin_contexts')]: [ids.context('course', from.id)],
  };
}

async function deliver(url: string, jwt: string): Promise<Delivery> {
  const noticeType = 'LtiContextCopyNotice';
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'Canvas' },
      body: JSON.stringify({ notices: [{ jwt }] }),
      signal: AbortSignal.timeout(10_000),
    });
    return { noticeType, url, status: answer.status };
  } catch {
    return { noticeType, url, status: null };
  }
}
