import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { Checkbox } from '@instructure/ui-checkbox';
import { useState } from 'react';
import type { PrepTaskShape } from '#contract/prep';
import { ApiError } from '../../api/api-error.ts';
import { call, useCourseId, useTimeZone } from '../../api/call.ts';
import { useDraft } from '../../api/use-draft.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DraftOffer } from '../../ui/draft-offer.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { SaveBar, type SaveState } from '../../ui/save-bar.tsx';
import { newRequestId, useAddTask, useSaveTask } from './queries.ts';
import { TaskFields } from './task-fields.tsx';
import {
  contentOf,
  emptyTask,
  formOf,
  joinForms,
  sameForm,
  type TaskField,
  type TaskForm,
} from './task-form.ts';

interface Props {
  dayId: string;
  /** Null: a new task. */
  task: PrepTaskShape | null;
  onClose: () => void;
}

/** What another leader has saved meanwhile, joined with what stands in the form. */
interface Joined {
  by: string;
  theirs: TaskForm;
  both: TaskField[];
}

/** Writes a task. When another leader was first, both changes are joined and nothing is lost. */
export function TaskEditor({ dayId, task, onClose }: Props) {
  const { t } = useTexts('prep');
  const courseId = useCourseId();
  const timeZone = useTimeZone();
  const notify = useNotify();
  const [requestId] = useState(newRequestId);
  const first = task === null ? emptyTask : formOf(task);
  const [base, setBase] = useState({ form: first, revision: task?.revision ?? 0 });
  const [form, setForm] = useState(first);
  const [joined, setJoined] = useState<Joined | null>(null);
  const draft = useDraft<TaskForm>(`prep-${task?.id ?? `new-${dayId}`}`);
  const add = useAddTask();
  const save = useSaveTask();
  const [askAgain, setAskAgain] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const busy = add.isPending || save.isPending;
  const dirty = askAgain || !sameForm(form, base.form);
  const change = (part: Partial<TaskForm>) => {
    const next = { ...form, ...part };
    setForm(next);
    draft.keep(next);
  };

  async function join(taskId: string): Promise<void> {
    const plan = await call('prep.day', { params: { courseId, dayId } });
    const found = plan.tasks.find(({ id }) => id === taskId);
    if (found === undefined) return;
    const theirs = formOf(found);
    const result = joinForms(base.form, form, theirs);
    setBase({ form: theirs, revision: found.revision });
    setForm(result.joined);
    setJoined({ by: found.changedBy, theirs, both: result.both });
  }

  async function send(): Promise<void> {
    setFailure(null);
    const content = contentOf(form);
    try {
      if (task === null) {
        await add.mutateAsync({ params: { courseId, dayId }, body: { requestId, task: content } });
      } else {
        const body = { baseRevision: base.revision, task: content, askAgain };
        await save.mutateAsync({ params: { courseId, taskId: task.id }, body });
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFailure(error);
      if (error.code === 'PREP_TASK_CHANGED' && task !== null) {
        await join(task.id);
        setFailure(null);
      }
      return;
    }
    await draft.forget().catch(() => undefined);
    notify('done', t('form.saved'));
    onClose();
  }

  return (
    <div className="kd-prep-editor" role="group" aria-label={t('form.title')}>
      {draft.offered !== null && (
        <DraftOffer
          savedAt={draft.offered.savedAt}
          timeZone={timeZone}
          onTake={() => {
            const earlier = draft.offered?.value;
            draft.take();
            if (earlier !== undefined) setForm(earlier);
          }}
          onDrop={() => void draft.forget()}
        />
      )}
      <div role="alert">
        {joined !== null && (
          <Alert variant="warning" margin="0 0 small">
            <p>{t('form.joined', { name: joined.by === '' ? t('form.someone') : joined.by })}</p>
            {joined.both.map((field) => (
              <Theirs key={field} field={field} joined={joined} onTake={change} />
            ))}
          </Alert>
        )}
      </div>
      <TaskFields form={form} onChange={change} />
      <Checkbox
        label={t('form.published')}
        checked={form.published}
        onChange={(event) => change({ published: event.target.checked })}
      />
      {task !== null && task.published && task.done > 0 && (
        <div>
          <Checkbox
            label={t('form.askAgain', { count: task.done })}
            checked={askAgain}
            onChange={(event) => setAskAgain(event.target.checked)}
          />
          <p className="kd-prep-quiet">{t('form.askAgainHint')}</p>
        </div>
      )}
      <SaveBar
        state={stateOf(busy, dirty, failure)}
        error={failure}
        onSave={() => void send()}
        saveLabel={t('form.save')}
      />
      <Button
        onClick={() => {
          void draft.forget().catch(() => undefined);
          onClose();
        }}
      >
        {t('form.cancel')}
      </Button>
    </div>
  );
}

function stateOf(busy: boolean, dirty: boolean, failure: ApiError | null): SaveState {
  if (busy) return 'saving';
  if (failure !== null) return 'failed';
  return dirty ? 'dirty' : 'clean';
}

/** What the other leader has written in a field that both have changed. */
function Theirs({
  field,
  joined,
  onTake,
}: {
  field: TaskField;
  joined: Joined;
  onTake: (part: Partial<TaskForm>) => void;
}) {
  const { t } = useTexts('prep');
  const value = joined.theirs[field];
  return (
    <>
      <p>{t('form.theirs', { field: t(`form.field.${field}`) })}</p>
      {typeof value === 'string' && (field === 'title' || field === 'text' || field === 'link') && (
        <blockquote className="kd-prep-quote">{value}</blockquote>
      )}
      <Button size="small" onClick={() => onTake({ [field]: value })}>
        {t('form.takeTheirs', { field: t(`form.field.${field}`) })}
      </Button>
    </>
  );
}
