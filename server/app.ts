import express, { type Express, Router } from 'express';
import { openApiDocument } from '#contract/openapi';
import { mountAdmin } from './features/admin/routes.ts';
import { mountAttendance } from './features/attendance/routes.ts';
import { mountCheckIn } from './features/check-in/routes.ts';
import { scanPage } from './features/check-in/scan.ts';
import { mountCertificates } from './features/certificates/routes.ts';
import { verificationPages } from './features/certificates/verify/routes.ts';
import { mountCourseSetup } from './features/course-setup/routes.ts';
import { mountDeepLinking } from './features/deep-linking/routes.ts';
import { mountAccount } from './features/exports/account-routes.ts';
import { mountFees } from './features/exports/fee-routes.ts';
import { mountExports } from './features/exports/routes.ts';
import { mountGradebook } from './features/gradebook/routes.ts';
import { mountMeetingReports } from './features/meeting-reports/routes.ts';
import { mountMyCourse } from './features/my-course/routes.ts';
import { matchPersons } from './features/meeting-reports/matching/match-persons.ts';
import { mountObjections } from './features/objections/routes.ts';
import { mountPrep } from './features/prep/routes.ts';
import { mountPrivacy } from './features/privacy/routes.ts';
import { mountRegistrations } from './features/registrations/routes.ts';
import { mountReminders } from './features/reminders/routes.ts';
import { stopPages } from './features/reminders/stop-page.ts';
import { mountRoster } from './features/roster/routes.ts';
import { authenticator } from './http/authenticate.ts';
import { clientFiles } from './http/client-files.ts';
import type { Deps } from './http/deps.ts';
import { errorHandler, notFound } from './http/errors.ts';
import { healthRoutes } from './http/health.ts';
import { metrics } from './http/metrics.ts';
import { requestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security.ts';
import { sessionTokens } from './http/session-token.ts';
import { mailboxPage } from './http/mailbox-page.ts';
import { createLti } from './lti/lti.ts';
import { mountSession } from './http/session-routes.ts';

/** Composes the whole server; does not listen. One per process: ltijs is a singleton. */
export async function createApp(deps: Deps): Promise<Express> {
  const tokens = sessionTokens(deps.env.KURSDAG_SECRET, deps.now);
  const authenticate = authenticator(deps, tokens);
  const lti = await createLti(deps);

  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.env.TRUST_PROXY);
  app.use(requestLog(deps.log));
  app.use(securityHeaders(lti.frameHosts));
  app.use(metrics(deps.env.METRICS_TOKEN));
  app.use(healthRoutes(deps));
  app.use('/lti', lti.router);
  app.use('/check-in', scanPage(deps));

  const api = Router();
  const roster = mountRoster(api, deps, authenticate, lti.namesAndRoles);
  mountSession(api, deps, authenticate, tokens, roster.onSignIn);
  mountAttendance(api, deps, authenticate);
  mountCheckIn(api, deps, authenticate);
  mountObjections(api, deps, authenticate);
  mountCourseSetup(api, deps, authenticate);
  mountMeetingReports(api, deps, authenticate);
  mountMyCourse(api, deps, authenticate);
  mountPrep(api, deps, authenticate);
  mountReminders(api, deps, authenticate);
  mountPrivacy(api, deps, authenticate);
  mountExports(api, deps, authenticate);
  mountFees(api, deps, authenticate);
  mountAccount(api, deps, authenticate);
  mountRegistrations(api, deps, authenticate, matchPersons);
  mountGradebook(api, deps, authenticate, lti.grades);
  mountDeepLinking(api, deps.models, authenticate, lti.deepLinks);
  mountCertificates(api, deps, authenticate);
  mountAdmin(api, deps, authenticate);
  api.get('/api/openapi.json', (_request, response) => {
    response.json(openApiDocument());
  });
  app.use(api);

  if (deps.env.KURSDAG_DEMO) app.use(mailboxPage(deps.models));
  app.use(verificationPages(deps));
  app.use('/reminders', stopPages(deps));
  app.use('/app', clientFiles());
  app.use(notFound);
  app.use(errorHandler(deps.log));
  return app;
}
