import { Link } from 'react-router';
import type { DayShape } from '#contract/course-plan';
import type { Figures } from '#contract/course-setup';
import { formatDate, formatMinutes, formatTimes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { timesOf } from './plan-edit.ts';

interface Props {
  day: DayShape;
  number: number;
  figures: Figures['days'][number] | undefined;
  /** Has a warning or a fault. */
  needsLook: boolean;
  /** Not saved yet. */
  isNew: boolean;
}

/** A course day in short; its heading leads to where it is changed. */
export function DayCard({ day, number, figures, needsLook, isNew }: Props) {
  const { t, locale } = useTexts('course-setup');
  const { start, end } = timesOf(day);
  const { actual, audience, state } = day;
  return (
    <article className="kd-day-card" data-state={state} data-look={needsLook}>
      <p className="kd-day-card-tags">
        {state !== 'planned' && (
          <span className="kd-tag" data-kind={state === 'cancelled' ? 'warn' : 'ok'}>
            {t(`day.state.${state}`)}
          </span>
        )}
        {isNew && <span className="kd-tag">{t('day.notSaved')}</span>}
        {audience !== undefined && <span className="kd-tag">{audienceWords(t, audience)}</span>}
        {actual !== undefined && <span className="kd-tag">{t('day.actualTimes')}</span>}
      </p>
      <h3>
        <Link to={`/setup/days/${day.id}`}>
          {t('day.number', { number })}
          <span className="kd-day-card-date">
            {day.date === '' ? t('day.noDate') : formatDate(day.date, locale)}
          </span>
        </Link>
      </h3>
      {day.title !== '' && <p className="kd-day-card-title">{day.title}</p>}
      <p className="kd-numbers">
        {start === '' ? t('day.noProgramme') : formatTimes(start, end, locale)}
        {figures !== undefined && state !== 'cancelled' && (
          <> · {t('day.counted', { time: formatMinutes(figures.planned, locale) })}</>
        )}
      </p>
      {state === 'cancelled' ? (
        <p className="kd-quiet-note">{day.changeReason}</p>
      ) : (
        <Where day={day} />
      )}
    </article>
  );
}

function Where({ day: { meetingUrl, place } }: { day: DayShape }) {
  const { t } = useTexts('course-setup');
  if (meetingUrl === '' && place === '') {
    return <p className="kd-quiet-note">{t('day.noPlace')}</p>;
  }
  return (
    <p className="kd-quiet-note">
      {[place, meetingUrl === '' ? '' : t('day.hasLink')].filter((one) => one !== '').join(' · ')}
    </p>
  );
}

type T = ReturnType<typeof useTexts<'course-setup'>>['t'];

/** "Bare fagpersoner" for whom a day or a segment is meant. */
export function audienceWords(t: T, audience: NonNullable<DayShape['audience']>): string {
  const [only, second] = audience;
  if (only === undefined) return t('audience.all');
  return t(second === undefined ? `audience.${only}` : 'audience.both');
}
