import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { DayPerson } from '#contract/attendance';
import type { Act } from '#contract/attendance-ledger';
import { useTexts } from '../../i18n/use-texts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import type { Choice } from './act-choices.ts';
import { ActForm } from './act-form.tsx';
import { recordable, unrecorded } from './day-filters.ts';
import type { DaySheet } from './queries.ts';
import { spanOf } from './span.ts';
import { standingFacts } from './standing-facts.ts';
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
  const [open, setOpen] = useState<Choice | null>(null);
  const closed = day.state === 'closed';
  const rest = unrecorded(people);
  const chosen = people.filter((person) => selected.has(person.id));
  const interaction = busy ? 'disabled' : 'enabled';
  const clear = () => onSelect(new Set());
  const close = () => setOpen(null);

  async function record(personIds: readonly string[], act: Act): Promise<void> {
    if (await mark({ personIds, act })) clear();
  }

  const facts = standingFacts(chosen);
  const absent = () =>
    facts.hasEvidence
      ? setOpen('absence')
      : void record([...selected], { kind: 'absence', excused: false });
  return (
    <>
      <div className="kd-group-acts">
        {chosen.length === 0 ? (
          <>
            <Button
              onClick={() => onSelect(new Set(shown.filter(recordable).map((person) => person.id)))}
            >
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
            {!closed && (
              <>
                <Button
                  interaction={interaction}
                  onClick={() => void record([...selected], { kind: 'wholeDay' })}
                >
                  {t('act.whole')}
                </Button>
                <Button interaction={interaction} onClick={absent}>
                  {t('act.absent')}
                </Button>
              </>
            )}
            <Button onClick={() => setOpen('presence')}>{t('act.other')}</Button>
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
        open={open !== null}
        title={t('act.forPeople', { count: chosen.length })}
        size="medium"
        onClose={close}
        footer={<Button onClick={close}>{t('cell.done')}</Button>}
      >
        {open !== null && (
          <ActForm
            begin={open}
            dayId={day.id}
            closed={closed}
            personIds={chosen.map((person) => person.id)}
            span={spanOf(day, timeZone)}
            {...facts}
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
