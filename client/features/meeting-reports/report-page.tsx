import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import type { ReportShown } from '#contract/meeting-report';
import { formatDate, formatList } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import './meeting-reports.css';
import { FileList } from './file-list.tsx';
import { LeaveTimes } from './leave-times.tsx';
import { MissingPeople } from './missing-people.tsx';
import { OpenRows } from './open-rows.tsx';
import { OtherRows } from './other-rows.tsx';
import { PeopleInReport } from './people-in-report.tsx';
import { useReport } from './queries.ts';
import { ReportActs } from './report-acts.tsx';
import { WarningList } from './warning-list.tsx';

/** Milliseconds between two looks at a reading that is under way. */
const lookAgain = 400;

/** One import: what the files say, what would be recorded, whom rows are about; then what was. */
export default function ReportPage() {
  const { reportId = '' } = useParams();
  const { t, locale } = useTexts('meeting-reports');
  const query = useReport(reportId);
  const { data, refetch } = query;
  const reading = data?.state === 'reading';
  useEffect(() => {
    if (!reading) return undefined;
    const timer = setInterval(() => void refetch(), lookAgain);
    return () => clearInterval(timer);
  }, [reading, refetch]);
  return (
    <>
      <PageHeading
        lead={data ? formatDate(data.day.date, locale) : '\u00a0'}
        actions={data && <Link to={`/days/${data.day.id}`}>{t('page.back')}</Link>}
      >
        {data ? t('page.title', { number: data.day.number }) : t('page.loading')}
      </PageHeading>
      <LoadState of={query}>{(report) => <Report report={report} key={report.id} />}</LoadState>
    </>
  );
}

function Report({ report }: { report: ReportShown }) {
  const { t } = useTexts('meeting-reports');
  const { state } = report;
  if (state === 'reading') {
    return (
      <>
        <p role="status" className="kd-progress">
          <label>
            {t('page.reading')} <progress max={1} value={report.progress} />
          </label>
        </p>
        <FileList report={report} />
      </>
    );
  }
  const looked = state === 'draft' || (state === 'committed' && !report.removed);
  return (
    <>
      <StateLine report={report} />
      <FileList report={report} />
      {looked && (
        <>
          <WarningList report={report} />
          <OpenRows report={report} />
          <LeaveTimes report={report} />
          <PeopleInReport report={report} />
          <MissingPeople report={report} />
          <OtherRows report={report} />
        </>
      )}
      <ReportActs report={report} />
    </>
  );
}

/** Where the import stands; after it was recorded, in one line what is left to settle. */
function StateLine({ report }: { report: ReportShown }) {
  const { t, locale } = useTexts('meeting-reports');
  const { state, recorded, removed, missing, rows } = report;
  if (state !== 'committed') {
    const key = state === 'draft' || state === 'refused' ? state : 'undone';
    return (
      <p className="kd-strip" role="status">
        {t(`page.${key}`)}
      </p>
    );
  }
  const open = rows.filter((row) => row.state === 'open').length;
  const left = [
    open > 0 ? t('panel.openRows', { count: open }) : '',
    missing.length > 0 ? t('done.missing', { count: missing.length }) : '',
  ].filter(Boolean);
  return (
    <p className="kd-strip" role="status">
      {t('done.recorded', { count: recorded })}{' '}
      {removed
        ? t('page.removed')
        : left.length === 0
          ? t('done.nothingLeft')
          : t('done.left', { parts: formatList(left, locale) })}
    </p>
  );
}
