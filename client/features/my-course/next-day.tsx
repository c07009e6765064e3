import type { MyCourse } from '#contract/my-course';
import { formatDate, formatInstantTime } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { Programme } from './programme.tsx';

/** The day that is going on or comes next: when, where, link, programme. */
export function NextDay({ course }: { course: MyCourse }) {
  const { t, locale } = useTexts('my-course');
  const day = course.days.find((one) => one.id === course.nextDayId);
  if (day === undefined) {
    return course.days.length === 0 ? null : <p>{t('next.none')}</p>;
  }
  const clock = (instant: number | null) =>
    instant === null ? '' : formatInstantTime(instant, course.timeZone, locale);
  return (
    <section className="kd-next-day" aria-labelledby="next-day">
      <h2 id="next-day">{t(course.underWay ? 'next.now' : 'next.title')}</h2>
      <p className="kd-next-day-when">
        <strong>{formatDate(day.date, locale)}</strong>
        {day.startsAt !== null && (
          <span>
            {clock(day.startsAt)}–{clock(day.endsAt)}
          </span>
        )}
      </p>
      <p>
        {t('days.number', { number: day.number })}
        {day.title !== '' && `: ${day.title}`}
      </p>
      {day.place !== '' && <p>{t('next.place', { place: day.place })}</p>}
      {day.meetingUrl !== '' && (
        <p>
          <a className="kd-button-link" href={day.meetingUrl} target="_blank" rel="noreferrer">
            {t('next.join')}
          </a>{' '}
          <span className="kd-hint">{t('next.joinHint')}</span>
        </p>
      )}
      {day.place === '' && day.meetingUrl === '' && <p className="kd-hint">{t('next.noPlace')}</p>}
      <details>
        <summary>{t('days.programme')}</summary>
        <Programme day={day} timeZone={course.timeZone} />
      </details>
    </section>
  );
}
