import type { Request, Response } from 'express';
import { paths } from '#contract/paths';
import { sessionSeconds } from './session-token.ts';

const [, renewPath] = paths['session.renew'];
const name = (tab: string) => `kursdag-${tab}`;

/**
 * Lets a tab go on after a reload: a cookie that only the renewal endpoint sees, kept apart for each
 * site that frames the tool, and named after the tab's person and place, so that several tabs with
 * different people work side by side.
 */
export function setReloadCookie(response: Response, tab: string, token: string): void {
  response.cookie(name(tab), token, {
    ...{ httpOnly: true, secure: true, sameSite: 'none', partitioned: true },
    ...{ path: renewPath, maxAge: sessionSeconds * 1000 },
  });
}

/** The cookie of the tab in `?s=`; null when there is none, or when another site is asking. */
export function readReloadCookie(request: Request, toolUrl: string): string | null {
  if (request.get('origin') !== new URL(toolUrl).origin) return null;
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return null;
  const tab = request.query['s'];
  if (typeof tab !== 'string') return null;
  const wanted = name(tab);
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === wanted && value !== undefined) return value;
  }
  return null;
}
