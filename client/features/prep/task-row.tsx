import { Button } from '@instructure/ui-buttons';
import { useRef, useState, type RefObject } from 'react';
import type { PrepTaskShape } from '#contract/prep';
import type { PrepDayPlan } from '#contract/prep-plan';
import { useCourseId, useTimeZone } from '../../api/call.ts';
import { formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { useOrderTasks, useRemoveTask } from './queries.ts';
import { TaskBody } from './task-body.tsx';
import { TaskEditor } from './task-editor.tsx';

interface Props {
  task: PrepTaskShape;
  plan: PrepDayPlan;
  /** As participants see it: without buttons. */
  preview: boolean;
}

/** A task in the list of a day: what it says, moving it, editing it, deleting it. */
export function TaskRow({ task, plan, preview }: Props) {
  const { t, locale } = useTexts('prep');
  const timeZone = useTimeZone();
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const buttons = useRef<HTMLDivElement>(null);
  if (editing && !preview) {
    return <TaskEditor dayId={plan.day.id} task={task} onClose={() => setEditing(false)} />;
  }
  return (
    <>
      <h3>
        {task.title}{' '}
        {!preview && (
          <span className="kd-prep-tag" data-done={task.published}>
            {t(task.published ? 'plan.published' : 'plan.draft')}
          </span>
        )}
      </h3>
      <TaskBody task={task} timeZone={timeZone} open />
      {task.answer !== 'none' && (
        <p className="kd-prep-quiet">
          {t(`form.answer.${task.answer}`)}. {t(`answer.readers.${task.readers}`)}{' '}
          {task.together && `${t('form.togetherLabel')}. `}
          {task.makeUpMinutes > 0 &&
            t('makeUp.mine.offered', { minutes: formatMinutes(task.makeUpMinutes, locale) })}
        </p>
      )}
      {!preview && (
        <div className="kd-actions" ref={buttons}>
          <Button size="small" onClick={() => setEditing(true)}>
            {t('plan.edit')}
            <span className="kd-visually-hidden">: {task.title}</span>
          </Button>
          <Move task={task} plan={plan} by={-1} buttons={buttons} />
          <Move task={task} plan={plan} by={1} buttons={buttons} />
          <Button size="small" onClick={() => setRemoving(true)}>
            {t('plan.remove')}
            <span className="kd-visually-hidden">: {task.title}</span>
          </Button>
        </div>
      )}
      <Removing task={task} open={removing} onClose={() => setRemoving(false)} />
    </>
  );
}

/** Until the list stands as it is after a move, in milliseconds. */
const settling = 100;

interface MoveProps {
  task: PrepTaskShape;
  plan: PrepDayPlan;
  by: -1 | 1;
  buttons: RefObject<HTMLDivElement | null>;
}

function Move({ task, plan, by, buttons }: MoveProps) {
  const { t } = useTexts('prep');
  const courseId = useCourseId();
  const order = useOrderTasks();
  const notify = useNotify();
  const ids = plan.tasks.map(({ id }) => id);
  const from = ids.indexOf(task.id);
  const to = from + by;
  if (to < 0 || to >= ids.length) return null;
  // A row that is moved loses the focus, and at the end of the list the button is gone.
  const keepFocus = () => {
    if (document.activeElement !== document.body) return;
    const find = (way: number) =>
      buttons.current?.querySelector<HTMLElement>(`[data-move="${way}"] button`);
    (find(by) ?? find(-by))?.focus();
  };
  const move = () =>
    order.mutate(
      {
        params: { courseId, dayId: plan.day.id },
        body: { ids: ids.filter((id) => id !== task.id).toSpliced(to, 0, task.id) },
      },
      {
        onSuccess: () => {
          notify('done', t('plan.moved', { title: task.title, place: to + 1 }));
          setTimeout(keepFocus, settling);
        },
      },
    );
  return (
    <span data-move={by}>
      <Button size="small" interaction={order.isPending ? 'disabled' : 'enabled'} onClick={move}>
        {t(by === -1 ? 'plan.up' : 'plan.down')}
        <span className="kd-visually-hidden">: {task.title}</span>
      </Button>
    </span>
  );
}

function Removing(props: { task: PrepTaskShape; open: boolean; onClose: () => void }) {
  const { task, open, onClose } = props;
  const { t } = useTexts('prep');
  const courseId = useCourseId();
  const remove = useRemoveTask();
  return (
    <ConfirmDialog
      open={open}
      danger
      title={t('plan.removeTitle', { title: task.title })}
      confirmLabel={t('plan.remove')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { courseId, taskId: task.id } })}
      onCancel={() => {
        remove.reset();
        onClose();
      }}
    >
      <p>{t('plan.removeText')}</p>
    </ConfirmDialog>
  );
}
