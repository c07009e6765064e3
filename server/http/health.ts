import { Router } from 'express';
import type { Deps } from './deps.ts';

/** `/healthz`: the process answers. `/readyz`: it also reaches its database. */
export function healthRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.type('text').send('ok\n');
  });
  router.get('/readyz', async (_request, response) => {
    try {
      await deps.models.ping();
      response.type('text').send('ready\n');
    } catch {
      response.status(503).type('text').send('the database does not answer\n');
    }
  });
  return router;
}
