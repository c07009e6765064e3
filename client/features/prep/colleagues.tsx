import { Button } from '@instructure/ui-buttons';
import { useEffect, useState } from 'react';
import type { MyPrepTask } from '#contract/prep-mine';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAddColleague, useFindColleagues, useRemoveColleague } from './queries.ts';

/** How long a person must have paused before names are looked up, in milliseconds. */
const pause = 300;

/** With whom a task is handed in: those who are in it, and a search for others in the course. */
export function Colleagues({ task, disabled }: { task: MyPrepTask; disabled: boolean }) {
  const { t } = useTexts('prep');
  const params = { courseId: useCourseId(), taskId: task.id };
  const notify = useNotify();
  const remove = useRemoveColleague();
  if (task.handedInAt === null) return <p className="kd-prep-quiet">{t('together.hint')}</p>;
  return (
    <section className="kd-prep-together" aria-label={t('together.title')}>
      {task.colleagues.length > 0 && <h4>{t('together.title')}</h4>}
      {task.colleagues.length > 0 && (
        <ul className="kd-prep-names">
          {task.colleagues.map(({ id, name }) => (
            <li key={id}>
              <span>{name === '' ? t('erased') : name}</span>
              <Button
                size="small"
                interaction={disabled || remove.isPending ? 'disabled' : 'enabled'}
                onClick={() =>
                  remove.mutate(
                    { params: { ...params, personId: id } },
                    { onSuccess: () => notify('done', t('together.removed', { name })) },
                  )
                }
              >
                {t('together.remove')}
                <span className="kd-visually-hidden">: {name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div role="alert">{remove.error !== null && <ErrorSentence error={remove.error} />}</div>
      {!disabled && <Search task={task} params={params} />}
    </section>
  );
}

interface SearchProps {
  task: MyPrepTask;
  params: { courseId: string; taskId: string };
}

function Search({ task, params }: SearchProps) {
  const { t } = useTexts('prep');
  const notify = useNotify();
  const add = useAddColleague();
  const { mutate: find, data, reset } = useFindColleagues();
  const [search, setSearch] = useState('');
  const { courseId, taskId } = params;
  useEffect(() => {
    if (search.trim().length < 2) {
      reset();
      return undefined;
    }
    const timer = setTimeout(() => find({ params: { courseId, taskId }, body: { search } }), pause);
    return () => clearTimeout(timer);
  }, [search, find, reset, courseId, taskId]);
  const known = new Set(task.colleagues.map(({ id }) => id));
  const found = data?.people.filter(({ id }) => !known.has(id));
  return (
    <>
      <TextField
        type="search"
        label={t('together.search')}
        hint={t('together.searchHint')}
        value={search}
        onChange={setSearch}
      />
      <p role="status" className="kd-prep-quiet">
        {found?.length === 0 ? t('together.none') : ''}
      </p>
      {found !== undefined && found.length > 0 && (
        <ul className="kd-prep-names">
          {found.map(({ id, name }) => (
            <li key={id}>
              <span>{name}</span>
              <Button
                size="small"
                interaction={add.isPending ? 'disabled' : 'enabled'}
                onClick={() =>
                  add.mutate(
                    { params, body: { personId: id } },
                    {
                      onSuccess: () => {
                        setSearch('');
                        notify('done', t('together.added', { name }));
                      },
                    },
                  )
                }
              >
                {t('together.add')}
                <span className="kd-visually-hidden">: {name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div role="alert">{add.error !== null && <ErrorSentence error={add.error} />}</div>
    </>
  );
}
