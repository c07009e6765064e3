import { createHash, timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Counts and times every endpoint, and shows the figures at `/metrics` to whoever has the token.
 * Endpoint names and statuses only, no personal data.
 */
export function metrics(token: string | undefined): Router {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'kursdag_request_seconds',
    help: 'Time to answer, by endpoint and status',
    labelNames: ['endpoint', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });

  const router = Router();
  router.use((_request, response, next) => {
    const stop = durations.startTimer();
    response.on('finish', () => {
      const endpoint: unknown = response.locals['endpoint'];
      stop({
        endpoint: typeof endpoint === 'string' ? endpoint : 'other',
        status: String(response.statusCode),
      });
    });
    next();
  });
  if (token !== undefined) {
    router.get('/metrics', async (request, response, next) => {
      const shown = (request.get('authorization') ?? '').replace(/^Bearer /, '');
      if (!timingSafeEqual(digest(shown), digest(token))) {
        next();
        return;
      }
      response.type(registry.contentType).send(await registry.metrics());
    });
  }
  return router;
}
