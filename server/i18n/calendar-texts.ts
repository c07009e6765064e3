import type { Locale } from '#contract/roles';

/** What stands in calendar files. */
export const calendarTexts: Record<Locale, { day: string }> = {
  nb: { day: 'kursdag {number}' },
  nn: { day: 'kursdag {number}' },
  en: { day: 'course day {number}' },
};
