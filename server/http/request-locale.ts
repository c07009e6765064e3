import type { Request } from 'express';
import type { Locale } from '#contract/roles';

/** nb, nn or en for a language tag of Canvas or of a browser; every other falls to English. */
export function localeOf(tag: string): Locale {
  const language = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  if (language === 'nn') return 'nn';
  return language === 'nb' || language === 'no' ? 'nb' : 'en';
}

/** The language that a request without a session asks for; nb when it does not say. */
export function requestLocale(request: Request): Locale {
  const accepted = request.acceptsLanguages('nb', 'nn', 'no', 'en');
  return request.headers['accept-language'] === undefined || accepted === false
    ? 'nb'
    : localeOf(accepted);
}
