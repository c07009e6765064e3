import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { ObjectionToSettle } from '#contract/objections';
import { useCourseId } from '../../api/call.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { CellDialog } from './cell-dialog.tsx';
import { useDayObjections, useGrid, useSettleObjection, type DaySheet } from './queries.ts';

/** What participants object to on a day: the leader corrects where they are right, and answers. */
export function ObjectionsPanel({ sheet, index }: { sheet: DaySheet; index: number }) {
  const { t } = useTexts('attendance');
  const { data } = useDayObjections(sheet.day.id);
  const grid = useGrid();
  const [open, setOpen] = useState<string | null>(null);
  if (data === undefined || data.objections.length === 0) return null;
  return (
    <section id="objections" aria-labelledby="objections-title" className="kd-closing">
      <h2 id="objections-title">{t('objections.title')}</h2>
      <p>{t('objections.lead')}</p>
      <ul className="kd-objections">
        {data.objections.map((one) => (
          <li key={one.id}>
            <OneObjection of={one} timeZone={sheet.timeZone} onOpen={setOpen} />
          </li>
        ))}
      </ul>
      <CellDialog
        person={grid.data?.rows.find((row) => row.id === open) ?? null}
        days={grid.data?.days ?? []}
        index={index}
        timeZone={sheet.timeZone}
        onClose={() => setOpen(null)}
      />
    </section>
  );
}

interface Props {
  of: ObjectionToSettle;
  timeZone: string;
  onOpen: (personId: string) => void;
}

function OneObjection({ of, timeZone, onOpen }: Props) {
  const { t, locale } = useTexts('attendance');
  const { person, text, raisedAt, state, answeredAt, answeredBy, outcome, answer } = of;
  const name = person.name === '' ? t('erased') : person.name;
  return (
    <>
      <h3>{t('objections.from', { name, when: formatInstant(raisedAt, timeZone, locale) })}</h3>
      <blockquote className="kd-quote">{text === '' ? t('objections.erased') : text}</blockquote>
      {state === 'settled' && outcome !== null && answeredAt !== null ? (
        <p>
          {t(`objections.${outcome}`)}{' '}
          {t('objections.settled', {
            who: answeredBy === '' ? t('ledger.someone') : answeredBy,
            when: formatInstant(answeredAt, timeZone, locale),
            text: answer,
          })}
        </p>
      ) : (
        <>
          <p>
            <Button size="small" onClick={() => onOpen(person.id)}>
              {t('objections.see')}
            </Button>
          </p>
          <AnswerForm objectionId={of.id} name={name} />
        </>
      )}
    </>
  );
}

function AnswerForm({ objectionId, name }: { objectionId: string; name: string }) {
  const { t } = useTexts('attendance');
  const courseId = useCourseId();
  const settle = useSettleObjection();
  const notify = useNotify();
  const [answer, setAnswer] = useState('');
  const send = () =>
    settle.mutate(
      { params: { courseId, objectionId }, body: { answer } },
      { onSuccess: () => notify('done', t('objections.done')) },
    );
  return (
    <>
      <LongTextField
        label={t('objections.answer', { name })}
        hint={t('objections.answerHint')}
        required
        value={answer}
        height="3.5rem"
        onChange={setAnswer}
      />
      <div className="kd-actions kd-objection-send">
        <Button
          color="primary"
          interaction={settle.isPending ? 'disabled' : 'enabled'}
          onClick={send}
        >
          {t('objections.send')}
        </Button>
      </div>
      <div role="alert">
        {settle.error !== null && (
          <Alert variant="error" margin="small 0 0">
            <ErrorSentence error={settle.error} />
          </Alert>
        )}
      </div>
    </>
  );
}
