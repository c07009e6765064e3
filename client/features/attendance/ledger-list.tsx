import type { TFunction } from 'i18next';
import type { GridDay } from '#contract/attendance';
import type { LedgerLine } from '#contract/attendance-ledger';
import { formatInstant, formatInstantTime, formatMinutes } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/resources.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { VoidForm } from './void-form.tsx';

interface Props {
  entries: readonly LedgerLine[];
  timeZone: string;
  /** Given where the entries are of several days: then each says of which. */
  days?: readonly GridDay[];
}

/** What was recorded, newest first: what, by whom, when, why, and what became of it. */
export function LedgerList({ entries, timeZone, days }: Props) {
  const { t, locale } = useTexts('attendance');
  if (entries.length === 0) return <p className="kd-quiet">{t('ledger.empty')}</p>;
  const when = (at: string) => formatInstant(at, timeZone, locale);
  const dayOf = ({ dayId }: LedgerLine) => {
    const number = 1 + (days?.findIndex((day) => day.id === dayId) ?? -1);
    return number === 0 ? '' : `${t('dayNumber', { number })}: `;
  };
  const someone = (name: string) => (name === '' ? t('ledger.someone') : name);
  return (
    <ol className="kd-ledger">
      {entries.map((entry) => (
        <li key={entry.id} data-voided={entry.voided !== null}>
          <p className="kd-ledger-what">
            {dayOf(entry)}
            {entry.voided === null ? (
              entryWords(entry, timeZone, t, locale)
            ) : (
              <>
                <s>{entryWords(entry, timeZone, t, locale)}</s>{' '}
                <span className="kd-tag">{t('ledger.voided')}</span>
              </>
            )}
          </p>
          <p className="kd-quiet">
            {t('ledger.by', {
              source: t(`ledger.source.${entry.source ?? 'leader'}`),
              who: someone(entry.by),
              when: when(entry.at),
            })}
          </p>
          {entry.cause !== null && <p className="kd-quiet">{t(`ledger.cause.${entry.cause}`)}</p>}
          {entry.reason !== '' && <p>{t('ledger.reason', { reason: entry.reason })}</p>}
          {entry.voided === null ? (
            <VoidForm entryId={entry.id} />
          ) : (
            <p className="kd-quiet">
              {t('ledger.voidedBy', { who: someone(entry.voided.by), when: when(entry.voided.at) })}
              {'. '}
              {entry.voided.cause !== null && t(`ledger.cause.${entry.voided.cause}`)}
              {entry.voided.reason !== '' && t('ledger.reason', { reason: entry.voided.reason })}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function entryWords(
  { kind, from, to, seconds, excused }: LedgerLine,
  timeZone: string,
  t: TFunction<'attendance'>,
  locale: Locale,
): string {
  const time = (instant: number | null) => formatInstantTime(instant ?? 0, timeZone, locale);
  const length = Math.trunc((seconds ?? 0) / 60);
  const minutes = formatMinutes(length, locale);
  switch (kind) {
    case 'presence':
      return t('ledger.presence', { from: time(from), to: time(to) });
    case 'absence':
      return t(excused ? 'ledger.excused' : 'ledger.absence');
    case 'correction':
      return t('ledger.correction', { minutes: length > 0 ? `+${minutes}` : minutes });
    case 'makeUp':
      return t('ledger.makeUp', { minutes });
    default:
      return kind satisfies never;
  }
}
