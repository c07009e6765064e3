import { Alert } from '@instructure/ui-alerts';
import type { ReportShown, ReportWarningLine } from '#contract/meeting-report';
import { useTexts } from '../../i18n/use-texts.ts';

/** What the leader should know of the files, each in a sentence. */
export function WarningList({ report }: { report: ReportShown }) {
  const { t } = useTexts('meeting-reports');
  const all = new Map<string, ReportWarningLine>();
  for (const one of [
    ...report.files.flatMap(({ found }) => found?.warnings ?? []),
    ...report.warnings,
  ]) {
    const known = all.get(one.code);
    all.set(one.code, { ...one, count: one.count + (known?.count ?? 0) });
  }
  if (all.size === 0) return null;
  return (
    <Alert variant="warning" margin="small 0">
      <h2 className="kd-warning-title">{t('warning.title')}</h2>
      <ul>
        {[...all.values()].map(({ code, count }) => (
          <li key={code}>{t(`warning.${code}`, { count })}</li>
        ))}
      </ul>
    </Alert>
  );
}
