import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ImportList } from './import-list.tsx';
import { KnownTable } from './known-table.tsx';
import { useRegistrations } from './queries.ts';
import './registrations.css';

/** What is known of each participant for lists and fees, and where a list is brought in. */
export default function RegistrationsPage() {
  const { t } = useTexts('registrations');
  const registrations = useRegistrations();
  const [importing, setImporting] = useState(false);
  return (
    <>
      <PageHeading
        lead={t('lead')}
        actions={
          importing ? undefined : (
            <Button color="primary" onClick={() => setImporting(true)}>
              {t('import.start')}
            </Button>
          )
        }
      >
        {t('title')}
      </PageHeading>
      {importing ? (
        <ImportList onEnd={() => setImporting(false)} />
      ) : (
        <LoadState
          of={registrations}
          isEmpty={({ rows }) => rows.length === 0}
          empty={<p className="kd-prose">{t('empty')}</p>}
        >
          {({ rows }) => <KnownTable rows={rows} />}
        </LoadState>
      )}
    </>
  );
}
