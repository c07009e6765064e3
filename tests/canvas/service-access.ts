import type { NextFunction, Request, Response } from 'express';
import { errors } from 'jose';
import type { JWTPayload } from 'jose';
import type { Platform } from './platform.ts';
import { reserve } from './throttle.ts';
import type { Throttle } from './throttle.ts';
import { tokenUrl } from './token-endpoint.ts';
import type { Course, Deployment, DeveloperKey } from './types.ts';
import { NotFound } from './world.ts';

/** A refusal by one of the services, with the body that Canvas gives it; '' for none. */
class ServiceRefused extends Error {
  readonly status: number;
  readonly body: object | '';
  constructor(status: number, body: object | '') {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** Canvas: `LtiServices#render_error`. */
const rendered = (status: number, type: string) => (message: string) =>
  new ServiceRefused(status, { errors: { type, message } });

export const refused = {
  unauthorized: rendered(401, 'unauthorized'),
  badRequest: rendered(400, 'bad_request'),
  forbidden: rendered(403, 'forbidden'),
  notFound: rendered(404, 'not_found'),
  precondition: rendered(412, 'precondition_failed'),
  unprocessable: rendered(422, 'unprocessable_entity'),
  /** Canvas: `head :status`, no body at all. */
  silently: (status: 401 | 404 | 412) => new ServiceRefused(status, ''),
  /** Canvas: `ApplicationController#api_error_json` for `ActionController::ParameterMissing`. */
  missing: (name: string) =>
    new ServiceRefused(400, { errors: [{ message: `${name} is missing` }] }),
  /** Canvas: a record's validation, as `Api::Errors::Reporter` puts it. */
  record: (field: string, message: string, code: string | null = message) =>
    new ServiceRefused(422, { errors: [{ field, message, error_code: code }] }),
  /** Canvas: `LineItemsController`'s `rescue_from ActionController::BadRequest`. */
  plain: (error: string) => new ServiceRefused(400, { error }),
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
      const status = platform.settings.throttledStatus;
      const left = throttle.leave(clientId, 0);
      response
        .status(status)
        .set('X-Rate-Limit-Remaining', left.toFixed(1))
        .type('text/plain')
        .send(
          `${status} ${status === 403 ? 'Forbidden' : 'Too Many Requests'} (Rate Limit Exceeded)\n`,
        );
      return;
    }
    // What the bucket holds once this request has given its reserve back.
    response.set({
      'X-Request-Cost': String(cost),
      'X-Rate-Limit-Remaining': (remaining + reserve - cost).toFixed(1),
    });
    response.on('close', () => throttle.leave(clientId, cost));
    next();
  };
}

/** Canvas: `LtiServices#verify_access_token`, `#verify_developer_key`, `#verify_access_scope`. @throws ServiceRefused 401. */
export async function callerWith(
  platform: Platform,
  request: Request,
  ...anyOf: string[]
): Promise<Caller> {
  if (!request.headers.authorization) throw refused.unauthorized('Missing access token');
  const claims = await tokenOf(platform, request).catch((error: unknown) => {
    throw refused.unauthorized(tokenProblem(error));
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

/** Canvas: `AdvantageServices#verify_tool`; a course that is not there is a missing record. */
export function courseFor(
  platform: Platform,
  caller: Caller,
  courseId: string | undefined,
): { course: Course; deployment: Deployment } {
  const { world } = platform;
  const course = world.data.courses.find((each) => String(each.id) === courseId);
  if (!course) throw new NotFound('no such course');
  const deployment = world
    .toolsIn({ courseId: course.id })
    .find((each) => each.clientId === caller.developerKey.clientId);
  if (!deployment) {
    throw refused.unauthorized('Access Token not linked to a Tool associated with this Context');
  }
  return { course, deployment };
}

/** Answers refusals, and missing records as `ApplicationController#api_error_json` does. */
export function serviceErrors(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (error instanceof ServiceRefused) {
    if (error.body === '') response.status(error.status).end();
    else response.status(error.status).json(error.body);
  } else if (error instanceof NotFound) {
    response.status(404).json({ errors: [{ message: 'The specified resource does not exist.' }] });
  } else next(error);
}

/** Canvas: `AdvantageAccessToken#validate!` and the messages of `AdvantageErrors`. */
function tokenProblem(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'Access token expired';
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return 'Invalid access token signature';
  }
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return 'Access token signature algorithm not allowed';
  }
  return 'Invalid access token format';
}

function tokenOf(platform: Platform, request: Request): Promise<JWTPayload> {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme !== 'Bearer' || token === undefined) return Promise.reject(new Error('no token'));
  return platform.signing.unseal(token);
}
