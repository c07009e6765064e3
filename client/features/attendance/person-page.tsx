import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { AttendanceBar } from '../../ui/attendance-bar.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { StandingBadge } from '../../ui/standing-badge.tsx';
import './attendance.css';
import { CellDialog } from './cell-dialog.tsx';
import { LedgerList } from './ledger-list.tsx';
import { PersonDays } from './person-days.tsx';
import { useGrid, useLedger, type Grid } from './queries.ts';
import { SetAside } from './set-aside.tsx';
import { nameOf } from './words.ts';

/** One participant: where they stand, day by day, and all that this rests on. */
export default function PersonPage() {
  const { personId = '' } = useParams();
  const { t } = useTexts('attendance');
  const grid = useGrid();
  const row = grid.data?.rows.find((one) => one.id === personId);
  return (
    <>
      <PageHeading
        lead={<Link to="/attendance">{t('person.back')}</Link>}
        actions={row && <SetAside person={row} />}
      >
        {row ? nameOf(row, t) : t('name')}
      </PageHeading>
      <LoadState of={grid} isEmpty={() => row === undefined} empty={<p>{t('person.unknown')}</p>}>
        {(data) => <PersonContent grid={data} personId={personId} />}
      </LoadState>
    </>
  );
}

function PersonContent({ grid, personId }: { grid: Grid; personId: string }) {
  const { t, locale } = useTexts('attendance');
  const ledger = useLedger(personId);
  const [open, setOpen] = useState<number | null>(null);
  const row = grid.rows.find((one) => one.id === personId);
  if (row === undefined) return null;
  const words = {
    needed: formatMinutes(row.stillNeeded, locale),
    required: formatMinutes(row.required, locale),
  };
  return (
    <>
      {row.withdrawn && <p className="kd-strip">{t('person.isWithdrawn')}</p>}
      {row.gone && <p className="kd-strip">{t('person.isGone')}</p>}
      <p>
        <StandingBadge standing={row.standing} /> {t(`person.${row.standing}`, words)}
      </p>
      <AttendanceBar
        planned={row.planned}
        required={row.required}
        earned={row.earned}
        makeUp={row.makeUp}
      />
      <h2>{t('person.days')}</h2>
      <PersonDays grid={grid} row={row} onOpen={setOpen} />
      <h2>{t('person.history')}</h2>
      <LoadState of={ledger}>
        {({ entries }) => (
          <LedgerList entries={entries} timeZone={grid.timeZone} days={grid.days} />
        )}
      </LoadState>
      <CellDialog
        person={open === null ? null : row}
        days={grid.days}
        index={open ?? -1}
        timeZone={grid.timeZone}
        onClose={() => setOpen(null)}
      />
    </>
  );
}
