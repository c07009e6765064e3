import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { useClose, type DaySheet } from './queries.ts';

interface Props {
  day: DaySheet['day'];
  index: number;
  /** When the day ends, as long as it is not over; else ''. */
  endsAt: string;
  open: boolean;
  onClose: () => void;
}

/** Asks before a day is closed, since what is missing of it is lost from then on. */
export function CloseDialog({ day, index, endsAt, open, onClose }: Props) {
  const { t } = useTexts('attendance');
  const courseId = useCourseId();
  const closing = useClose();
  const notify = useNotify();
  const confirm = () =>
    closing.mutate(
      { params: { courseId, dayId: day.id } },
      {
        onSuccess: () => {
          onClose();
          notify('done', t('close.done'));
        },
      },
    );
  return (
    <ConfirmDialog
      open={open}
      title={t('close.question', { day: t('dayInList', { number: index + 1 }) })}
      confirmLabel={t('close.action')}
      busy={closing.isPending}
      error={closing.error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {endsAt !== '' && <p>{t('close.notOver', { time: endsAt })}</p>}
      <p>{t('close.questionText')}</p>
    </ConfirmDialog>
  );
}
