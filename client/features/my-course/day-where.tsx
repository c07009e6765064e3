import type { ReactNode } from 'react';
import type { MyDay } from '#contract/my-course';
import { formatDate, formatInstantTime } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';

interface Props {
  day: MyDay;
  timeZone: string;
  /** Between when and where. */
  children?: ReactNode;
}

/** When and where a day is, with the link to its meeting. */
export function DayWhere({ day, timeZone, children }: Props) {
  const { t, locale } = useTexts('my-course');
  const clock = (instant: number | null) =>
    instant === null ? '' : formatInstantTime(instant, timeZone, locale);
  return (
    <>
      <p className="kd-next-day-when">
        <strong>{formatDate(day.date, locale)}</strong>
        {day.startsAt !== null && (
          <span>
            {clock(day.startsAt)}–{clock(day.endsAt)}
          </span>
        )}
      </p>
      {children}
      {day.place !== '' && <p>{t('next.place', { place: day.place })}</p>}
      {day.meetingUrl !== '' && (
        <p className="kd-hinted">
          <a className="kd-button-link" href={day.meetingUrl} target="_blank" rel="noreferrer">
            {t('next.join')}
          </a>
          <span className="kd-hint">{t('next.joinHint')}</span>
        </p>
      )}
      {day.place === '' && day.meetingUrl === '' && <p className="kd-hint">{t('next.noPlace')}</p>}
    </>
  );
}
