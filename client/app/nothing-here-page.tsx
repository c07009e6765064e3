import { useTexts } from '../i18n/use-texts.ts';
import { PageHeading } from '../ui/page-heading.tsx';

/** Says to those for whom the tool has nothing why that is so, and what they can do. */
export function NothingHerePage({ why }: { why: 'observer' | 'none' | 'notSetUp' }) {
  const { t } = useTexts('app');
  return (
    <>
      <PageHeading>{t(`${why}.title`)}</PageHeading>
      <p className="kd-prose">{t(`${why}.text`)}</p>
    </>
  );
}
