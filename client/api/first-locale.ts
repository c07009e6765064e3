import type { Locale } from '#contract/roles';

const languages: Record<string, Locale> = { nb: 'nb', no: 'nb', nn: 'nn', en: 'en' };

/** The first of the browser's languages that the tool speaks, until the launch says which; nb else. */
export function firstLocale(tags: readonly string[]): Locale {
  for (const tag of tags) {
    const locale = languages[tag.toLowerCase().split('-')[0] ?? ''];
    if (locale !== undefined) return locale;
  }
  return 'nb';
}
