import { type Request, type Response, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Locale } from '#contract/roles';
import { readCode } from '#domain/certificate-number';
import type { Deps } from '../../../http/deps.ts';
import { requestLocale } from '../../../http/request-locale.ts';
import { checkScript } from './check-script.ts';
import { lookUpCode } from './look-up.ts';
import { askPage, foundPage } from './page.ts';

/**
 * `/verify` and `/verify/CODE`: open to all, without session or cookie. What is not a code and what is
 * the code of nothing get the same answer.
 */
export function verificationPages({ models, env }: Pick<Deps, 'models' | 'env'>): Router {
  const router = Router();
  router.get('/verify/check.js', (_request, response) => {
    response.locals['endpoint'] = 'verify.script';
    response.type('text/javascript').set('Cache-Control', 'public, max-age=3600').send(checkScript);
  });
  router.use(
    '/verify',
    rateLimit({
      ...{ windowMs: 60_000, limit: env.VERIFY_PER_MINUTE, standardHeaders: true },
      ...{ legacyHeaders: false, validate: { xForwardedForHeader: false } },
      handler: (request, response) => {
        send(response, 429, askPage(localeOf(request), '/verify', 'tooMany'));
      },
    }),
  );
  router.get('/verify', (request, response) => {
    const locale = localeOf(request);
    const typed = request.query['code'];
    if (typeof typed !== 'string') {
      send(response, 200, askPage(locale, '/verify', 'none'));
      return;
    }
    const code = readCode(typed);
    if (code === null) send(response, 404, askPage(locale, '/verify', 'notFound'));
    else response.redirect(303, `/verify/${code}?lang=${locale}`);
  });
  router.get('/verify/:code', async (request, response) => {
    const locale = localeOf(request);
    const found = await lookUpCode(models, request.params.code);
    if (found === null) send(response, 404, askPage(locale, '/verify', 'notFound'));
    else send(response, 200, foundPage(locale, `/verify/${request.params.code}`, found));
  });
  return router;
}

function send(response: Response, status: number, page: string): void {
  response.locals['endpoint'] = 'verify';
  response.status(status).set('Cache-Control', 'no-store').set('X-Robots-Tag', 'noindex');
  response.type('html').send(page);
}

/** The language that the page's links ask for; else the browser's. */
function localeOf(request: Request): Locale {
  const asked = request.query['lang'];
  return asked === 'nb' || asked === 'nn' || asked === 'en' ? asked : requestLocale(request);
}
