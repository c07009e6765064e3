/** Canvas refuses or throttles requests that do not say who they are. */
export const userAgent = 'Kursdag/1 (LTI 1.3 tool)';

/** No request to a platform may take longer than this, in milliseconds. */
export const platformTimeout = 10_000;

/** A platform did not answer in time, or could not be reached at all. */
export class PlatformUnreachable extends Error {
  constructor(cause: unknown) {
    super('the platform did not answer', { cause });
    this.name = 'PlatformUnreachable';
  }
}

/**
 * `fetch` for platforms: says who asks, gives up after `timeout` milliseconds, and follows no
 * redirects, since a platform's addresses are registered and not what it points to.
 * @throws PlatformUnreachable
 */
export async function platformFetch(
  url: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  timeout = platformTimeout,
): Promise<Response> {
  try {
    return await fetch(url, {
      redirect: 'error',
      ...init,
      headers: { 'User-Agent': userAgent, Accept: 'application/json', ...init.headers },
      signal: AbortSignal.timeout(timeout),
    });
  } catch (error) {
    throw new PlatformUnreachable(error);
  }
}
