import helmet from 'helmet';
import type { RequestHandler } from 'express';

/**
 * Security headers for everything that the tool serves. Canvas shows the tool in a frame, so the
 * frame's ancestors are the hosts of the registered platforms, and X-Frame-Options is not sent
 * (canvas.md, "Frame").
 * @param frameHosts sources for `frame-ancestors`, asked for at each response
 */
export function securityHeaders(frameHosts: () => Promise<string[]>): RequestHandler {
  return async (request, response, next) => {
    const ancestors = await frameHosts();
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
