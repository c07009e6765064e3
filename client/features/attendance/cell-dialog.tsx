import { Button } from '@instructure/ui-buttons';
import { Link } from 'react-router';
import type { GridDay, Row } from '#contract/attendance';
import { formatDayAndMonth } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { ActForm } from './act-form.tsx';
import { LedgerList } from './ledger-list.tsx';
import { useLedger } from './queries.ts';
import { spanOf } from './span.ts';
import { markDetail, markWord, nameOf } from './words.ts';

interface Props {
  /** null: closed. */
  person: Row | null;
  days: readonly GridDay[];
  index: number;
  timeZone: string;
  onClose: () => void;
}

/** One participant's day: what is recorded, by whom and why, and recording something else. */
export function CellDialog({ person, days, index, timeZone, onClose }: Props) {
  const { t, locale } = useTexts('attendance');
  const day = days[index];
  const open = person !== null && day !== undefined;
  const title = open
    ? t('cell.title', {
        name: nameOf(person, t),
        day: `${t('dayInList', { number: index + 1 })}, ${formatDayAndMonth(day.date, locale)}`,
      })
    : '';
  return (
    <Dialog
      open={open}
      title={title}
      size="medium"
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('cell.done')}</Button>}
    >
      {open && (
        <CellPanel
          {...{ person, day, index, timeZone, onDone: onClose }}
          key={person.id + day.id}
        />
      )}
    </Dialog>
  );
}

interface PanelProps {
  person: Row;
  day: GridDay;
  index: number;
  timeZone: string;
  onDone: () => void;
}

function CellPanel({ person, day, index, timeZone, onDone }: PanelProps) {
  const { t, locale } = useTexts('attendance');
  const ledger = useLedger(person.id, day.id);
  const cell = person.cells[index];
  const words = cell && [markWord(cell, day, t, locale), markDetail(cell, t, locale)];
  const recordable = day.state !== 'cancelled' && day.startsAt !== null && cell?.[0] !== 'notMeant';
  return (
    <>
      <p>{t('cell.now', { words: words?.filter(Boolean).join(' ') ?? '' })}</p>
      <LoadState of={ledger}>
        {({ entries }) => {
          const present = entries.filter((one) => one.voided === null && one.kind === 'presence');
          return (
            <>
              {recordable && !person.withdrawn && (
                <ActForm
                  dayId={day.id}
                  closed={day.state === 'closed'}
                  personIds={[person.id]}
                  span={spanOf(day, timeZone)}
                  hasPresence={present.length > 0}
                  hasEvidence={present.some((one) => one.source !== 'leader')}
                  onDone={onDone}
                />
              )}
              <h3>{t('ledger.title')}</h3>
              <LedgerList entries={entries} timeZone={timeZone} />
            </>
          );
        }}
      </LoadState>
      <p className="kd-actions">
        <Link to={`/days/${day.id}`}>{t('cell.openDay')}</Link>
        <Link to={`/participants/${person.id}`}>
          {t('cell.openPerson', { name: nameOf(person, t) })}
        </Link>
      </p>
    </>
  );
}
