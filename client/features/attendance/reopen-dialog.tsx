import { useState } from 'react';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { useReopen, type DaySheet } from './queries.ts';

interface Props {
  day: DaySheet['day'];
  index: number;
  open: boolean;
  onClose: () => void;
}

/** Opens a closed day again, with a reason. */
export function ReopenDialog({ day, index, open, onClose }: Props) {
  const { t } = useTexts('attendance');
  const courseId = useCourseId();
  const reopening = useReopen();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const confirm = () =>
    reopening.mutate(
      { params: { courseId, dayId: day.id }, body: { reason } },
      {
        onSuccess: () => {
          notify('done', t('close.reopened'));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      open={open}
      title={t('close.reopenTitle', { day: t('dayInList', { number: index + 1 }) })}
      confirmLabel={t('close.reopenConfirm')}
      busy={reopening.isPending}
      error={reopening.error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{t('close.reopenText')}</p>
      <LongTextField
        label={t('act.reason')}
        required
        value={reason}
        height="3.5rem"
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}
