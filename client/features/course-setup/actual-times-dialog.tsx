import { useState } from 'react';
import { formatTimes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import type { DayDialogProps } from './cancel-day-dialog.tsx';
import { timesOf } from './plan-edit.ts';

/** When a day really began and ended (rule 7): planned time changes for everyone, with a reason. */
export function ActualTimesDialog({ day, onChange, onClose }: DayDialogProps) {
  const { t, locale } = useTexts('course-setup');
  const planned = timesOf(day);
  const [start, setStart] = useState(day.actual?.start ?? '');
  const [end, setEnd] = useState(day.actual?.end ?? '');
  const [reason, setReason] = useState(day.changeReason);
  const [tried, setTried] = useState(false);
  const asPlanned = start === '' && end === '';
  return (
    <ConfirmDialog
      open
      title={t('actual.title')}
      confirmLabel={t('actual.confirm')}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true);
        if (!asPlanned && reason.trim() === '') return;
        const actual = {
          ...(start === '' ? {} : { start }),
          ...(end === '' ? {} : { end }),
        };
        onChange((one) => ({
          ...one,
          actual: asPlanned ? undefined : actual,
          changeReason: asPlanned ? '' : reason,
        }));
      }}
    >
      <p>{t('actual.text', { times: formatTimes(planned.start, planned.end, locale) })}</p>
      <div className="kd-form">
        <TimeField label={t('actual.start')} value={start} onChange={setStart} />
        <TimeField label={t('actual.end')} value={end} onChange={setEnd} />
        <TextField
          label={t('actual.reason')}
          hint={t('reasonSeen')}
          required={!asPlanned}
          error={
            tried && !asPlanned && reason.trim() === '' ? t('problem.REASON_REQUIRED') : undefined
          }
          value={reason}
          onChange={setReason}
        />
      </div>
    </ConfirmDialog>
  );
}
