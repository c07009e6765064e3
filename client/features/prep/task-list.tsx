import type { PrepTaskShape } from '#contract/prep';
import type { PrepDayPlan } from '#contract/prep-plan';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { useDragOrder } from './drag-order.ts';
import { useOrderTasks } from './queries.ts';
import { TaskRow } from './task-row.tsx';

interface Props {
  plan: PrepDayPlan;
  tasks: readonly PrepTaskShape[];
  /** As participants see it: without buttons. */
  preview: boolean;
}

/** The tasks of a day, which can be dragged into another order. */
export function TaskList({ plan, tasks, preview }: Props) {
  const { t } = useTexts('prep');
  const params = { courseId: useCourseId(), dayId: plan.day.id };
  const order = useOrderTasks();
  const notify = useNotify();
  const { list, handle, rowState } = useDragOrder(
    tasks.map(({ id }) => id),
    (ids, id, place) => {
      const title = tasks.find((task) => task.id === id)?.title ?? '';
      order.mutate(
        { params, body: { ids } },
        { onSuccess: () => notify('done', t('plan.moved', { title, place: place + 1 })) },
      );
    },
  );
  return (
    <>
      <h2 className="kd-visually-hidden">{t('plan.list')}</h2>
      <ol className="kd-prep-tasks" ref={list}>
        {tasks.map((task) => (
          <li key={task.id} data-drag={rowState(task.id)}>
            {!preview && tasks.length > 1 && (
              <span
                className="kd-prep-handle"
                aria-hidden="true"
                title={t('plan.drag')}
                {...handle(task.id)}
              >
                ⠿
              </span>
            )}
            <TaskRow task={task} plan={plan} preview={preview} />
          </li>
        ))}
      </ol>
      <div role="alert">{order.error !== null && <ErrorSentence error={order.error} />}</div>
    </>
  );
}
