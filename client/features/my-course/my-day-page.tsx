import { Link, useParams } from 'react-router';
import type { MyDay } from '#contract/my-course';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { DayMark } from './day-mark.tsx';
import { DayWhere } from './day-where.tsx';
import { Evidence } from './my-days.tsx';
import { Objection } from './objection.tsx';
import { Programme } from './programme.tsx';
import { useMyCourse } from './queries.ts';
import './my-course.css';

/** One course day for one participant: when and where, the programme, what is recorded of them. */
export default function MyDayPage() {
  const { t } = useTexts('my-course');
  const { dayId } = useParams();
  const course = useMyCourse();
  const day = course.data?.days.find((one) => one.id === dayId);
  const name = day === undefined ? t('day.title') : t('days.number', { number: day.number });
  return (
    <>
      <PageHeading lead={day?.title || course.data?.title}>{name}</PageHeading>
      <LoadState of={course}>
        {({ timeZone }) =>
          day === undefined ? <p>{t('day.gone')}</p> : <OneDay day={day} timeZone={timeZone} />
        }
      </LoadState>
      <p>
        <Link to="/">{t('day.toAll')}</Link>
      </p>
    </>
  );
}

function OneDay({ day, timeZone }: { day: MyDay; timeZone: string }) {
  const { t } = useTexts('my-course');
  return (
    <>
      {day.state === 'cancelled' && <p className="kd-note">{t('day.cancelled')}</p>}
      {!day.forMe && <p className="kd-note">{t('day.notForMe')}</p>}
      {day.changeReason !== '' && <p>{t('days.changed', { reason: day.changeReason })}</p>}
      <section className="kd-next-day" aria-label={t('day.where')}>
        <DayWhere day={day} timeZone={timeZone} />
      </section>
      <section aria-labelledby="mine">
        <h2 id="mine">{t('day.mine')}</h2>
        <p>
          <DayMark day={day} />
        </p>
        <Evidence day={day} timeZone={timeZone} />
        <Objection dayId={day.id} timeZone={timeZone} />
      </section>
      <section aria-labelledby="programme">
        <h2 id="programme">{t('days.programme')}</h2>
        <Programme day={day} timeZone={timeZone} />
      </section>
    </>
  );
}
