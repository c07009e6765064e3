import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { useCourseId } from '../../api/call.ts';
import { useDownload } from '../../api/download.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { SelectField } from '../../ui/select-field.tsx';

const formats = ['xlsx', 'csv'] as const;
const purposes = ['ownRecords', 'control', 'participantAsked'] as const;

/** Who is prepared for a day as a file; why it is taken out, the participants see. */
export function StatusFile({ dayId }: { dayId: string }) {
  const { t } = useTexts('prep');
  const params = { courseId: useCourseId(), dayId };
  const file = useDownload('prep.statusFile');
  const [format, setFormat] = useState<(typeof formats)[number]>('xlsx');
  const [why, setWhy] = useState<(typeof purposes)[number]>('ownRecords');
  return (
    <details className="kd-prep-day">
      <summary>{t('file.title')}</summary>
      <p className="kd-prose">{t('file.text')}</p>
      <div className="kd-prep-fields kd-prep-pair">
        <SelectField
          label={t('file.format')}
          value={format}
          options={formats.map((one) => ({ value: one, label: t(`file.formats.${one}`) }))}
          onChange={setFormat}
        />
        <SelectField
          label={t('file.why')}
          value={why}
          options={purposes.map((one) => ({ value: one, label: t(`file.purposes.${one}`) }))}
          onChange={setWhy}
        />
      </div>
      <Button
        interaction={file.isPending ? 'disabled' : 'enabled'}
        onClick={() => file.mutate({ params, body: { format, why } })}
      >
        {t('file.take')}
      </Button>
      <div role="alert">{file.error !== null && <ErrorSentence error={file.error} />}</div>
    </details>
  );
}
