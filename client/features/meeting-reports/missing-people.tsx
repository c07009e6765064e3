import type { ReportShown } from '#contract/meeting-report';
import { useTexts } from '../../i18n/use-texts.ts';

/** Those on the day's list of whom nothing is recorded: absence from a file proves nothing. */
export function MissingPeople({ report: { missing } }: { report: ReportShown }) {
  const { t } = useTexts('meeting-reports');
  if (missing.length === 0) return null;
  return (
    <details className="kd-report-details">
      <summary>{t('missing.title', { count: missing.length })}</summary>
      <p>{t('missing.lead')}</p>
      <ul>
        {missing.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </details>
  );
}
