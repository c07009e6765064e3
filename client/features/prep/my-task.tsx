import { Button } from '@instructure/ui-buttons';
import type { MyPrepDay, MyPrepTask } from '#contract/prep-mine';
import { useCourseId } from '../../api/call.ts';
import { formatInstant, formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { AnswerField } from './answer-field.tsx';
import { Colleagues } from './colleagues.tsx';
import { FileField } from './file-field.tsx';
import { GroupAnswers } from './group-answers.tsx';
import { HandedInBy } from './handed-in-by.tsx';
import { LookAgain } from './look-again.tsx';
import { QuestionField } from './question-field.tsx';
import { useSetDone } from './queries.ts';
import { TaskBody } from './task-body.tsx';

interface Props {
  task: MyPrepTask;
  day: MyPrepDay;
  timeZone: string;
  testUser: boolean;
}

/** One task of a participant: what to do, and that it is done. */
export function MyTask({ task, day, timeZone, testUser }: Props) {
  const { t, locale } = useTexts('prep');
  const courseId = useCourseId();
  const setDone = useSetDone();
  const usable = task.open && day.state !== 'cancelled' && !testUser;
  const done = task.doneAt !== null;
  const answers = task.open && task.handedInBy === null;
  const mark = (next: boolean) =>
    setDone.mutate({ params: { courseId, taskId: task.id }, body: { done: next } });
  return (
    <>
      <h3>
        {task.title}{' '}
        <span className="kd-prep-tag" data-done={done && !task.again}>
          {t(task.again ? 'mine.again' : done ? 'mine.done' : 'mine.notDone')}
        </span>
      </h3>
      {task.again && <LookAgain task={task} disabled={!usable} />}
      <TaskBody task={task} timeZone={timeZone} open={task.open} />
      {task.handedInBy !== null && (
        <HandedInBy task={task} handedIn={task.handedInBy} disabled={!usable} />
      )}
      {answers && task.answer === 'file' && (
        <FileField task={task} timeZone={timeZone} disabled={!usable} />
      )}
      {answers && (task.answer === 'text' || task.answer === 'link') && (
        <AnswerField task={task} timeZone={timeZone} disabled={!usable} />
      )}
      {answers && task.together && <Colleagues task={task} disabled={!usable} />}
      {task.makeUp !== null && (
        <p className="kd-prep-quiet">
          {t(`makeUp.mine.${task.makeUp.state}`, {
            minutes: formatMinutes(task.makeUp.minutes, locale),
          })}
        </p>
      )}
      {task.doneAt !== null && (
        <p>
          {task.answer === 'none' &&
            t('mine.doneAt', { when: formatInstant(task.doneAt, timeZone, locale) })}{' '}
          {task.inTime !== null && t(task.inTime ? 'mine.inTime' : 'mine.late')}
        </p>
      )}
      {usable && task.handedInBy === null && (task.answer === 'none' || done) && (
        <p>
          <Button
            {...(done ? { size: 'small' as const } : { color: 'primary' as const })}
            interaction={setDone.isPending ? 'disabled' : 'enabled'}
            onClick={() => mark(!done)}
          >
            {t(done ? (task.answer === 'none' ? 'mine.undo' : 'mine.takeBack') : 'mine.markDone')}
            <span className="kd-visually-hidden">: {task.title}</span>
          </Button>
        </p>
      )}
      <div role="alert">{setDone.error !== null && <ErrorSentence error={setDone.error} />}</div>
      {usable && <QuestionField task={task} />}
      {task.open && task.answer !== 'none' && task.readers === 'group' && (
        <GroupAnswers taskId={task.id} />
      )}
    </>
  );
}
