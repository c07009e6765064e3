import type { Locale } from './resources.ts';

/**
 * Dates, times, numbers and durations in words. Plain functions of what the server sends: the server
 * has applied the rules and rounded (rule 14), nothing is computed or rounded here. Between a number
 * and its unit stands a no-break space.
 */
const nbsp = '\u00a0';

const weekdays: Record<Locale, readonly string[]> = {
  nb: ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'],
  nn: ['sundag', 'måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const norwegianMonths =
  'januar februar mars april mai juni juli august september oktober november desember'.split(' ');
const months: Record<Locale, readonly string[]> = {
  nb: norwegianMonths,
  nn: norwegianMonths,
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
};
/** 1–12 for the name of a month or its beginning in any of the languages ("feb", "October"), or null. */
export function monthNumber(name: string): number | null {
  const begins = (month: string) => month.toLowerCase().startsWith(name.toLowerCase());
  const index = [...months.nb, ...months.en].findIndex(begins);
  return name.length < 3 || index < 0 ? null : (index % 12) + 1;
}

const hourUnit: Record<Locale, string> = { nb: 't', nn: 't', en: 'h' };

/** Whole minutes as "18 t 00 min", below an hour as "15 min"; a negative one with a minus sign. */
export function formatMinutes(minutes: number, locale: Locale): string {
  const sign = minutes < 0 ? '−' : '';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  if (hours === 0) return `${sign}${rest}${nbsp}min`;
  return `${sign}${hours}${nbsp}${hourUnit[locale]}${nbsp}${String(rest).padStart(2, '0')}${nbsp}min`;
}

interface DateParts {
  year: number;
  month: number;
  day: number;
}

function dateParts(date: string): DateParts {
  const [year = 0, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number);
  return { year, month, day };
}

/** '2025-02-06' as "torsdag 6. februar 2025", "Thursday 6 February 2025". */
export function formatDate(date: string, locale: Locale): string {
  return `${formatWeekday(date, locale)} ${formatDateWithoutWeekday(date, locale)}`;
}

/** '2025-02-06' as "6. februar 2025". */
export function formatDateWithoutWeekday(date: string, locale: Locale): string {
  const { year } = dateParts(date);
  return `${formatDayAndMonth(date, locale)} ${year}`;
}

/** '2025-02-06' as "6. februar", for places where the year is plain. */
export function formatDayAndMonth(date: string, locale: Locale): string {
  const { month, day } = dateParts(date);
  return `${day}${locale === 'en' ? '' : '.'}${nbsp}${months[locale][month - 1] ?? ''}`;
}

/** Two dates as "6. februar – 6. mars 2025": the year once where it is the same, a date once where it is. */
export function formatDateRange(first: string, last: string, locale: Locale): string {
  const until = formatDateWithoutWeekday(last, locale);
  if (first === last) return until;
  const sameYear = dateParts(first).year === dateParts(last).year;
  const from = sameYear ? formatDayAndMonth : formatDateWithoutWeekday;
  return `${from(first, locale)}${nbsp}– ${until}`;
}

/** '2025-02-06' as "tor. 6. feb.", for narrow columns. */
export function formatShortDate(date: string, locale: Locale): string {
  const { month, day } = dateParts(date);
  const dot = locale === 'en' ? '' : '.';
  const name = months[locale][month - 1] ?? '';
  const short = name.length <= 4 ? name : `${name.slice(0, 3)}${dot}`;
  return `${formatWeekday(date, locale).slice(0, 3)}${dot} ${day}${dot}${nbsp}${short}`;
}

/** '2025-02-06' as "torsdag". */
export function formatWeekday(date: string, locale: Locale): string {
  const { year, month, day } = dateParts(date);
  return weekdays[locale][new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
}

/** A wall-clock time '09:00' or '09:00:10' as "09.00" (en "09:00"); seconds only where there are any. */
export function formatTime(time: string, locale: Locale): string {
  const shown = time.endsWith(':00') && time.length === 8 ? time.slice(0, 5) : time;
  return locale === 'en' ? shown : shown.replaceAll(':', '.');
}

/** "09.00–14.30". */
export function formatTimes(from: string, to: string, locale: Locale): string {
  return `${formatTime(from, locale)}–${formatTime(to, locale)}`;
}

/** A moment as the server sends it: epoch seconds, or ISO 8601 in UTC. */
type Instant = number | string;

/** An instant in a time zone as "6. februar 2025 kl. 09.05". */
export function formatInstant(instant: Instant, timeZone: string, locale: Locale): string {
  const { date, time } = wallClock(instant, timeZone);
  const between = { nb: ' kl.', nn: ' kl.', en: ' at' }[locale];
  return `${formatDateWithoutWeekday(date, locale)}${between}${nbsp}${formatTime(time, locale)}`;
}

/** The clock time of an instant in a time zone, "09.05". */
export function formatInstantTime(instant: Instant, timeZone: string, locale: Locale): string {
  return formatTime(wallClock(instant, timeZone).time, locale);
}

function wallClock(instant: Instant, timeZone: string): { date: string; time: string } {
  const two = '2-digit';
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: two, day: two },
    ...{ hour: two, minute: two },
  }).formatToParts(new Date(typeof instant === 'number' ? instant * 1000 : instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** A number in the language's form: "1 000", "79,9". */
export function formatNumber(value: number, locale: Locale, decimals = 0): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'en' ? ',' : nbsp);
  const point = locale === 'en' ? '.' : ',';
  return `${value < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : point + fraction}`;
}

/** Hundredths of hours as "25", "22,5" or "18,75". */
export function formatHundredths(hundredths: number, locale: Locale): string {
  const decimals = hundredths % 100 === 0 ? 0 : hundredths % 10 === 0 ? 1 : 2;
  return formatNumber(hundredths / 100, locale, decimals);
}

/** A percentage as "80 %" (en "80%"); never rounded up (rule 14). */
export function formatPercent(percent: number, locale: Locale): string {
  const tenths = Math.floor(percent * 10) / 10;
  return `${formatNumber(tenths, locale, Number.isInteger(tenths) ? 0 : 1)}${locale === 'en' ? '' : nbsp}%`;
}

const listWords: Record<Locale, string> = { nb: 'og', nn: 'og', en: 'and' };

/** "dag 1, dag 2 og dag 5". */
export function formatList(items: readonly string[], locale: Locale): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${listWords[locale]} ${last}`;
}
