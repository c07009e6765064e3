import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { Checkbox } from '@instructure/ui-checkbox';
import { useState } from 'react';
import type { Input } from '#contract/endpoints';
import { useCourseId } from '../../api/call.ts';
import { formatInstantTime } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import { useSettle, type Board } from './queries.ts';

type Choice = Input<'check-in.settle'>['body']['choice'];

/** Who is in and has not checked out: the leader says until when each was there. */
export function SettleForm({ board }: { board: Board }) {
  const { t, locale } = useTexts('check-in');
  const courseId = useCourseId();
  const settle = useSettle(board.day.id);
  const notify = useNotify();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState('');
  const open = board.people.filter((one) => one.state === 'in');
  if (open.length === 0) return null;
  const chosen = open.filter((one) => !left.has(one.id));
  const interaction = settle.isPending || chosen.length === 0 ? 'disabled' : 'enabled';
  const ends = formatInstantTime(board.endsAt, board.timeZone, locale);
  const act = (choice: Choice) =>
    settle.mutate(
      {
        params: { courseId, dayId: board.day.id },
        body: { personIds: chosen.map((one) => one.id), choice },
      },
      { onSuccess: () => notify('done', t('settle.done', { count: chosen.length })) },
    );
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  return (
    <details className="kd-door-settle" open={board.opening.phase === 'after'}>
      <summary>{t('settle.title', { count: open.length })}</summary>
      <p>{t('settle.text')}</p>
      <ul className="kd-door-people">
        {open.map(({ id, name, visits }) => (
          <li key={id}>
            <Checkbox
              label={t('settle.person', {
                name: name === '' ? t('board.erased') : name,
                time: formatInstantTime(visits.at(-1)?.from ?? 0, board.timeZone, locale),
              })}
              checked={!left.has(id)}
              onChange={() => toggle(id)}
            />
          </li>
        ))}
      </ul>
      <div className="kd-actions">
        <Button color="primary" interaction={interaction} onClick={() => act({ kind: 'stayed' })}>
          {t('settle.stayed', { time: ends })}
        </Button>
        <Button interaction={interaction} onClick={() => act({ kind: 'dropped' })}>
          {t('settle.dropped')}
        </Button>
      </div>
      <div className="kd-actions kd-door-left">
        <TimeField label={t('settle.leftAt')} value={at} onChange={setAt} />
        <Button
          interaction={at === '' ? 'disabled' : interaction}
          onClick={() => act({ kind: 'left', at })}
        >
          {t('settle.left')}
        </Button>
      </div>
      <p className="kd-door-hint">{t('settle.droppedHint')}</p>
      <div role="alert">
        {settle.error !== null && (
          <Alert variant="error" margin="small 0 0">
            <ErrorSentence error={settle.error} />
          </Alert>
        )}
      </div>
    </details>
  );
}
