import { type Request, type Response, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Deps } from '../../http/deps.ts';
import { requestLocale } from '../../http/request-locale.ts';
import { fill } from '../../i18n/certificate-texts.ts';
import { reminderStopTexts } from '../../i18n/reminder-texts.ts';
import { escapeHtml, htmlPage } from '../../lti/html.ts';
import type { ReminderStop } from '../../models/reminder-stops.ts';

/** How many requests one address may make in a minute: a class room behind one address, no more. */
const perMinute = 120;

/**
 * Where the link in a reminder leads, to be mounted at `/reminders`: a page with a button, without
 * login or cookie. Mail programs and their scanners fetch the page (GET), which changes nothing;
 * their own button posts at once (RFC 8058).
 */
export function stopPages(deps: Pick<Deps, 'models' | 'now'>): Router {
  const { models, now } = deps;
  const router = Router();
  router.use(
    rateLimit({
      ...{ windowMs: 60_000, limit: perMinute, standardHeaders: true, legacyHeaders: false },
      validate: { xForwardedForHeader: false },
    }),
  );
  router.get('/stop/:code', async (request, response) => {
    const stop = await models.reminderStops.find(request.params.code);
    if (stop === null) send(request, response, 404, unknownPage(request));
    else {
      const page = stop.stoppedAt === null ? askPage : stoppedPage;
      send(request, response, 200, page(request, await titleOf(deps, stop)));
    }
  });
  router.post('/stop/:code', async (request, response) => {
    const stop = await models.reminderStops.find(request.params.code);
    if (stop === null) {
      send(request, response, 404, unknownPage(request));
      return;
    }
    if (await models.reminderStops.set(stop, true, now())) await note(deps, stop);
    send(request, response, 200, stoppedPage(request, await titleOf(deps, stop)));
  });
  return router;
}

async function note({ models, now }: Pick<Deps, 'models' | 'now'>, stop: ReminderStop) {
  const { courseId, personId } = stop;
  const platformId = (await models.courses.get(courseId))?.platformId ?? '';
  const event = { kind: 'remindersStopped', subject: personId } as const;
  await models.audit.record({ platformId, courseId, by: personId }, event, now());
}

async function titleOf({ models }: Pick<Deps, 'models'>, { courseId }: ReminderStop) {
  const course = await models.courses.get(courseId);
  return course?.plan?.title ?? course?.title ?? '';
}

interface Page {
  title: string;
  main: string;
}

function askPage(request: Request, course: string): Page {
  const texts = reminderStopTexts[requestLocale(request)];
  return {
    title: texts.title,
    main: `<h1>${texts.title}</h1>
<p>${escapeHtml(fill(texts.question, { course }))}</p>
<form method="post"><button type="submit" class="button">${texts.button}</button></form>`,
  };
}

function stoppedPage(request: Request, course: string): Page {
  const texts = reminderStopTexts[requestLocale(request)];
  return {
    title: texts.stoppedTitle,
    main: `<h1>${texts.stoppedTitle}</h1>
<p>${escapeHtml(fill(texts.stopped, { course }))}</p><p>${texts.again}</p>`,
  };
}

function unknownPage(request: Request): Page {
  const texts = reminderStopTexts[requestLocale(request)];
  return {
    title: texts.unknownTitle,
    main: `<h1>${texts.unknownTitle}</h1><p>${texts.unknown}</p>`,
  };
}

/** The code stands in the address: no log line, no search engine and no other page learns of it. */
function send(request: Request, response: Response, status: number, page: Page): void {
  response.locals['endpoint'] = 'reminders.stop';
  response.status(status).set('Cache-Control', 'no-store').set('X-Robots-Tag', 'noindex');
  response.type('html').send(htmlPage({ lang: requestLocale(request), ...page }));
}
