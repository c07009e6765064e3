import type { Locale } from '#contract/roles';

const tags: Record<Locale, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };
const units: Record<Locale, [string, string]> = {
  nb: ['t', 'min'],
  nn: ['t', 'min'],
  en: ['h', 'min'],
};

/** Whole minutes as people read them: `18 t 00 min`. */
export function shownMinutes(minutes: number, locale: Locale): string {
  const [hour, minute] = units[locale];
  return `${Math.floor(minutes / 60)} ${hour} ${String(minutes % 60).padStart(2, '0')} ${minute}`;
}

/** A local date `2025-02-06` in words: `6. februar 2025`, with the day of the week if asked for. */
export function shownDate(date: string, locale: Locale, weekday = false): string {
  return new Intl.DateTimeFormat(tags[locale], {
    ...(weekday ? { weekday: 'long' } : {}),
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

/** A wall-clock time as people write it: `09.00` in Norwegian, `09:00` in English. */
export function shownTime(time: string, locale: Locale): string {
  const short = time.slice(0, 5);
  return locale === 'en' ? short : short.replace(':', '.');
}

/** Hundredths of an hour as a decimal number without needless zeros: `22,5`. */
export function shownHundredths(hundredths: number, locale: Locale): string {
  return new Intl.NumberFormat(tags[locale], { maximumFractionDigits: 2 }).format(hundredths / 100);
}
