import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { Format, Purpose } from '#contract/exports';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { FormatField, WhyField } from './file-choices.tsx';
import { useAttendanceList } from './queries.ts';

/** Attendance of the whole course as a file. */
export function AttendanceFile({ section }: { section: string }) {
  const { t } = useTexts('exports');
  const params = { courseId: useCourseId() };
  const list = useAttendanceList();
  const [format, setFormat] = useState<Format>('xlsx');
  const [why, setWhy] = useState<Purpose>('ownRecords');
  return (
    <section aria-labelledby="attendance-file">
      <h2 id="attendance-file">{t('attendance.title')}</h2>
      <p className="kd-prose">{t('attendance.text')}</p>
      <div className="kd-file-choices">
        <FormatField value={format} onChange={setFormat} />
        <WhyField
          reasons={['ownRecords', 'control', 'participantAsked']}
          value={why}
          onChange={setWhy}
        />
        <Button
          interaction={list.isPending ? 'disabled' : 'enabled'}
          onClick={() => list.mutate({ params, body: { format, section, why } })}
        >
          {t('attendance.take')}
        </Button>
      </div>
      <div role="alert">{list.error !== null && <ErrorSentence error={list.error} />}</div>
    </section>
  );
}
