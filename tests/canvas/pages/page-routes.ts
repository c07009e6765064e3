import { Router } from 'express';
import type { Registrations } from '../dynamic-registration.ts';
import type { Launches } from '../login.ts';
import type { Notices } from '../notices.ts';
import type { Platform } from '../platform.ts';
import { accountRoutes } from './account-routes.ts';
import { courseActions } from './course-actions.ts';
import { courseRoutes } from './course-routes.ts';
import { frontPage } from './front-page.ts';
import { pageErrors } from './page-access.ts';

interface Parts {
  platform: Platform;
  launches: Launches;
  notices: Notices;
  registrations: Registrations;
}

/** The pages that a person in a browser walks through. */
export function pageRoutes({ platform, launches, notices, registrations }: Parts): Router {
  const router = Router();
  router.get('/', (_request, response) => void response.send(frontPage(platform)));
  router.use(courseRoutes(platform, launches), courseActions(platform, notices));
  router.use(accountRoutes(platform, launches, registrations));
  router.use(pageErrors);
  return router;
}
