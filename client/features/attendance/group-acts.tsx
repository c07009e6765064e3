import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { Act, DayPerson } from '#contract/attendance';
import { useTexts } from '../../i18n/use-texts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { ActForm } from './act-form.tsx';
import { unrecorded } from './day-filters.ts';
import type { DaySheet } from './queries.ts';
import { spanOf } from './span.ts';
import { useMark } from './use-mark.ts';

interface Props {
  sheet: DaySheet;
  /** Whom filter and search show. */
  shown: readonly DayPerson[];
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
}

/** Marks many at once: the ticked rows, or all of whom nothing is recorded yet. */
export function GroupActs({ sheet, shown, selected, onSelect }: Props) {
  const { t } = useTexts('attendance');
  const { day, people, timeZone } = sheet;
  const { mark, error, busy } = useMark(day.id);
  const [open, setOpen] = useState(false);
  const closed = day.state === 'closed';
  const rest = unrecorded(people);
  const chosen = people.filter((person) => selected.has(person.id));
  const interaction = busy ? 'disabled' : 'enabled';
  const clear = () => onSelect(new Set());
  const close = () => setOpen(false);

  async function record(personIds: readonly string[], act: Act): Promise<void> {
    if (await mark({ personIds, act })) clear();
  }

  const quick: [string, Act][] = [
    [t('act.whole'), { kind: 'wholeDay' }],
    [t('act.absent'), { kind: 'absence', excused: false }],
  ];
  return (
    <>
      <div className="kd-group-acts">
        {chosen.length === 0 ? (
          <>
            <Button onClick={() => onSelect(new Set(shown.map((person) => person.id)))}>
              {t('select.all')}
            </Button>
            {rest.length > 0 && !closed && (
              <Button
                color="primary"
                interaction={interaction}
                onClick={() =>
                  void record(
                    rest.map((person) => person.id),
                    { kind: 'wholeDay' },
                  )
                }
              >
                {t('day.rest', { count: rest.length })}
              </Button>
            )}
          </>
        ) : (
          <>
            <strong role="status">{t('select.count', { count: chosen.length })}</strong>
            {!closed &&
              quick.map(([label, act]) => (
                <Button
                  key={label}
                  interaction={interaction}
                  onClick={() => void record([...selected], act)}
                >
                  {label}
                </Button>
              ))}
            <Button onClick={() => setOpen(true)}>{t('act.other')}</Button>
            <Button withBackground={false} onClick={clear}>
              {t('select.none')}
            </Button>
          </>
        )}
      </div>
      <div role="alert">
        {error !== null && (
          <Alert variant="error" margin="0">
            <ErrorSentence error={error} />
          </Alert>
        )}
      </div>
      <Dialog
        open={open}
        title={t('act.forPeople', { count: chosen.length })}
        size="medium"
        onClose={close}
        footer={<Button onClick={close}>{t('cell.done')}</Button>}
      >
        {open && (
          <ActForm
            dayId={day.id}
            closed={closed}
            personIds={chosen.map((person) => person.id)}
            span={spanOf(day, timeZone)}
            hasPresence={chosen.some((person) => person.presence.length > 0)}
            hasEvidence={chosen.some((person) =>
              person.presence.some(({ source }) => source !== 'leader'),
            )}
            onDone={() => {
              close();
              clear();
            }}
          />
        )}
      </Dialog>
    </>
  );
}
