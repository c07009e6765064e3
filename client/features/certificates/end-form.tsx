import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { IssuedCertificate } from '#contract/certificates';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { useReissue, useRevoke } from './queries.ts';

interface Props {
  one: IssuedCertificate;
  onDone: () => void;
}

/** Revokes a certificate or puts a new one in its place; both ask why. */
export function EndForm({ one, onDone }: Props) {
  const { t } = useTexts('certificates');
  const params = { courseId: useCourseId(), certificateId: one.id };
  const notify = useNotify();
  const revoke = useRevoke();
  const reissue = useReissue();
  const [reason, setReason] = useState('');
  const interaction =
    reason.trim() === '' || revoke.isPending || reissue.isPending ? 'disabled' : 'enabled';
  const done = (text: string) => ({
    onSuccess: () => {
      onDone();
      notify('done', text);
    },
  });
  const error = revoke.error ?? reissue.error;
  return (
    <section aria-label={t('details.endTitle')}>
      <h3>{t('details.endTitle')}</h3>
      <LongTextField
        label={t('details.reason')}
        hint={t('details.reasonHint')}
        value={reason}
        onChange={setReason}
        height="4rem"
      />
      <div className="kd-certificates-issue">
        <Button
          color="danger"
          interaction={interaction}
          onClick={() => revoke.mutate({ params, body: { reason } }, done(t('details.revoked')))}
        >
          {t('details.revoke')}
        </Button>
        <Button
          interaction={interaction}
          onClick={() => reissue.mutate({ params, body: { reason } }, done(t('details.reissued')))}
        >
          {t('details.reissue')}
        </Button>
      </div>
      <div role="alert">{error !== null && <ErrorSentence error={error} />}</div>
    </section>
  );
}
