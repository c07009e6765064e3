import { useState } from 'react';
import type { DayShape as Day } from '#contract/course-plan';
import { useTexts } from '../../i18n/use-texts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface DayDialogProps {
  day: Day;
  onChange: (change: (day: Day) => Day) => void;
  onClose: () => void;
}

/** Asks why a day is cancelled; participants read it. */
export function CancelDayDialog({ day, onChange, onClose }: DayDialogProps) {
  const { t } = useTexts('course-setup');
  const [reason, setReason] = useState(day.changeReason);
  const [tried, setTried] = useState(false);
  return (
    <ConfirmDialog
      open
      title={t('cancel.title')}
      confirmLabel={t('cancel.confirm')}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true);
        if (reason.trim() === '') return;
        onChange((one) => ({ ...one, state: 'cancelled', changeReason: reason }));
      }}
    >
      <p>{t('cancel.text')}</p>
      <TextField
        label={t('cancel.reason')}
        hint={t('reasonSeen')}
        error={tried && reason.trim() === '' ? t('problem.REASON_REQUIRED') : undefined}
        required
        value={reason}
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}
