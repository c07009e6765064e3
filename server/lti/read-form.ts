import express, { type Request, type RequestHandler } from 'express';
import { Refused, type RefusalCode } from './refusals.ts';

/** Room for a token with long custom fields; Canvas' are some 8 kB. */
const maxBytes = 256 * 1024;
const maxParameters = 60;
const parameterName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

export type Form = ReadonlyMap<string, string>;

/** Reads the bytes of a posted form and nothing else; `readForm` takes them apart. */
export const formBody: RequestHandler = express.raw({
  type: 'application/x-www-form-urlencoded',
  limit: maxBytes,
  inflate: false,
});

/**
 * The form of a login or a launch: posted as `application/x-www-form-urlencoded`, or a GET's query.
 * Names are plain words and values are single strings, so that no array, object or database
 * operator (`iss[$ne]`) can come out of it.
 * @throws Refused
 */
export function readForm(request: Request): Form {
  if (request.method === 'GET') return parseForm(request.url.split('?', 2)[1] ?? '');
  const body: unknown = request.body;
  if (Buffer.isBuffer(body)) return parseForm(body.toString('latin1'));
  if (request.is('application/x-www-form-urlencoded') === null) return new Map();
  throw new Refused('WRONG_CONTENT_TYPE');
}

/** What a body that could not be read is refused with; null for any other error. */
export function bodyRefusal(error: unknown): Refused | null {
  if (!(error instanceof Error) || !('type' in error)) return null;
  const codes: Record<string, RefusalCode> = {
    'entity.too.large': 'BODY_TOO_LARGE',
    'encoding.unsupported': 'WRONG_CONTENT_TYPE',
    'request.aborted': 'BODY_UNREADABLE',
    'request.size.invalid': 'BODY_UNREADABLE',
  };
  const code = typeof error.type === 'string' ? codes[error.type] : undefined;
  return code === undefined ? null : new Refused(code);
}

/** @throws Refused for broken percent signs and UTF-8, doubled names and names that are not words. */
export function parseForm(encoded: string): Form {
  const form = new Map<string, string>();
  if (encoded === '') return form;
  const pairs = encoded.split('&');
  if (pairs.length > maxParameters) throw new Refused('TOO_MANY_PARAMETERS');
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const name = decode(at === -1 ? pair : pair.slice(0, at));
    if (!parameterName.test(name)) throw new Refused('MALFORMED_PARAMETER');
    if (form.has(name)) throw new Refused('DUPLICATE_PARAMETER');
    form.set(name, decode(at === -1 ? '' : pair.slice(at + 1)));
  }
  return form;
}

function decode(text: string): string {
  try {
    const bytes = Buffer.from(text, 'latin1').toString('utf8');
    const decoded = decodeURIComponent(bytes.replaceAll('+', ' '));
    if (decoded.includes('\u0000') || decoded.includes('\ufffd')) throw new Error('not text');
    return decoded;
  } catch {
    throw new Refused('BODY_UNREADABLE');
  }
}
