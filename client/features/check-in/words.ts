import type { TFunction } from 'i18next';
import type { Locale } from '../../i18n/resources.ts';
import { formatInstantTime } from '../../i18n/format.ts';

type Visit = { from: number; to: number | null };

/** "Dag 3: Kommunikasjon", or the number alone. */
export function dayName(
  { number, title }: { number: number; title: string },
  t: TFunction<'check-in'>,
): string {
  return title === '' ? t('dayNumber', { number }) : t('dayNamed', { number, title });
}

/** "08.58–11.30, 12.05–": stays one after the other. */
export function stays(visits: readonly Visit[], timeZone: string, locale: Locale): string {
  const clock = (instant: number) => formatInstantTime(instant, timeZone, locale);
  return visits.map(({ from, to }) => `${clock(from)}–${to === null ? '' : clock(to)}`).join(', ');
}
