import type { Request, Response } from 'express';
import type { Platform } from './platform.ts';

const name = 'canvas_session';
const oneDay = 86_400;

/**
 * Signs a person in to the practice Canvas in this browser, one at a time as in Canvas. Two cookies:
 * Canvas' own attributes, and one without for browsers that refuse `Secure` on http://localhost.
 */
export async function signIn(platform: Platform, response: Response, person: string) {
  const value = await platform.signing.seal({ person }, oneDay);
  response.append('Set-Cookie', `${name}=${value}; Path=/; HttpOnly; Secure; SameSite=None`);
  response.append('Set-Cookie', `${name}_plain=${value}; Path=/; HttpOnly`);
}

/** The key of the person who is signed in, or null. */
export async function personOf(platform: Platform, request: Request): Promise<string | null> {
  const cookies = new Map(
    (request.headers.cookie ?? '').split(';').map((each) => {
      const [key = '', ...rest] = each.trim().split('=');
      return [key, rest.join('=')];
    }),
  );
  for (const each of [name, `${name}_plain`]) {
    const value = cookies.get(each);
    if (value === undefined) continue;
    try {
      const { person } = await platform.signing.unseal(value);
      if (typeof person === 'string') return person;
    } catch {
      continue;
    }
  }
  return null;
}

/** The value of a session cookie for a client without a browser. */
export async function sessionCookie(platform: Platform, person: string): Promise<string> {
  return `${name}=${await platform.signing.seal({ person }, oneDay)}`;
}
