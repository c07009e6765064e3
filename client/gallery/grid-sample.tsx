import { useMemo, useState } from 'react';
import { formatMinutes } from '../i18n/format.ts';
import type { GridColumn } from '../ui/grid-types.ts';
import { PresenceGrid } from '../ui/presence-grid.tsx';
import { StandingBadge } from '../ui/standing-badge.tsx';
import { sampleRows, type SampleRow } from './samples.ts';

const nameOf = (row: SampleRow) => row.name;
const keyOf = (row: SampleRow) => row.id;
const words = { whole: 'Hele dagen', absent: 'Fravær', none: 'Ikke registrert' };

/** The attendance grid with invented people. */
export function GridSample({ count, days = 5 }: { count: number; days?: number }) {
  const [rows, setRows] = useState(() => sampleRows(count, days));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['1']));
  const columns = useMemo<GridColumn<SampleRow>[]>(() => {
    const toggle = (id: string, day: number) =>
      setRows((all) =>
        all.map((row) =>
          row.id === id
            ? { ...row, cells: row.cells.with(day, { mark: 'absent', minutes: 0 }) }
            : row,
        ),
      );
    const perDay = Array.from({ length: days }, (_none, day): GridColumn<SampleRow> => ({
      key: `day${day}`,
      header: `Dag ${day + 1}`,
      width: 8,
      cell: ({ cells }) => {
        const { mark, minutes } = cells[day] ?? { mark: 'none', minutes: 0 };
        return mark === 'part' ? formatMinutes(minutes, 'nb') : words[mark];
      },
      onOpen: ({ id }) => toggle(id, day),
      onOpenHeader: () => undefined,
    }));
    const standing: GridColumn<SampleRow> = {
      key: 'standing',
      header: 'Status',
      width: 10.5,
      cell: (row) => <StandingBadge standing={row.standing} />,
    };
    return [...perDay, standing];
  }, [days]);
  return (
    <PresenceGrid
      label={`Oppmøte, ${count} deltakere`}
      nameHeader="Deltaker"
      name={nameOf}
      onOpenName={() => undefined}
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      selection={{ selected, onSelect: setSelected }}
    />
  );
}
