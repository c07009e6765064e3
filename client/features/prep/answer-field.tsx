import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import type { MyPrepTask } from '#contract/prep-mine';
import { formatInstant } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAnswer } from './use-answer.ts';

interface Props {
  task: MyPrepTask;
  timeZone: string;
  disabled: boolean;
}

/** The answer of a task: saved as it is typed, handed in when the participant wants to. */
export function AnswerField({ task, timeZone, disabled }: Props) {
  const { t, locale } = useTexts('prep');
  const { text, state, error, other, type, handIn, settle } = useAnswer(task);
  const field = {
    label: t(task.answer === 'link' ? 'answer.link' : 'answer.text'),
    hint: t(`answer.readers.${task.readers}`),
    value: text,
    disabled,
    onChange: type,
  };
  const handedIn = task.handedInAt !== null;
  const changed = handedIn && (task.changedSince || state === 'typing');
  return (
    <div className="kd-prep-answer">
      {task.answer === 'link' ? (
        <TextField {...field} type="url" />
      ) : (
        <LongTextField {...field} height="7rem" />
      )}
      <p role="status" className="kd-prep-quiet">
        {state === 'kept' ? (text === '' ? '' : t('answer.state.kept')) : ''}
        {state === 'saving' ? t('answer.state.saving') : ''}
      </p>
      <div role="alert">
        {state === 'away' && (
          <Alert variant="warning" margin="small 0">
            {t('answer.state.away')}
          </Alert>
        )}
        {state === 'refused' && error !== null && (
          <Alert variant="error" margin="small 0">
            <ErrorSentence error={error} />
          </Alert>
        )}
        {state === 'conflict' && other !== null && (
          <Alert variant="warning" margin="small 0">
            <p>{t('answer.conflict')}</p>
            <blockquote className="kd-prep-quote">{other.text}</blockquote>
            <div className="kd-actions">
              <Button size="small" onClick={() => settle('mine')}>
                {t('answer.keepMine')}
              </Button>
              <Button size="small" onClick={() => settle('other')}>
                {t('answer.takeOther')}
              </Button>
            </div>
          </Alert>
        )}
      </div>
      {handedIn && task.handedInAt !== null && (
        <p>
          {t('answer.handedIn', { when: formatInstant(task.handedInAt, timeZone, locale) })}{' '}
          {changed && t('answer.changed')}
        </p>
      )}
      {(!handedIn || changed) && (
        <Button
          color="primary"
          interaction={disabled || state === 'conflict' ? 'disabled' : 'enabled'}
          onClick={handIn}
        >
          {t(handedIn ? 'answer.again' : 'answer.handIn')}
        </Button>
      )}
    </div>
  );
}
