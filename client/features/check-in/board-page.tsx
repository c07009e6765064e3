import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { Link, useParams } from 'react-router';
import { useCourseId } from '../../api/call.ts';
import { formatDate, formatInstantTime } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import './check-in.css';
import { OpeningForm } from './opening-form.tsx';
import { useStart, type Board } from './queries.ts';
import { SettleForm } from './settle-form.tsx';
import { useLiveBoard } from './use-live-board.ts';
import { dayName, stays } from './words.ts';

/** The leader's own screen: who is in, when the door is open, and who has not checked out. */
export default function BoardPage() {
  const { dayId = '' } = useParams();
  const { t, locale } = useTexts('check-in');
  const { board, live } = useLiveBoard(dayId);
  const { data } = board;
  return (
    <>
      <PageHeading
        lead={data ? `${dayName(data.day, t)} · ${formatDate(data.day.date, locale)}` : '\u00a0'}
        actions={<Link to={`/days/${dayId}`}>{t('board.back')}</Link>}
      >
        {t('board.title')}
      </PageHeading>
      <LoadState of={board}>
        {(loaded) =>
          loaded.started ? <Started board={loaded} live={live} /> : <NotStarted board={loaded} />
        }
      </LoadState>
    </>
  );
}

function NotStarted({ board: { day } }: { board: Board }) {
  const { t } = useTexts('check-in');
  const courseId = useCourseId();
  const start = useStart(day.id);
  return (
    <>
      <p className="kd-prose">{t('board.what')}</p>
      <p className="kd-prose">{t('board.privacy')}</p>
      <div className="kd-actions">
        <Button
          color="primary"
          interaction={start.isPending ? 'disabled' : 'enabled'}
          onClick={() => start.mutate({ params: { courseId, dayId: day.id } })}
        >
          {t('board.start')}
        </Button>
        <Link to={`/days/${day.id}`}>{t('board.byHand')}</Link>
      </div>
      <div role="alert">
        {start.error !== null && (
          <Alert variant="error" margin="small 0 0">
            <ErrorSentence error={start.error} />
          </Alert>
        )}
      </div>
    </>
  );
}

function Started({ board, live }: { board: Board; live: boolean }) {
  const { t, locale } = useTexts('check-in');
  const { day, opening, counts, timeZone, people } = board;
  const clock = (instant: number) => formatInstantTime(instant, timeZone, locale);
  const times = { from: clock(opening.opensAt), to: clock(opening.closesAt) };
  return (
    <>
      {day.state === 'closed' ? (
        <p className="kd-strip">{t('board.dayClosed')}</p>
      ) : (
        <p className="kd-strip">{t(`board.phase.${opening.phase}`, times)}</p>
      )}
      <div className="kd-actions">
        <Link className="kd-door-link" to={`/days/${day.id}/code`}>
          {t('board.showCode')}
        </Link>
        <Link to={`/days/${day.id}`}>{t('board.byHand')}</Link>
      </div>
      <p className="kd-door-hint">{t('board.twoWindows')}</p>
      <OpeningForm board={board} key={`${opening.from}${opening.to}`} />
      <section aria-labelledby="who">
        <h2 id="who">{t('board.who')}</h2>
        <p className="kd-door-counts" role="status">
          <strong>{t('board.in', { count: counts.in })}</strong>
          {' · '}
          {t('board.out', { count: counts.out })}
          {' · '}
          {t('board.notSeen', { count: counts.notSeen })}
        </p>
        <p className="kd-door-hint">{t(live ? 'board.live' : 'board.polled')}</p>
        <SettleForm board={board} />
        <DataTable
          caption={t('board.who')}
          rows={people}
          rowKey={(one) => one.id}
          columns={[
            {
              ...{ key: 'name', header: t('board.name'), isName: true },
              cell: ({ name }) => (name === '' ? t('board.erased') : name),
            },
            {
              ...{ key: 'state', header: t('board.state') },
              cell: ({ state }) => (
                <span className="kd-door-state" data-state={state}>
                  {t(`state.${state}`)}
                </span>
              ),
              compare: (a, b) => a.state.localeCompare(b.state),
            },
            {
              ...{ key: 'visits', header: t('board.times') },
              cell: ({ visits }) => (
                <span className="kd-numbers">{stays(visits, timeZone, locale)}</span>
              ),
            },
          ]}
        />
      </section>
    </>
  );
}
