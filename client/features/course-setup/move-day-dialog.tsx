import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import type { DayDialogProps } from './cancel-day-dialog.tsx';
import { minutesOf, moveDay, timesOf } from './plan-edit.ts';

/** A new date, and a new start that the whole programme follows. */
export function MoveDayDialog({ day, onChange, onClose }: DayDialogProps) {
  const { t } = useTexts('course-setup');
  const { start: was } = timesOf(day);
  const [date, setDate] = useState(day.date);
  const [start, setStart] = useState(was);
  const [tried, setTried] = useState(false);
  return (
    <ConfirmDialog
      open
      title={t('move.title')}
      confirmLabel={t('move.confirm')}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true);
        if (date === '' || (start === '' && was !== '')) return;
        onChange((one) => moveDay(one, date, minutesOf(start) - minutesOf(was)));
      }}
    >
      <p>{t('move.text')}</p>
      <div className="kd-form">
        <DateField
          label={t('field.date')}
          value={date}
          error={tried && date === '' ? t('problem.INVALID_DATE') : undefined}
          onChange={setDate}
        />
        {was !== '' && (
          <TimeField
            label={t('move.start')}
            value={start}
            error={tried && start === '' ? t('problem.INVALID_TIME') : undefined}
            onChange={setStart}
          />
        )}
      </div>
    </ConfirmDialog>
  );
}
