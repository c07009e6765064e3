import type { JWTPayload } from 'jose';
import type { Course } from '../models/courses.ts';
import { ltiAddresses } from './addresses.ts';
import { claimNames } from './claims.ts';

/** Characters of a page's path that an address may carry. */
const longest = 1000;

/**
 * An address in Canvas that opens the tool in a course at a page of the client, after a login where
 * that is needed: Canvas launches the tool whose domain the `url` has, with that address as the
 * target link (Canvas: `ExternalToolsController#retrieve`).
 * @param page a path inside the client
 * @returns null as long as no launch has told where the course lies in Canvas
 */
export function throughCanvas(
  { canvas: { returnUrl } }: Course,
  toolUrl: string,
  page: string,
): string | null {
  if (returnUrl === '') return null;
  const target = new URL(ltiAddresses(toolUrl).launch);
  target.searchParams.set('goto', page);
  const address = new URL(`${returnUrl}/external_tools/retrieve`);
  address.searchParams.set('display', 'borderless');
  address.searchParams.set('url', target.href);
  return address.href;
}

/** The page that the target link of a launch names, as {@link throughCanvas} writes it; else ''. */
export function pageOfTarget(payload: JWTPayload): string {
  const target = payload[claimNames.targetLinkUri];
  if (typeof target !== 'string' || !URL.canParse(target)) return '';
  return (new URL(target).searchParams.get('goto') ?? '').slice(0, longest);
}
