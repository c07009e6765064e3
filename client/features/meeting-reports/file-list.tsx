import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { ReportFileShown, ReportShown } from '#contract/meeting-report';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { FileRefusal } from './file-refusal.tsx';
import { useReading, type Reading } from './use-reading.ts';
import { zones } from './zones.ts';

/** The files of an import: how each was read, and how to have it read otherwise. */
export function FileList({ report }: { report: ReportShown }) {
  const { t } = useTexts('meeting-reports');
  const reading = useReading(report);
  const changeable = report.state === 'draft' || report.state === 'refused';
  const approximate = report.rows.some((row) => row.totals.length > 0);
  return (
    <section aria-labelledby="report-files">
      <h2 id="report-files">{t('files.title')}</h2>
      <ul className="kd-report-files">
        {report.files.map((file) => (
          <li key={file.id}>
            <OneFile {...{ file, report, reading, changeable }} />
          </li>
        ))}
      </ul>
      {changeable && approximate && (
        <SelectField
          label={t('approximate.label')}
          width="26rem"
          value={report.approximate}
          onChange={(value) => reading.setApproximate(value)}
          options={(['least', 'span'] as const).map((value) => ({
            value,
            label: t(`approximate.${value}`),
          }))}
        />
      )}
      <div role="alert">
        {reading.error !== null && (
          <Alert variant="error" margin="small 0 0">
            <ErrorSentence error={reading.error} />
          </Alert>
        )}
      </div>
    </section>
  );
}

type DateOrder = NonNullable<ReportFileShown['chosen']['dateOrder']>;

interface FileProps {
  file: ReportFileShown;
  report: ReportShown;
  reading: Reading;
  changeable: boolean;
}

function OneFile({ file, report, reading, changeable }: FileProps) {
  const { t } = useTexts('meeting-reports');
  const { found, refusal } = file;
  return (
    <>
      <p>
        <strong>{file.name || t('files.gone')}</strong>
        {found !== null && ` · ${t('files.rows', { count: found.rows })}`}
        {!file.kept && ` · ${t('files.gone')}`}
      </p>
      {found !== null && (
        <p className="kd-hint">
          {t('files.read', { order: t(`order.${found.dateOrder}`), zone: found.timeZone })}
        </p>
      )}
      {refusal !== null && <FileRefusal {...{ file, refusal, report, reading }} />}
      {changeable && (
        <div className="kd-actions">
          {report.files.length > 1 && (
            <Button
              size="small"
              onClick={() => reading.leaveOut(file.id)}
              interaction={reading.busy ? 'disabled' : 'enabled'}
            >
              {t('files.remove')}
            </Button>
          )}
          <ChangeReading {...{ file, reading }} />
        </div>
      )}
    </>
  );
}

function ChangeReading({ file, reading }: Pick<FileProps, 'file' | 'reading'>) {
  const { t } = useTexts('meeting-reports');
  const [order, setOrder] = useState<DateOrder | ''>(file.chosen.dateOrder ?? '');
  const [zone, setZone] = useState(file.chosen.timeZone ?? '');
  const auto = { value: '' as const, label: t('files.auto') };
  return (
    <details className="kd-change-reading">
      <summary>{t('files.change')}</summary>
      <div className="kd-field-row">
        <SelectField
          label={t('files.dateOrder')}
          width="14rem"
          value={order}
          onChange={setOrder}
          options={[
            auto,
            ...(['dmy', 'mdy', 'ymd'] as const).map((value) => ({
              value,
              label: t(`order.${value}`),
            })),
          ]}
        />
        <SelectField
          label={t('files.timeZone')}
          width="14rem"
          value={zone}
          onChange={setZone}
          options={[auto, ...zones.map((value) => ({ value, label: value.replace('_', ' ') }))]}
        />
        <Button
          interaction={reading.busy ? 'disabled' : 'enabled'}
          onClick={() =>
            reading.readAs(file.id, {
              dateOrder: order === '' ? null : order,
              timeZone: zone === '' ? null : zone,
            })
          }
        >
          {t('files.apply')}
        </Button>
      </div>
    </details>
  );
}
