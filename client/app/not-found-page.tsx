import { Link } from 'react-router';
import { useTexts } from '../i18n/use-texts.ts';
import { PageHeading } from '../ui/page-heading.tsx';

/** An address that no page of this role has. */
export function NotFoundPage() {
  const { t } = useTexts('app');
  return (
    <>
      <PageHeading>{t('notFound.title')}</PageHeading>
      <p>{t('notFound.text')}</p>
      <p>
        <Link to="/">{t('notFound.toStart')}</Link>
      </p>
    </>
  );
}
