import { Alert } from '@instructure/ui-alerts';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { ReportListed } from '#contract/meeting-reports';
import { formatInstant } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { FileDropZone } from '../../ui/file-drop-zone.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { KeepDays } from './keep-days.tsx';
import './meeting-reports.css';
import { useReports, useUpload } from './queries.ts';

const megabyte = 1024 * 1024;
const largest = 64 * megabyte;
const mostFiles = 50;
const endings = ['.csv', '.tsv', '.txt', '.json', '.xlsx', '.xls', '.zip'];

/** On the page of a day: where reports are dropped, and what was imported. */
export default function DayPanel() {
  const { dayId = '' } = useParams();
  const { t } = useTexts('meeting-reports');
  const reports = useReports(dayId);
  return (
    <section aria-labelledby="day-reports" className="kd-reports">
      <h2 id="day-reports">{t('panel.title')}</h2>
      <LoadState of={reports}>
        {({ reports: all, dayState, timeZone, keepDays, keptUntil }) => (
          <>
            {dayState === 'closed' ? <p>{t('panel.closed')}</p> : <DropPlace dayId={dayId} />}
            {all.length > 0 && <ReportList reports={all} timeZone={timeZone} />}
            {all.some(({ files }) => files.some(({ kept }) => kept)) && (
              <KeepDays {...{ keepDays, keptUntil }} />
            )}
          </>
        )}
      </LoadState>
    </section>
  );
}

function DropPlace({ dayId }: { dayId: string }) {
  const { t } = useTexts('meeting-reports');
  const navigate = useNavigate();
  const upload = useUpload(dayId);
  const [tooMany, setTooMany] = useState(false);
  const take = async (files: File[]) => {
    setTooMany(files.length > mostFiles);
    if (files.length === 0 || files.length > mostFiles) return;
    const reportId = await upload.start(files);
    if (reportId !== null) await navigate(`/reports/${reportId}`);
  };
  const { number, count, error } = upload;
  return (
    <>
      <p>{t('panel.lead')}</p>
      <FileDropZone
        label={t('panel.drop')}
        hint={t('panel.dropHint')}
        accept={endings}
        maxSize={largest}
        multiple
        disabled={number !== null}
        error={tooMany ? t('panel.tooMany', { max: mostFiles }) : undefined}
        onFiles={(files) => void take(files)}
      />
      <div role="status">
        {number !== null && (
          <p className="kd-progress">
            <label>
              {t('panel.uploading', { number, count })} <progress max={count} value={number - 1} />
            </label>
          </p>
        )}
      </div>
      <div role="alert">
        {error !== null && (
          <Alert variant="error" margin="small 0">
            <ErrorSentence error={error} />
          </Alert>
        )}
      </div>
    </>
  );
}

function ReportList({ reports, timeZone }: { reports: readonly ReportListed[]; timeZone: string }) {
  const { t, locale } = useTexts('meeting-reports');
  return (
    <>
      <h3>{t('panel.list')}</h3>
      <ul className="kd-report-list">
        {reports.map(({ id, files, state, by, at, recorded, openRows }) => {
          const names = files.map((file) => file.name || t('files.gone')).join(', ');
          return (
            <li key={id}>
              <Link to={`/reports/${id}`} aria-label={t('panel.openNamed', { files: names })}>
                {names}
              </Link>
              <span className="kd-state" data-state={state}>
                {t(`state.${state}`)}
              </span>
              {state === 'committed' && <span>{t('panel.recorded', { count: recorded })}</span>}
              {openRows > 0 && <strong>{t('panel.openRows', { count: openRows })}</strong>}
              <span className="kd-hint">
                {t('panel.by', { who: by, when: formatInstant(at, timeZone, locale) })}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
