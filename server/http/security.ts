import helmet from 'helmet';
import type { RequestHandler } from 'express';
import type { FrameHosts } from '../lti/frame-hosts.ts';

/** Milliseconds for which steps of a launch take the frame's hosts as they were. */
const ltiMaxAge = 5000;

/**
 * Security headers for everything that the tool serves. Canvas shows the tool in a frame, so the
 * frame's ancestors are the hosts of the registered platforms, and X-Frame-Options is not sent
 * (canvas.md, "Frame"). Answers of the API are no pages, and are shown nowhere.
 * @param frameHosts sources for `frame-ancestors`
 */
export function securityHeaders(frameHosts: FrameHosts): RequestHandler {
  return async (request, response, next) => {
    const ancestors = request.path.startsWith('/api/')
      ? []
      : await frameHosts(request.path.startsWith('/lti/') ? ltiMaxAge : 0);
    const headers = helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          formAction: ["'self'", 'https:', ...ancestors],
          baseUri: ["'none'"],
          frameAncestors: ancestors.length === 0 ? ["'none'"] : ancestors,
        },
      },
      xFrameOptions: false,
      crossOriginOpenerPolicy: false,
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'no-referrer' },
    });
    headers(request, response, next);
  };
}
