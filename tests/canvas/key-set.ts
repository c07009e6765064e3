import { Router } from 'express';
import type { Platform } from './platform.ts';

/** Canvas: `Lti::KeyStorage.max_cache_age`, ten days. */
const maxAgeSeconds = 10 * 86_400;

/** The platform's public keys (Canvas: `SecurityController#jwks`). */
export function keySetRoutes(platform: Platform): Router {
  const router = Router();
  router.get('/api/lti/security/jwks', (_request, response) => {
    response
      .set('Cache-Control', `max-age=${maxAgeSeconds}`)
      .json({ keys: platform.signing.publicKeys() });
  });
  return router;
}
