import type { MyCourse } from '#contract/my-course';
import { useTexts } from '../../i18n/use-texts.ts';
import { DayWhere } from './day-where.tsx';
import { NextPrep } from './next-prep.tsx';
import { Programme } from './programme.tsx';

/** The day that is going on or comes next: when, where, link, programme. */
export function NextDay({ course }: { course: MyCourse }) {
  const { t } = useTexts('my-course');
  const day = course.days.find((one) => one.id === course.nextDayId);
  if (day === undefined) {
    return course.days.length === 0 ? null : <p>{t('next.none')}</p>;
  }
  return (
    <section className="kd-next-day" aria-labelledby="next-day">
      <h2 id="next-day">{t(course.underWay ? 'next.now' : 'next.title')}</h2>
      <DayWhere day={day} timeZone={course.timeZone}>
        <p>
          {t('days.number', { number: day.number })}
          {day.title !== '' && `: ${day.title}`}
        </p>
      </DayWhere>
      <NextPrep dayId={day.id} />
      <details>
        <summary>{t('days.programme')}</summary>
        <Programme day={day} timeZone={course.timeZone} />
      </details>
    </section>
  );
}
