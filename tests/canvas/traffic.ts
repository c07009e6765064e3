import type { Request, RequestHandler } from 'express';

/** One request that reached the practice Canvas' services, for tests to look at. */
export interface LoggedRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
  at: Date;
  status: number | null;
}

/** An answer that the practice Canvas gives instead of its own. */
export interface Failure {
  /** Paths that it meets, `/api/lti/` and `/login/oauth2/` alike: a part of the path, or a pattern. */
  path: string | RegExp;
  method?: string;
  /** How many requests meet it; once unless said otherwise. */
  times?: number;
  /** The status to answer with; without it the request is only delayed. */
  status?: number;
  body?: string;
  headers?: Record<string, string>;
  delayMs?: number;
  /** Never answers: the caller's own time limit must end it. */
  hang?: boolean;
}

export interface Traffic {
  requests: LoggedRequest[];
  failNext: (failure: Failure) => void;
  clearFailures: () => void;
  /** Logs each request. */
  log: RequestHandler;
  /** Answers with a failure that a test asked for. Behind the throttle: what waits is in its bucket. */
  fail: RequestHandler;
}

export function createTraffic(): Traffic {
  const requests: LoggedRequest[] = [];
  let failures: { failure: Failure; left: number }[] = [];
  const take = (request: Request): Failure | undefined => {
    const match = failures.find(({ failure, left }) => left > 0 && meets(failure, request));
    if (match) match.left -= 1;
    return match?.failure;
  };
  return {
    requests,
    failNext: (failure) => failures.push({ failure, left: failure.times ?? 1 }),
    clearFailures: () => {
      failures = [];
    },
    log: (request, response, next) => {
      const entry: LoggedRequest = {
        method: request.method,
        path: pathOf(request),
        query: strings(request.query),
        headers: strings(request.headers),
        body: request.body,
        at: new Date(),
        status: null,
      };
      requests.push(entry);
      response.on('finish', () => {
        entry.status = response.statusCode;
      });
      next();
    },
    fail: async (request, response, next) => {
      const failure = take(request);
      if (failure?.hang) return;
      if (failure?.delayMs) await new Promise((done) => setTimeout(done, failure.delayMs));
      if (failure?.status === undefined) next();
      else
        response
          .status(failure.status)
          .set(failure.headers ?? {})
          .send(failure.body ?? '');
    },
  };
}

function pathOf(request: Request): string {
  return request.baseUrl + request.path;
}

function meets({ path, method }: Failure, request: Request): boolean {
  if (method !== undefined && method !== request.method) return false;
  const asked = pathOf(request);
  return typeof path === 'string' ? asked.includes(path) : path.test(asked);
}

function strings(values: object): Record<string, string> {
  const kept = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(kept);
}
