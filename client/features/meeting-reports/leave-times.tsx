import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { ReportShown } from '#contract/meeting-report';
import { formatInstantTime } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import { useDecideRows } from './use-decide-rows.ts';

/** Those whom the file gives no leave time: the leader decides when they left, or leaves it open. */
export function LeaveTimes({ report }: { report: ReportShown }) {
  const { t, locale } = useTexts('meeting-reports');
  const { decide, busy, error } = useDecideRows(report);
  const rows = report.rows.filter(
    ({ open, end, settled, state }) =>
      !settled && (open.length > 0 || end !== null) && (state === 'matched' || state === 'room'),
  );
  const [times, setTimes] = useState<Record<string, string>>({});
  if (rows.length === 0) return null;
  const endsAt = Math.max(...report.day.segments.map(({ end }) => end));
  const end = formatInstantTime(endsAt, report.timeZone, 'en');
  const timeOf = (key: string, known: string | null) => times[key] ?? known ?? '';
  const save = (all: Record<string, string>) =>
    decide(
      rows.map(({ key, end: known }) => {
        const to = all[key] ?? known ?? '';
        return { kind: 'end', row: key, to: to === '' ? null : to };
      }),
    );
  return (
    <section aria-labelledby="report-ends">
      <h2 id="report-ends">{t('rows.endTitle')}</h2>
      <p>{t('rows.endLead')}</p>
      <div className="kd-field-row">
        {rows.slice(0, 100).map(({ key, name, end: known }) => (
          <TimeField
            key={key}
            label={t('rows.end', { name })}
            value={timeOf(key, known)}
            onChange={(time) => setTimes({ ...times, [key]: time })}
          />
        ))}
      </div>
      <div className="kd-actions">
        <Button interaction={busy ? 'disabled' : 'enabled'} onClick={() => save(times)}>
          {t('rows.endSave')}
        </Button>
        <Button
          interaction={busy ? 'disabled' : 'enabled'}
          onClick={() => {
            const all = Object.fromEntries(rows.map(({ key }) => [key, end]));
            setTimes(all);
            save(all);
          }}
        >
          {t('rows.endAll', { time: formatInstantTime(endsAt, report.timeZone, locale) })}
        </Button>
      </div>
      <div role="alert">
        {error !== null && (
          <Alert variant="error" margin="small 0 0">
            <ErrorSentence error={error} />
          </Alert>
        )}
      </div>
    </section>
  );
}
