import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { callerWith, refused } from './service-access.ts';
import type { Platform } from './platform.ts';
import { seconds } from './platform.ts';
import type { Course, Deployment, DeveloperKey, NoticeHandler } from './types.ts';
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

/** The platform notification service (Canvas: `Lti::IMS::NoticeHandlersController`, doc/api/pns.md). */
export function createNotices(platform: Platform): Notices {
  const { world } = platform;
  const deliveries: Delivery[] = [];
  const routes = Router();
  const path = '/api/lti/notice-handlers/:toolId';

  // Canvas: `#index` and `PlatformNotificationService.list_handlers`, those that are set first.
  routes.get(path, async (request, response) => {
    const { deployment } = await toolOf(platform, request, request.params.toolId);
    const set = world.data.noticeHandlers.filter((each) => each.toolId === deployment.id);
    const unset = noticeTypes.filter((type) => !set.some((each) => each.noticeType === type));
    response.json({
      client_id: Number(deployment.clientId),
      deployment_id: deployment.deploymentId,
      notice_handlers: [
        ...set.map(handlerJson),
        ...unset.map((notice_type) => ({ notice_type, handler: '' })),
      ],
    });
  });

  // Canvas: `#update` and the validations of `Lti::NoticeHandler`.
  routes.put(path, async (request, response) => {
    const { deployment, developerKey } = await toolOf(platform, request, request.params.toolId);
    const body = { ...(request.body as object | undefined) } as {
      notice_type?: unknown;
      handler?: unknown;
      max_batch_size?: unknown;
    };
    if (!body.notice_type) throw refused.missing('notice_type');
    const { handler, max_batch_size: size = null } = body;
    if (typeof handler !== 'string') {
      throw refused.badRequest('handler must be a valid URL or an empty string');
    }
    const noticeType = noticeTypes.find((each) => each === body.notice_type);
    if (!noticeType) {
      throw invalid(`Notice type unknown, must be one of [${noticeTypes.join(', ')}]`);
    }
    if (handler !== '') checkHandler(developerKey, handler, size);
    world.data.noticeHandlers = world.data.noticeHandlers.filter(
      (each) => each.toolId !== deployment.id || each.noticeType !== noticeType,
    );
    const maxBatchSize = typeof size === 'number' ? size : null;
    const kept = { toolId: deployment.id, noticeType, url: handler, maxBatchSize };
    if (handler !== '') world.data.noticeHandlers.push(kept);
    world.save();
    // Canvas: `.subscribe_tool_for_notice` greets whoever subscribes to greetings, at once.
    if (handler !== '' && noticeType === 'LtiHelloWorldNotice') {
      const jwt = await platform.signing.sign(helloNotice(platform, deployment));
      deliveries.push(await deliver(handler, noticeType, jwt));
    }
    response.json(handlerJson(kept));
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
        deliveries.push(await deliver(handler.url, handler.noticeType, jwt));
      }
    },
  };
}

/** Canvas: `#tool` and `#validate_tool_id`. */
async function toolOf(
  platform: Platform,
  request: Parameters<typeof callerWith>[1],
  toolId: string,
) {
  const { developerKey } = await callerWith(platform, request, scopes.notices);
  const deployment = platform.world.data.deployments.find((each) => String(each.id) === toolId);
  if (!deployment || !platform.settings.notices) throw refused.notFound('not found');
  if (deployment.clientId !== developerKey.clientId) throw refused.forbidden('permission denied');
  return { deployment, developerKey };
}

const invalid = (reason: string) => refused.badRequest(`Validation failed: ${reason}`);

/** Canvas: `Lti::NoticeHandler#validate_tool_url` and `MIN_MAX_BATCH_SIZE`. */
function checkHandler(key: DeveloperKey, url: string, size: unknown): void {
  if (!URL.canParse(url)) throw invalid('Url is not a valid URL');
  if (new URL(url).host !== key.domain && !key.redirectUris.includes(url)) {
    throw invalid("Url should match tool's domain or redirect uri");
  }
  if (size === null) return;
  if (!Number.isInteger(size) || Number(size) < 10) {
    throw invalid('Max batch size must be greater than or equal to 10');
  }
}

/** Canvas: `PlatformNotificationService#handler_api_json`, without what is null. */
function handlerJson({ noticeType, url, maxBatchSize }: NoticeHandler) {
  return {
    notice_type: noticeType,
    handler: url,
    ...(maxBatchSize === null || url === '' ? {} : { max_batch_size: maxBatchSize }),
  };
}

/** Canvas: `Lti::Pns::NoticeBuilder`; no `sub`, since nobody launched anything. */
function notice(platform: Platform, tool: Deployment, type: string, at: string) {
  return {
    [claim('version')]: '1.3.0',
    [claim('notice')]: { id: randomUUID(), timestamp: at, type },
    aud: tool.clientId,
    azp: tool.clientId,
    [claim('deployment_id')]: tool.deploymentId,
    exp: seconds(platform) + 3600,
    iat: seconds(platform),
    iss: platform.issuer,
    nonce: randomUUID(),
  };
}

/** Canvas: `Lti::Pns::LtiContextCopyNoticeBuilder#custom_ims_claims`. */
function copyNotice(
  platform: Platform,
  tool: Deployment,
  course: Course,
  from: Course,
  at: string,
): Record<string, unknown> {
  const { ids } = platform.world;
  return {
    ...notice(platform, tool, 'LtiContextCopyNotice', at),
    [claim('context')]: {
      id: ids.context('course', course.id),
      label: course.code,
      title: course.name,
      type: [courseContextType],
    },
    [claim('origin_contexts')]: [ids.context('course', from.id)],
  };
}

/** Canvas: `Lti::Pns::LtiHelloWorldNoticeBuilder#custom_instructure_claims`. */
function helloNotice(platform: Platform, tool: Deployment): Record<string, unknown> {
  return {
    ...notice(platform, tool, 'LtiHelloWorldNotice', platform.clock().toISOString()),
    'https://www.instructure.com/hello_world': { title: 'Hello World!', message: 'Subscribed.' },
  };
}

/** Canvas: `PlatformNotificationService#send_notice_batch`; never sent again. */
async function deliver(url: string, noticeType: string, jwt: string): Promise<Delivery> {
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
