import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Row } from '#contract/attendance';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { PresenceGrid } from '../../ui/presence-grid.tsx';
import './attendance.css';
import { CellDialog } from './cell-dialog.tsx';
import { FilterBar } from './filter-bar.tsx';
import { DayCell, DayHeader, NameCell, StandingCell } from './grid-cells.tsx';
import { firstView, rowsIn } from './grid-filters.ts';
import { GroupBar } from './group-bar.tsx';
import { useGrid, type Grid } from './queries.ts';
import { percentWord } from './words.ts';

/** All participants by all days: where each stands, and marking in place. */
export default function AttendancePage() {
  const { t, locale } = useTexts('attendance');
  const grid = useGrid();
  const people = grid.data?.rows.filter((row) => !row.withdrawn).length;
  const lead =
    grid.data &&
    t('lead', {
      people: t('people', { count: people ?? 0 }),
      percent: percentWord(grid.data.percent, locale),
    });
  return (
    <>
      <PageHeading lead={lead ?? '\u00a0'}>{t('title')}</PageHeading>
      <LoadState
        of={grid}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<p className="kd-prose">{t('noPeople')}</p>}
      >
        {(data) => <AttendanceGrid grid={data} />}
      </LoadState>
    </>
  );
}

const name = (row: Row) => <NameCell row={row} />;
const rowKey = (row: Row) => row.id;

function AttendanceGrid({ grid }: { grid: Grid }) {
  const { t } = useTexts('attendance');
  const navigate = useNavigate();
  const [view, setView] = useState(firstView);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<{ row: string; day: string } | null>(null);
  const { days } = grid;
  const rows = useMemo(() => rowsIn(grid.rows, view), [grid.rows, view]);
  const columns = useMemo(
    () => [
      {
        ...{ key: 'standing', header: t('standing'), width: '--kd-standing-width' as const },
        cell: (row: Row) => <StandingCell row={row} />,
      },
      ...days.map((day, index) => ({
        ...{ key: day.id, header: <DayHeader day={day} index={index} />, width: 7.125 },
        cell: (row: Row) => {
          const cell = row.cells[index];
          return cell && <DayCell cell={cell} day={day} />;
        },
        onOpen: (row: Row) => setOpen({ row: row.id, day: day.id }),
        onOpenHeader: () => void navigate(`/days/${day.id}`),
      })),
    ],
    [days, t, navigate],
  );
  const openRow = grid.rows.find((row) => row.id === open?.row);
  const openDay = days.findIndex((day) => day.id === open?.day);
  return (
    <>
      {grid.provisional && <p className="kd-strip">{t('provisional')}</p>}
      <FilterBar rows={grid.rows} view={view} shown={rows.length} onChange={setView} />
      {selected.size > 0 && (
        <GroupBar grid={grid} selected={selected} onDone={() => setSelected(new Set())} />
      )}
      {rows.length === 0 ? (
        <p>
          {t('grid.noneFound')}{' '}
          <button type="button" className="kd-text-button" onClick={() => setView(firstView)}>
            {t('grid.showAll')}
          </button>
        </p>
      ) : (
        <PresenceGrid
          label={t('grid.label')}
          nameHeader={t('name')}
          name={name}
          onOpenName={(row) => void navigate(`/participants/${row.id}`)}
          columns={columns}
          rows={rows}
          rowKey={rowKey}
          selection={{ selected, onSelect: setSelected }}
        />
      )}
      <CellDialog
        person={openRow ?? null}
        days={days}
        index={openDay}
        timeZone={grid.timeZone}
        onClose={() => setOpen(null)}
      />
    </>
  );
}
