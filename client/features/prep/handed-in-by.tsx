import { Button } from '@instructure/ui-buttons';
import type { MyPrepTask } from '#contract/prep-mine';
import { useCourseId } from '../../api/call.ts';
import { formatList } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { FileLink } from './file-link.tsx';
import { useSetDone } from './queries.ts';

interface Props {
  task: MyPrepTask;
  handedIn: NonNullable<MyPrepTask['handedInBy']>;
  disabled: boolean;
}

/** What a colleague has handed in for the participant too, and the way out of it. */
export function HandedInBy({ task, handedIn, disabled }: Props) {
  const { t, locale } = useTexts('prep');
  const courseId = useCourseId();
  const leave = useSetDone();
  const { person, others, text, file } = handedIn;
  const names = [person, ...others].map(({ name }) => (name === '' ? t('erased') : name));
  return (
    <div className="kd-prep-answer">
      <p>{t('together.handedInBy', { names: formatList(names, locale) })}</p>
      {text !== '' && <blockquote className="kd-prep-quote">{text}</blockquote>}
      {file !== null && (
        <FileLink from="prep.myFile" taskId={task.id} person={person} file={file} />
      )}
      {!disabled && (
        <>
          <p className="kd-prep-quiet">{t('together.leaveHint')}</p>
          <Button
            size="small"
            interaction={leave.isPending ? 'disabled' : 'enabled'}
            onClick={() =>
              leave.mutate({ params: { courseId, taskId: task.id }, body: { done: false } })
            }
          >
            {t('together.leave')}
            <span className="kd-visually-hidden">: {task.title}</span>
          </Button>
        </>
      )}
      <div role="alert">{leave.error !== null && <ErrorSentence error={leave.error} />}</div>
    </div>
  );
}
