import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { Objection as Raised } from '#contract/objections';
import { useCourseId } from '../../api/call.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { useMyObjections, useRaiseObjection } from './queries.ts';

/** What the participant has objected to on a day, what came of it, and objecting anew. */
export function Objection({ dayId, timeZone }: { dayId: string; timeZone: string }) {
  const { data } = useMyObjections();
  if (data === undefined) return null;
  const own = data.objections.filter((one) => one.dayId === dayId);
  return (
    <>
      {own.length > 0 && (
        <ul className="kd-evidence">
          {own.map((one) => (
            <li key={one.id}>
              <Outcome of={one} timeZone={timeZone} />
            </li>
          ))}
        </ul>
      )}
      {data.mayObjectTo.includes(dayId) && <ObjectionForm dayId={dayId} />}
    </>
  );
}

function Outcome({ of, timeZone }: { of: Raised; timeZone: string }) {
  const { t, locale } = useTexts('my-course');
  const when = formatInstant(of.raisedAt, timeZone, locale);
  return (
    <>
      <p>{t(of.text === '' ? 'objection.erased' : 'objection.yours', { when, text: of.text })}</p>
      <p>{t(`objection.${of.outcome ?? 'waiting'}`)}</p>
      {of.answer !== '' && of.answeredAt !== null && (
        <p>
          {t('objection.answer', {
            when: formatInstant(of.answeredAt, timeZone, locale),
            text: of.answer,
          })}
        </p>
      )}
    </>
  );
}

/** A name for one objection: the same for each attempt at it. */
const newRequestId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(36)).join('-');

function ObjectionForm({ dayId }: { dayId: string }) {
  const { t } = useTexts('my-course');
  const courseId = useCourseId();
  const raise = useRaiseObjection();
  const notify = useNotify();
  const [requestId] = useState(newRequestId);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <p>
        <Button size="small" onClick={() => setOpen(true)}>
          {t('objection.open')}
        </Button>
      </p>
    );
  }
  const send = () =>
    raise.mutate(
      { params: { courseId, dayId }, body: { requestId, text } },
      { onSuccess: () => notify('done', t('objection.sent')) },
    );
  return (
    <div role="group" aria-label={t('objection.title')} className="kd-objection">
      <LongTextField
        label={t('objection.what')}
        hint={t('objection.hint')}
        required
        value={text}
        height="4rem"
        onChange={setText}
      />
      <Button color="primary" interaction={raise.isPending ? 'disabled' : 'enabled'} onClick={send}>
        {t('objection.send')}
      </Button>
      <div role="alert">
        {raise.error !== null && (
          <Alert variant="error" margin="small 0 0">
            <ErrorSentence error={raise.error} />
          </Alert>
        )}
      </div>
    </div>
  );
}
