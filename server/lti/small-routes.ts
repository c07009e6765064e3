import { Router } from 'express';
import { ltiPaths } from './addresses.ts';
import { closeScript, icon, platformStorageScript } from './browser-scripts.ts';
import type { LtiContext } from './lti-context.ts';
import { toolConfig } from './tool-config.ts';

const below = (path: string) => path.slice('/lti'.length);

/** What anyone may read: the key set, the configuration for Canvas, scripts of the pages, the icon. */
export function smallRoutes(lti: LtiContext): Router {
  const router = Router();
  const config = toolConfig(lti.toolUrl);
  router.get(below(ltiPaths.keys), async (_request, response) => {
    response.set('Cache-Control', 'public, max-age=60').json(await lti.toolKeys.publicKeySet());
  });
  router.get(below(ltiPaths.config), (_request, response) => {
    response.json(config);
  });
  const files = [
    [ltiPaths.storageScript, 'text/javascript', platformStorageScript],
    [ltiPaths.closeScript, 'text/javascript', closeScript],
    [ltiPaths.icon, 'image/svg+xml', icon],
  ] as const;
  for (const [path, type, content] of files) {
    router.get(below(path), (_request, response) => {
      response.set('Cache-Control', 'public, max-age=3600');
      // Canvas shows the icon on its own pages.
      response.set('Cross-Origin-Resource-Policy', 'cross-origin');
      response.type(type).send(content);
    });
  }
  return router;
}
