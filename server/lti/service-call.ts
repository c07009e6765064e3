import type { Platform } from '../models/platforms.ts';
import { AccessTokenRefused, type AccessTokens } from './access-token.ts';
import { platformFetch, PlatformUnreachable } from './platform-fetch.ts';
import type { Scope } from './scopes.ts';

/** A service of the platform refused for good, or went on failing; `status` 0: it was not reached. */
export class ServiceRefused extends Error {
  readonly status: number;
  /** The first part of what it answered, for telling refusals apart; never shown or logged. */
  readonly answer: string;

  constructor(status: number, answer = '') {
    super(`the platform's service refused (${status})`);
    this.name = 'ServiceRefused';
    this.status = status;
    this.answer = answer;
  }
}

export interface ServiceRequest {
  url: string;
  scopes: readonly Scope[];
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  accept: string;
  body?: { type: string; json: unknown };
  /** Sent again only where the platform has surely not acted on it: throttled, or refused a token. */
  once?: boolean;
}

const attempts = 5;
/** Wait before the second attempt in milliseconds; doubled for each after it. */
const firstWait = 500;

/**
 * Calls a service of a platform with an access token. Throttled (Canvas: 403 with "Rate Limit
 * Exceeded", or 429), failing (5xx) and silent platforms are asked again, more and more slowly; a
 * refused token is fetched anew once.
 * @throws ServiceRefused
 */
export function serviceCalls(tokens: AccessTokens) {
  return async (platform: Platform, request: ServiceRequest): Promise<Response> => {
    let renewed = false;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await attemptOnce(tokens, platform, request);
      if (outcome instanceof Response) return outcome;
      const { status, answer } = outcome;
      if (status === 401) tokens.forget(platform, request.scopes);
      // Canvas answers 401 also where another token would not help: a key switched off, a tool removed.
      if (!outcome.again || attempt === attempts || (status === 401 && renewed)) {
        throw new ServiceRefused(status, answer);
      }
      renewed ||= status === 401;
      await pause(outcome.wait ?? firstWait * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
    }
  };
}

interface Failed {
  status: number;
  answer: string;
  again: boolean;
  wait?: number;
}

async function attemptOnce(
  tokens: AccessTokens,
  platform: Platform,
  { url, scopes, method = 'GET', accept, body, once = false }: ServiceRequest,
): Promise<Response | Failed> {
  try {
    const token = await tokens.get(platform, scopes);
    const response = await platformFetch(url, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: accept,
        ...(body === undefined ? {} : { 'Content-Type': body.type }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body.json) }),
    });
    return response.ok ? response : await failed(response, once);
  } catch (error) {
    if (error instanceof PlatformUnreachable) return { status: 0, answer: '', again: !once };
    if (error instanceof AccessTokenRefused) {
      const { status } = error;
      return { status, answer: '', again: status >= 500 || status === 429 || status === 403 };
    }
    throw error;
  }
}

async function failed(response: Response, once: boolean): Promise<Failed> {
  const answer = (await response.text().catch(() => '')).slice(0, 500);
  const { status } = response;
  const throttled = status === 429 || (status === 403 && /rate limit exceeded/i.test(answer));
  const again = throttled || (status >= 500 && !once) || status === 401;
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  const wait = Number.isFinite(seconds) ? { wait: Math.min(seconds, 30) * 1000 } : {};
  return { status, answer, again, ...wait };
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
