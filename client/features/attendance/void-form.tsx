import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { useVoid } from './queries.ts';
import { newRequestId, useDone } from './use-mark.ts';

/** Declares an entry wrong: asks for the reason first, in its place, and says what happens. */
export function VoidForm({ entryId }: { entryId: string }) {
  const { t } = useTexts('attendance');
  const courseId = useCourseId();
  const voiding = useVoid();
  const done = useDone();
  const [requestId] = useState(newRequestId);
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) {
    return (
      <button type="button" className="kd-text-button" onClick={() => setReason('')}>
        {t('ledger.void')}
      </button>
    );
  }
  const confirm = () =>
    voiding.mutate(
      { params: { courseId, entryId }, body: { requestId, reason } },
      { onSuccess: ({ batch }) => done(t('ledger.voidDone'), batch) },
    );
  return (
    <div className="kd-void" role="group" aria-label={t('ledger.voidTitle')}>
      <p>
        <strong>{t('ledger.voidTitle')}</strong> {t('ledger.voidText')}
      </p>
      <LongTextField
        label={t('act.reason')}
        hint={t('act.reasonHint')}
        required
        value={reason}
        height="3.5rem"
        onChange={setReason}
      />
      <div className="kd-actions">
        <Button
          color="danger"
          size="small"
          interaction={voiding.isPending ? 'disabled' : 'enabled'}
          onClick={confirm}
        >
          {t('ledger.voidConfirm')}
        </Button>
        <Button size="small" onClick={() => setReason(null)}>
          {t('ledger.keep')}
        </Button>
      </div>
      <div role="alert">
        {voiding.error !== null && (
          <Alert variant="error" margin="small 0 0">
            <ErrorSentence error={voiding.error} />
          </Alert>
        )}
      </div>
    </div>
  );
}
