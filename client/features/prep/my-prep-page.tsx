import { Link, useParams } from 'react-router';
import type { MyPrepDay } from '#contract/prep-mine';
import { formatDate, formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { MyTask } from './my-task.tsx';
import { useMyPrep } from './queries.ts';
import './prep.css';

interface DayProps {
  day: MyPrepDay;
  timeZone: string;
  testUser: boolean;
}

/**
 * What a participant is to do before the next day, or before the day that a link names; the other days
 * are folded.
 */
export default function MyPrepPage() {
  const { t } = useTexts('prep');
  const { dayId = '' } = useParams();
  const prep = useMyPrep();
  return (
    <>
      <PageHeading lead={t('mine.lead')}>{t('mine.title')}</PageHeading>
      <LoadState of={prep}>
        {({ days, nextDayId, timeZone, testUser }) => {
          const named = days.find(({ id }) => id === dayId);
          const next = named ?? days.find(({ id }) => id === nextDayId);
          const others = days.filter((day) => day !== next && day.tasks.length > 0);
          return (
            <>
              {next === undefined ? (
                <p>{t('mine.noMoreDays')}</p>
              ) : (
                <FirstDay
                  day={next}
                  isNext={next.id === nextDayId}
                  timeZone={timeZone}
                  testUser={testUser}
                />
              )}
              {others.length > 0 && <h2>{t('mine.others')}</h2>}
              {others.map((day) => (
                <OtherDay key={day.id} day={day} timeZone={timeZone} testUser={testUser} />
              ))}
              <p>
                <Link to="/prep/reminders">{t('mine.reminders')}</Link>
              </p>
            </>
          );
        }}
      </LoadState>
    </>
  );
}

/** The day that is shown unfolded. */
function FirstDay(props: DayProps & { isNext: boolean }) {
  const { t, locale } = useTexts('prep');
  const { day, isNext } = props;
  return (
    <section aria-labelledby="next-prep" className="kd-prep-next">
      <h2 id="next-prep">
        {t(isNext ? 'mine.next' : 'dayName', {
          number: day.number,
          date: formatDate(day.date, locale),
        })}
      </h2>
      <Sum day={day} />
      <Tasks {...props} />
    </section>
  );
}

function OtherDay(props: DayProps) {
  const { t, locale } = useTexts('prep');
  const { day } = props;
  return (
    <details className="kd-prep-day">
      <summary>
        {t('dayName', { number: day.number, date: formatDate(day.date, locale) })} –{' '}
        {t(`mine.state.${day.preparedness}`)}
      </summary>
      <Sum day={day} />
      <Tasks {...props} />
    </details>
  );
}

/** How much is done and how much is left, in a sentence. */
function Sum({ day }: { day: MyPrepDay }) {
  const { t, locale } = useTexts('prep');
  if (day.state === 'cancelled') return <p className="kd-prep-note">{t('mine.cancelled')}</p>;
  if (day.tasks.length === 0) return <p>{t('mine.nothing')}</p>;
  const required = day.tasks.filter((task) => task.required);
  const done = required.filter(({ doneAt, again }) => doneAt !== null && !again).length;
  return (
    <p className="kd-prep-sum" role="status">
      {day.preparedness === 'prepared'
        ? t('mine.allDone')
        : day.preparedness === 'nothing'
          ? t('mine.onlyOptional')
          : t(day.minutesLeft === 0 ? 'mine.sumUntimed' : 'mine.sum', {
              ...{ done, all: required.length },
              left: formatMinutes(day.minutesLeft, locale),
            })}
    </p>
  );
}

function Tasks({ day, timeZone, testUser }: DayProps) {
  return (
    <ol className="kd-prep-tasks">
      {day.tasks.map((task) => (
        <li key={task.id}>
          <MyTask task={task} day={day} timeZone={timeZone} testUser={testUser} />
        </li>
      ))}
    </ol>
  );
}
