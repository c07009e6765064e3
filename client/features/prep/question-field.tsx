import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { MyPrepTask } from '#contract/prep-mine';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { useAsk } from './queries.ts';

/** "This was unclear": a question for the leaders before the day. */
export function QuestionField({ task }: { task: MyPrepTask }) {
  const { t } = useTexts('prep');
  const courseId = useCourseId();
  const notify = useNotify();
  const ask = useAsk();
  const [text, setText] = useState(task.question);
  const send = (question: string) =>
    ask.mutate(
      { params: { courseId, taskId: task.id }, body: { text: question } },
      {
        onSuccess: () => {
          setText(question);
          notify('done', t(question.trim() === '' ? 'question.removed' : 'question.sent'));
        },
      },
    );
  return (
    <details className="kd-prep-question">
      <summary>{t(task.question === '' ? 'question.open' : 'question.yours')}</summary>
      <LongTextField
        label={t('question.label')}
        hint={t('question.hint')}
        value={text}
        height="3.5rem"
        onChange={setText}
      />
      <div className="kd-actions">
        <Button
          size="small"
          interaction={ask.isPending || text.trim() === '' ? 'disabled' : 'enabled'}
          onClick={() => send(text)}
        >
          {t('question.send')}
        </Button>
        {task.question !== '' && (
          <Button size="small" onClick={() => send('')}>
            {t('question.remove')}
          </Button>
        )}
      </div>
      <div role="alert">{ask.error !== null && <ErrorSentence error={ask.error} />}</div>
    </details>
  );
}
