import { Button } from '@instructure/ui-buttons';
import type { GradebookStatus } from '#contract/gradebook';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { useCreateAgain, useSendNow, useSwitch } from './queries.ts';
import './gradebook.css';

/** What a leader can do about the column as it stands. */
export function ColumnActions({ status }: { status: GradebookStatus }) {
  const { t } = useTexts('gradebook');
  const params = { courseId: useCourseId() };
  const notify = useNotify();
  const turn = useSwitch();
  const send = useSendNow();
  const create = useCreateAgain();
  const busy = turn.isPending || send.isPending || create.isPending;
  const underWay = status.state === 'waiting' || status.state === 'sending';
  const on = status.state !== 'off';
  const error = turn.error ?? send.error ?? create.error;

  const switchTo = (wanted: boolean) =>
    turn.mutate(
      { params, body: { on: wanted } },
      { onSuccess: () => notify('done', t(wanted ? 'switchedOn' : 'switchedOff')) },
    );
  const asked = { onSuccess: () => notify('done', t('asked')) };

  return (
    <>
      <div className="kd-gradebook-actions">
        {on && status.problem === 'DELETED' && (
          <Button
            color="primary"
            interaction={busy ? 'disabled' : 'enabled'}
            onClick={() => create.mutate({ params }, asked)}
          >
            {t('createAgain')}
          </Button>
        )}
        {on && status.problem !== 'DELETED' && (
          <Button
            interaction={busy || underWay ? 'disabled' : 'enabled'}
            onClick={() => send.mutate({ params }, asked)}
          >
            {t('sendNow')}
          </Button>
        )}
        <Button
          color={on ? 'secondary' : 'primary'}
          interaction={busy ? 'disabled' : 'enabled'}
          onClick={() => switchTo(!on)}
        >
          {t(on ? 'switchOff' : 'switchOn')}
        </Button>
      </div>
      <div role="alert">{error !== null && <ErrorSentence error={error} />}</div>
    </>
  );
}
