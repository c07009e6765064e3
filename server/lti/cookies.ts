import type { CookieOptions, Request, Response } from 'express';
import { ltiPaths } from './addresses.ts';
import { loginSeconds, proofName, type Login } from './logins.ts';

/**
 * Cookies that survive in a frame of another site: kept apart for each site that frames the tool
 * (CHIPS), never read by scripts.
 */
const framed = {
  httpOnly: true,
  secure: true,
  sameSite: 'none',
  partitioned: true,
} as const satisfies CookieOptions;

/** Says that this browser brings cookies back, so that the next login needs no detour to find out. */
const worksName = 'kursdag-cookies';
const worksSeconds = 30 * 24 * 3600;

export function setProof(response: Response, login: Login): void {
  const path = '/lti';
  response.cookie(proofName(login), login.proof, { ...framed, path, maxAge: loginSeconds * 1000 });
  response.cookie(worksName, '1', { ...framed, path: ltiPaths.login, maxAge: worksSeconds * 1000 });
}

export function clearProof(response: Response, login: Login): void {
  response.cookie(proofName(login), '', { ...framed, path: '/lti', maxAge: 0 });
}

export function readProof(request: Request, login: Login): string | null {
  return readCookie(request, proofName(login));
}

export function cookiesWork(request: Request): boolean {
  return readCookie(request, worksName) !== null;
}

/** One cookie of a request; null when it did not come. Ours need no decoding. */
export function readCookie(request: Request, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value !== undefined) return value;
  }
  return null;
}
