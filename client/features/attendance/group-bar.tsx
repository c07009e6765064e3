import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ActForm } from './act-form.tsx';
import type { Grid } from './queries.ts';
import { spanOf } from './span.ts';
import { dayName } from './words.ts';

interface Props {
  grid: Grid;
  selected: ReadonlySet<string>;
  onDone: () => void;
}

/** What can be done with the ticked rows of the grid: record for all of them on one day. */
export function GroupBar({ grid, selected, onDone }: Props) {
  const { t } = useTexts('attendance');
  const recordable = grid.days.filter((day) => day.state !== 'cancelled' && day.startsAt !== null);
  const [dayId, setDayId] = useState(
    () => (recordable.find((day) => day.state === 'planned') ?? recordable[0])?.id ?? '',
  );
  const [open, setOpen] = useState(false);
  const day = recordable.find((one) => one.id === dayId);
  const close = () => setOpen(false);
  return (
    <div className="kd-group-bar">
      <strong role="status">{t('select.count', { count: selected.size })}</strong>
      <SelectField
        label={t('select.day')}
        width="14rem"
        value={dayId}
        options={recordable.map((one) => ({
          value: one.id,
          label: dayName(one, grid.days.indexOf(one), t),
        }))}
        onChange={setDayId}
      />
      <Button color="primary" onClick={() => setOpen(true)}>
        {t('select.register')}
      </Button>
      <Button onClick={onDone}>{t('select.none')}</Button>
      <Dialog
        open={open && day !== undefined}
        title={t('act.forPeople', { count: selected.size })}
        size="medium"
        onClose={close}
        footer={<Button onClick={close}>{t('cell.done')}</Button>}
      >
        {open && day !== undefined && (
          <>
            <p>{dayName(day, grid.days.indexOf(day), t)}</p>
            <ActForm
              dayId={day.id}
              closed={day.state === 'closed'}
              personIds={[...selected]}
              span={spanOf(day, grid.timeZone)}
              hasPresence
              hasEvidence
              onDone={() => {
                close();
                onDone();
              }}
            />
          </>
        )}
      </Dialog>
    </div>
  );
}
