import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ActForm } from './act-form.tsx';
import { useDaySheet, type DaySheet, type Grid } from './queries.ts';
import { spanOf } from './span.ts';
import { standingFacts } from './standing-facts.ts';
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
  const [dayId, setDayId] = useState(grid.currentDay ?? '');
  const [open, setOpen] = useState(false);
  const day = recordable.find((one) => one.id === dayId) ?? recordable[0];
  const close = () => setOpen(false);
  if (day === undefined) return null;
  return (
    <div className="kd-group-bar">
      <strong role="status">{t('select.count', { count: selected.size })}</strong>
      <SelectField
        label={t('select.day')}
        width="14rem"
        value={day.id}
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
        open={open}
        title={t('act.forPeople', { count: selected.size })}
        size="medium"
        onClose={close}
        footer={<Button onClick={close}>{t('cell.done')}</Button>}
      >
        {open && (
          <>
            <p>{dayName(day, grid.days.indexOf(day), t)}</p>
            <GroupForm
              dayId={day.id}
              selected={selected}
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

interface FormProps {
  dayId: string;
  selected: ReadonlySet<string>;
  onDone: () => void;
}

function GroupForm({ dayId, selected, onDone }: FormProps) {
  const sheet = useDaySheet(dayId);
  const form = ({ day, people, timeZone }: DaySheet) => (
    <ActForm
      dayId={dayId}
      closed={day.state === 'closed'}
      personIds={[...selected]}
      span={spanOf(day, timeZone)}
      {...standingFacts(people.filter((person) => selected.has(person.id)))}
      onDone={onDone}
    />
  );
  return <LoadState of={sheet}>{form}</LoadState>;
}
