import { Link } from 'react-router';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { DetailsForm } from './details-form.tsx';
import { FromRegistration } from './from-registration.tsx';
import { useDetails } from './queries.ts';
import './privacy.css';

/** What a participant tells of themselves, by their own choice. */
export default function DetailsPage() {
  const { t } = useTexts('privacy');
  const details = useDetails();
  return (
    <>
      <PageHeading lead={t('details.lead')}>{t('details.title')}</PageHeading>
      <LoadState of={details}>
        {(data) => (
          <>
            <DetailsForm key={data.details?.consentAt ?? ''} saved={data} />
            {data.registration !== null && <FromRegistration registration={data.registration} />}
          </>
        )}
      </LoadState>
      <h2>{t('stored.title')}</h2>
      <p className="kd-prose">{t('stored.short')}</p>
      <p>
        <Link to="/stored">{t('stored.open')}</Link>
      </p>
    </>
  );
}
