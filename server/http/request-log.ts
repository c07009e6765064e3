import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/**
 * One line per request: the endpoint's name (never its address, which may carry ids), status and
 * milliseconds, and the code of a refused launch. No headers, no bodies, no personal data.
 */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    response.on('finish', () => {
      const endpoint: unknown = response.locals['endpoint'];
      const refusal: unknown = response.locals['refusal'];
      log.info(
        {
          ...(typeof refusal === 'string' ? { refusal } : {}),
          endpoint: typeof endpoint === 'string' ? endpoint : request.baseUrl || '-',
          method: request.method,
          status: response.statusCode,
          ms: Math.round(performance.now() - started),
        },
        'request',
      );
    });
    next();
  };
}
