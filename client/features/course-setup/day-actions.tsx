import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { DayShape as Day } from '#contract/course-plan';
import { formatTime } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useNotify } from '../../ui/notices.tsx';
import { ActualTimesDialog } from './actual-times-dialog.tsx';
import { CancelDayDialog } from './cancel-day-dialog.tsx';
import { MoveDayDialog } from './move-day-dialog.tsx';
import { duplicateDay, newId, withDay } from './plan-edit.ts';
import type { SetUp } from './queries.ts';
import type { PlanEditor } from './use-plan-editor.ts';

interface Props {
  editor: PlanEditor;
  day: Day;
  saved: SetUp;
}

/** What can happen to a day: moved, cancelled, restored, held at other times, copied, removed. */
export function DayActions({ editor, day, saved }: Props) {
  const { t } = useTexts('course-setup');
  const navigate = useNavigate();
  const notify = useNotify();
  const [open, setOpen] = useState<'move' | 'cancel' | 'actual' | null>(null);
  const close = () => setOpen(null);
  const change = (next: (day: Day) => Day) => {
    editor.change('', (plan) => withDay(plan, day.id, next));
    close();
  };
  const hasEvidence = saved.daysWithEvidence?.includes(day.id) === true;
  const remove = () => {
    editor.change('', (plan) => ({ ...plan, days: plan.days.filter(({ id }) => id !== day.id) }));
    notify('done', t('day.removedNotice'), { label: t('undo'), onAct: editor.undo });
    void navigate('/setup');
  };
  const copy = () => {
    const id = newId();
    editor.change('', (plan) => duplicateDay(plan, day.id, id));
    void navigate(`/setup/days/${id}`);
  };
  return (
    <>
      <DayState day={day} />
      <div className="kd-actions kd-day-actions">
        {day.state === 'cancelled' ? (
          <Button onClick={() => change((one) => ({ ...one, state: 'planned' }))}>
            {t('day.restore')}
          </Button>
        ) : (
          <>
            <Button onClick={() => setOpen('move')}>{t('day.move')}</Button>
            <Button onClick={() => setOpen('actual')}>{t('day.actual')}</Button>
            {day.state === 'planned' && (
              <Button onClick={() => setOpen('cancel')}>{t('day.cancel')}</Button>
            )}
          </>
        )}
        <Button onClick={copy}>{t('day.copy')}</Button>
        {!hasEvidence && <Button onClick={remove}>{t('day.remove')}</Button>}
      </div>
      {open === 'move' && <MoveDayDialog day={day} onChange={change} onClose={close} />}
      {open === 'cancel' && <CancelDayDialog day={day} onChange={change} onClose={close} />}
      {open === 'actual' && <ActualTimesDialog day={day} onChange={change} onClose={close} />}
    </>
  );
}

/** That the day is closed, cancelled or was held at other times, with the reason. */
function DayState({ day: { state, actual, changeReason } }: { day: Day }) {
  const { t, locale } = useTexts('course-setup');
  const lines = [
    state === 'closed' ? t('day.closedNote') : '',
    state === 'cancelled' ? t('day.cancelledNote', { reason: changeReason }) : '',
    actual?.start === undefined ? '' : t('day.began', { time: formatTime(actual.start, locale) }),
    actual?.end === undefined ? '' : t('day.ended', { time: formatTime(actual.end, locale) }),
    actual === undefined || state === 'cancelled' ? '' : t('day.reason', { reason: changeReason }),
  ].filter((line) => line !== '');
  return lines.length === 0 ? null : <p className="kd-strip">{lines.join(' ')}</p>;
}
