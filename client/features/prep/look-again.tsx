import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import type { MyPrepTask } from '#contract/prep-mine';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useConfirm } from './queries.ts';

/** "Changed since you did it": the task is done, and the leader asks to look at it again. */
export function LookAgain({ task, disabled }: { task: MyPrepTask; disabled: boolean }) {
  const { t } = useTexts('prep');
  const courseId = useCourseId();
  const confirm = useConfirm();
  return (
    <Alert variant="info" margin="0 0 small">
      <p>{t('again.text')}</p>
      {!disabled && (
        <Button
          size="small"
          interaction={confirm.isPending ? 'disabled' : 'enabled'}
          onClick={() =>
            confirm.mutate({
              params: { courseId, taskId: task.id },
              body: { revision: task.taskRevision },
            })
          }
        >
          {t('again.confirm')}
          <span className="kd-visually-hidden">: {task.title}</span>
        </Button>
      )}
      <div role="alert">{confirm.error !== null && <ErrorSentence error={confirm.error} />}</div>
    </Alert>
  );
}
