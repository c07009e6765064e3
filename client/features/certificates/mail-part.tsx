import { Button } from '@instructure/ui-buttons';
import type { IssuedCertificate } from '#contract/certificates';
import { useCourseId } from '../../api/call.ts';
import { useDownload } from '../../api/download.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { useResend, useSettleMail } from './queries.ts';
import { useMailWords } from './words.ts';

/** The PDF and its mail: download, mail again, settle a mail of which nobody knows. */
export function MailPart({ one }: { one: IssuedCertificate }) {
  const { t } = useTexts('certificates');
  const params = { courseId: useCourseId(), certificateId: one.id };
  const notify = useNotify();
  const mailWords = useMailWords();
  const file = useDownload('certificates.file');
  const resend = useResend();
  const settle = useSettleMail();
  const { mail } = one;
  const waits = mail?.state === 'queued' || mail?.state === 'sending';
  const error = file.error ?? resend.error ?? settle.error;
  return (
    <>
      <p>
        {t('columns.mail')}: {mailWords(mail)}
      </p>
      {mail?.state === 'maybeSent' && <p className="kd-note">{t('details.maybe')}</p>}
      <div className="kd-certificates-issue">
        {one.name !== '' && (
          <Button
            interaction={file.isPending ? 'disabled' : 'enabled'}
            onClick={() => file.mutate({ params })}
          >
            {t('details.download')}
          </Button>
        )}
        {mail?.state === 'maybeSent' && (
          <Button
            interaction={settle.isPending ? 'disabled' : 'enabled'}
            onClick={() =>
              settle.mutate({ params }, { onSuccess: () => notify('done', t('details.settled')) })
            }
          >
            {t('details.arrived')}
          </Button>
        )}
        {one.status === 'valid' && (
          <Button
            interaction={resend.isPending || waits ? 'disabled' : 'enabled'}
            onClick={() =>
              resend.mutate(
                { params, body: { after: mail?.count ?? 0 } },
                { onSuccess: () => notify('done', t('details.resent')) },
              )
            }
          >
            {t('details.resend')}
          </Button>
        )}
      </div>
      <div role="alert">{error !== null && <ErrorSentence error={error} />}</div>
    </>
  );
}
