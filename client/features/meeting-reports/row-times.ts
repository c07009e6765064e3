import type { TFunction } from 'i18next';
import type { ReportRowShown } from '#contract/meeting-report';
import { formatInstantTime, formatMinutes } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/resources.ts';

/** When a row was there, in words: "09.00–11.30, 12.02–", "til sammen 4 t 10 min". */
export function rowTimes(
  { presence, open, totals }: ReportRowShown,
  timeZone: string,
  t: TFunction<'meeting-reports'>,
  locale: Locale,
): string {
  const time = (instant: number) => formatInstantTime(instant, timeZone, locale);
  const parts = [
    ...presence.map(({ from, to }) => `${time(from)}–${time(to)}`),
    ...open.map((from) => `${time(from)}–`),
    ...totals.map(({ minutes, span }) => {
      const total = t('rows.total', { minutes: formatMinutes(minutes, locale) });
      return span === null ? total : `${time(span.from)}–${time(span.to)} (${total})`;
    }),
  ];
  return parts.length === 0 ? t('rows.noTimes') : parts.join(', ');
}
