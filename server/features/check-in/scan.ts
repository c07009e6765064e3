import { Router, type Request, type Response } from 'express';
import type { Deps } from '../../http/deps.ts';
import { requestLocale } from '../../http/request-locale.ts';
import { scanTexts } from '../../i18n/scan-texts.ts';
import { escapeHtml, htmlPage } from '../../lti/html.ts';
import { throughCanvas } from '../../lti/through-canvas.ts';
import { windowOfToken } from './codes.ts';
import { scanTickets } from './ticket.ts';

/**
 * Where the QR code leads, to be mounted at `/check-in`: writes a ticket that says when it was
 * scanned, and sends the phone on to Canvas, which opens the tool at its check-in page. Who holds the
 * phone is not known here, and nothing is stored.
 */
export function scanPage(deps: Deps): Router {
  const { env, models, now } = deps;
  const tickets = scanTickets(env.KURSDAG_SECRET, now);
  const router = Router();
  router.get('/:place/:token', async (request, response) => {
    response.locals['endpoint'] = 'check-in.scan';
    const { place, token } = request.params;
    const day = await models.checkIns.findPlace(place);
    const window =
      day === null ? null : windowOfToken(day.secret, token, Math.floor(now().getTime() / 1000));
    if (day === null || window === null) {
      sendPage(request, response, 410, 'old');
      return;
    }
    const course = await models.courses.get(day.courseId);
    const query = new URLSearchParams({
      ...{ day: day.dayId, ticket: await tickets.issue(place, window) },
    });
    const page = `/check-in?${query.toString()}`;
    const address = course === null ? null : throughCanvas(course, env.KURSDAG_URL, page);
    if (address === null) sendPage(request, response, 200, 'noWay');
    else response.set('Cache-Control', 'no-store').redirect(303, address);
  });
  return router;
}

function sendPage(
  request: Request,
  response: Response,
  status: number,
  which: 'old' | 'noWay',
): void {
  const lang = requestLocale(request);
  const title = scanTexts[lang][`${which}Heading`];
  const text = scanTexts[lang][`${which}Text`];
  const main = `<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(text)}</p>`;
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(htmlPage({ lang, title, main }));
}
