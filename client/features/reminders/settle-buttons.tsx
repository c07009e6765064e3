import { Button } from '@instructure/ui-buttons';
import type { ReminderPerson } from '#contract/reminders';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { useSettleReminder } from './queries.ts';

interface Props {
  dayId: string;
  person: ReminderPerson;
  onDone: () => void;
}

/** Of a reminder that was perhaps sent: it was, or it was not and goes again. */
export function SettleButtons({ dayId, person, onDone }: Props) {
  const { t } = useTexts('reminders');
  const notify = useNotify();
  const settle = useSettleReminder();
  const params = { courseId: useCourseId(), dayId, personId: person.id };
  const name = person.name === '' ? t('erased') : person.name;
  const say = (sent: boolean) =>
    settle.mutate(
      { params, body: { sent } },
      {
        onSuccess: () => {
          notify('done', t(sent ? 'day.settledSent' : 'day.settledAgain', { name }));
          onDone();
        },
      },
    );
  return (
    <>
      <div className="kd-actions">
        {([true, false] as const).map((sent) => (
          <Button
            key={String(sent)}
            size="small"
            interaction={settle.isPending ? 'disabled' : 'enabled'}
            onClick={() => say(sent)}
          >
            {t(sent ? 'day.wasSent' : 'day.wasNotSent')}
            <span className="kd-visually-hidden">: {name}</span>
          </Button>
        ))}
      </div>
      <div role="alert">{settle.error !== null && <ErrorSentence error={settle.error} />}</div>
    </>
  );
}
