import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { Format, Purpose } from '#contract/exports';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { FormatField, WhyField } from './file-choices.tsx';
import { useFeeFile } from './queries.ts';

/** The overview of fees as a file. */
export function FeeFile() {
  const { t } = useTexts('exports');
  const params = { courseId: useCourseId() };
  const file = useFeeFile();
  const [format, setFormat] = useState<Format>('xlsx');
  const [why, setWhy] = useState<Purpose>('invoice');
  return (
    <>
      <div className="kd-file-choices">
        <FormatField value={format} onChange={setFormat} />
        <WhyField reasons={['invoice', 'ownRecords', 'control']} value={why} onChange={setWhy} />
        <Button
          interaction={file.isPending ? 'disabled' : 'enabled'}
          onClick={() => file.mutate({ params, body: { format, why } })}
        >
          {t('fees.take')}
        </Button>
      </div>
      <div role="alert">{file.error !== null && <ErrorSentence error={file.error} />}</div>
    </>
  );
}
