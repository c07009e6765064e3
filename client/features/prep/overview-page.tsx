import { Link } from 'react-router';
import type { Answer } from '../../api/session.ts';
import { formatDate, formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { PreparedPlot } from './prepared-plot.tsx';
import { usePrepOverview } from './queries.ts';
import './prep.css';

type Day = Answer<'prep.overview'>['days'][number];

/** The preparation of all days: what is planned, and how prepared the participants are. */
export default function OverviewPage() {
  const { t, locale } = useTexts('prep');
  const overview = usePrepOverview();
  return (
    <>
      <PageHeading lead={t('overview.lead')}>{t('overview.title')}</PageHeading>
      <p>
        <Link to="/prep/reminders">{t('overview.reminders')}</Link>
      </p>
      <LoadState of={overview}>
        {({ days }) => (
          <>
            <DataTable<Day>
              caption={t('overview.title')}
              rows={days}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'day',
                  header: t('overview.day'),
                  isName: true,
                  cell: (day) => (
                    <Link to={`/prep/${day.id}`}>
                      {t('dayName', { number: day.number, date: formatDate(day.date, locale) })}
                    </Link>
                  ),
                },
                { key: 'tasks', header: t('overview.tasks'), cell: (day) => <Tasks day={day} /> },
                {
                  key: 'minutes',
                  header: t('overview.minutes'),
                  cell: ({ minutes }) => (minutes === 0 ? '–' : formatMinutes(minutes, locale)),
                },
                {
                  key: 'prepared',
                  header: t('overview.prepared'),
                  cell: ({ counts: { prepared, partly, none } }) =>
                    prepared + partly + none === 0
                      ? '–'
                      : t('overview.counts', { prepared, partly, none }),
                },
                {
                  key: 'board',
                  header: t('overview.board'),
                  hideHeader: true,
                  cell: (day) => (
                    <Link to={`/prep/${day.id}/board`}>
                      {day.questions === 0
                        ? t('overview.board')
                        : t('overview.toBoard', { count: day.questions })}
                      <span className="kd-visually-hidden">
                        {': '}
                        {t('overview.dayNumber', { number: day.number })}
                      </span>
                    </Link>
                  ),
                },
              ]}
            />
            <PreparedPlot days={days} />
          </>
        )}
      </LoadState>
    </>
  );
}

function Tasks({ day: { tasks, drafts, state } }: { day: Day }) {
  const { t } = useTexts('prep');
  const words = [
    t('overview.taskCount', { count: tasks }),
    drafts > 0 ? t('overview.draftCount', { count: drafts }) : '',
    state === 'cancelled' ? t('overview.cancelled') : '',
  ];
  return words.filter((one) => one !== '').join(' · ');
}
