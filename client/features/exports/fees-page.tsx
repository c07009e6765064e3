import { Link } from 'react-router';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { FeeFile } from './fee-file.tsx';
import { FeeForm } from './fee-form.tsx';
import { FeeTable } from './fee-table.tsx';
import { useFees } from './queries.ts';
import './exports.css';

/** What each workplace pays, to invoice from. */
export default function FeesPage() {
  const { t } = useTexts('exports');
  const fees = useFees();
  return (
    <>
      <p>
        <Link to="/exports">{t('body.back')}</Link>
      </p>
      <PageHeading lead={t('fees.lead')}>{t('fees.title')}</PageHeading>
      <LoadState of={fees}>
        {(data) => (
          <>
            <FeeTable fees={data} />
            <FeeFile />
            <FeeForm key={JSON.stringify(data.terms)} fees={data} />
          </>
        )}
      </LoadState>
    </>
  );
}
