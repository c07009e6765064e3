import { Alert } from '@instructure/ui-alerts';
import { Link } from 'react-router';
import type { DryRun } from '#contract/certificates';
import { formatDayAndMonth, formatList } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import './certificates.css';
import { DryRunTables } from './dry-run-tables.tsx';
import { IssuedList } from './issued-list.tsx';
import { useDryRun, useIssued } from './queries.ts';
import { RunState } from './run-state.tsx';

/** The leader's certificates: the dry run, what is being issued, what was issued. */
export default function CertificatesPage() {
  const { t } = useTexts('certificates');
  const dryRun = useDryRun();
  const issued = useIssued();
  return (
    <>
      <PageHeading lead={t('lead')}>{t('title')}</PageHeading>
      <p>
        <Link to="/certificates/settings">{t('settingsLink')}</Link>
      </p>
      {issued.data?.mailConfigured === false && <p className="kd-note">{t('noMail')}</p>}
      {issued.data?.run && <RunState run={issued.data.run} />}
      <LoadState of={dryRun}>
        {(data) => (
          <>
            <NotEnded dryRun={data} />
            <DryRunTables dryRun={data} busy={issued.data?.run?.done === false} />
          </>
        )}
      </LoadState>
      <LoadState of={issued}>{(data) => <IssuedList issued={data} />}</LoadState>
    </>
  );
}

function NotEnded({ dryRun: { ended, openDays } }: { dryRun: DryRun }) {
  const { t, locale } = useTexts('certificates');
  if (ended) return null;
  const days = formatList(
    openDays.map(({ date }) => formatDayAndMonth(date, locale)),
    locale,
  );
  return (
    <Alert variant="info" margin="0 0 medium">
      {openDays.length === 0 ? t('noDays') : t('notEnded', { count: openDays.length, days })}
    </Alert>
  );
}
