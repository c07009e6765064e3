import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { ReminderOverview } from '#contract/reminders';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { useSendSample } from './queries.ts';

/** The mail of the next day, as a participant gets it, and a way to have it sent to oneself. */
export function MailSample({ sample }: { sample: NonNullable<ReminderOverview['sample']> }) {
  const { t } = useTexts('reminders');
  const params = { courseId: useCourseId() };
  const notify = useNotify();
  const send = useSendSample();
  const [requestId, setRequestId] = useState<string>(newName);
  return (
    <section aria-labelledby="sample">
      <h2 id="sample">{t('sample.title')}</h2>
      <p className="kd-reminders-quiet">{t('sample.hint')}</p>
      <div className="kd-reminders-mail">
        <strong>{sample.subject}</strong>
        <pre>{sample.text}</pre>
      </div>
      <Button
        interaction={send.isPending ? 'disabled' : 'enabled'}
        onClick={() =>
          send.mutate(
            { params, body: { requestId } },
            {
              onSuccess: () => {
                setRequestId(newName());
                notify('done', t('sample.sent'));
              },
            },
          )
        }
      >
        {t('sample.send')}
      </Button>
      <div role="alert">{send.error !== null && <ErrorSentence error={send.error} />}</div>
    </section>
  );
}

/** A name for one sending: the same for each attempt at it. */
function newName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(36)).join(
    '-',
  );
}
