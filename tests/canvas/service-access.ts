import type { NextFunction, Request, Response } from 'express';
import type { JWTPayload } from 'jose';
import type { Platform } from './platform.ts';
import type { Throttle } from './throttle.ts';
import { tokenUrl } from './token-endpoint.ts';
import type { Course, Deployment, DeveloperKey } from './types.ts';
import { NotFound } from './world.ts';

/** A refusal by one of the services, in the shape that Canvas gives it. */
class ServiceRefused extends Error {
  readonly status: number;
  readonly type: string;
  constructor(status: number, type: string, message: string) {
    super(message);
    this.status = status;
    this.type = type;
  }
}

export const refused = {
  unauthorized: (message: string) => new ServiceRefused(401, 'unauthorized', message),
  badRequest: (message: string) => new ServiceRefused(400, 'bad_request', message),
  forbidden: (message: string) => new ServiceRefused(403, 'forbidden', message),
  notFound: (message: string) => new ServiceRefused(404, 'not_found', message),
  precondition: (message: string) => new ServiceRefused(412, 'precondition_failed', message),
  unprocessable: (message: string) => new ServiceRefused(422, 'unprocessable_entity', message),
};

export interface Caller {
  developerKey: DeveloperKey;
  scopes: string[];
}

/** Cost of a request in Canvas' unit (seconds of work); small, as most are. */
const cost = 0.25;

/**
 * What stands before every service: a User-Agent (Instructure, required since 2026), then the
 * throttle (Canvas: `RequestThrottle`), counted per client id.
 */
export function serviceGate(platform: Platform, throttle: Throttle) {
  return async (request: Request, response: Response, next: NextFunction) => {
    if (!request.headers['user-agent']) {
      response.status(403).json({
        error: 'Forbidden',
        message:
          'You are not authorized to access this site because you have not provided a valid user agent.',
      });
      return;
    }
    const claims = await tokenOf(platform, request).catch(() => null);
    const clientId = claims?.sub;
    if (clientId === undefined) {
      next();
      return;
    }
    const remaining = throttle.enter(clientId);
    if (remaining <= 0) {
      throttle.leave(clientId, 0);
      const status = platform.settings.throttledStatus;
      response
        .status(status)
        .set('X-Rate-Limit-Remaining', '0.0')
        .type('text/plain')
        .send(
          `${status} ${status === 403 ? 'Forbidden' : 'Too Many Requests'} (Rate Limit Exceeded)\n`,
        );
      return;
    }
    response.set({
      'X-Request-Cost': String(cost),
      'X-Rate-Limit-Remaining': remaining.toFixed(1),
    });
    response.on('close', () => throttle.leave(clientId, cost));
    next();
  };
}

/** Canvas: `LtiServices` (token, key, scope). @throws ServiceRefused 401. */
export async function callerWith(
  platform: Platform,
  request: Request,
  ...anyOf: string[]
): Promise<Caller> {
  if (!request.headers.authorization) throw refused.unauthorized('Missing access token');
  const claims = await tokenOf(platform, request).catch(() => {
    throw refused.unauthorized('Invalid access token format');
  });
  if (claims.aud !== tokenUrl(platform)) {
    throw refused.unauthorized("Invalid access token field/s: the 'aud' is invalid");
  }
  const developerKey = platform.world.developerKey(claims.sub ?? '');
  if (developerKey?.state !== 'on') {
    throw refused.unauthorized('Unknown or inactive Developer Key');
  }
  const granted = claims['scopes'];
  const scopes = typeof granted === 'string' ? granted.split(' ') : [];
  if (!anyOf.some((scope) => scopes.includes(scope))) {
    throw refused.unauthorized('Insufficient permissions');
  }
  return { developerKey, scopes };
}

/** Canvas: `AdvantageServices#verify_context` and `#verify_tool`. */
export function courseFor(
  platform: Platform,
  caller: Caller,
  courseId: string | undefined,
): { course: Course; deployment: Deployment } {
  const { world } = platform;
  const course = world.data.courses.find((each) => String(each.id) === courseId);
  if (!course) throw refused.notFound('Context not found');
  const deployment = world
    .toolsIn({ courseId: course.id })
    .find((each) => each.clientId === caller.developerKey.clientId);
  if (!deployment) {
    throw refused.unauthorized('Access Token not linked to a Tool associated with this Context');
  }
  return { course, deployment };
}

/** Answers refusals as Canvas' `render_error`, and missing records as its API does. */
export function serviceErrors(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (error instanceof ServiceRefused) {
    response.status(error.status).json({ errors: { type: error.type, message: error.message } });
  } else if (error instanceof NotFound) {
    response.status(404).json({ errors: [{ message: 'The specified resource does not exist.' }] });
  } else next(error);
}

function tokenOf(platform: Platform, request: Request): Promise<JWTPayload> {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme !== 'Bearer' || token === undefined) return Promise.reject(new Error('no token'));
  return platform.signing.unseal(token);
}
