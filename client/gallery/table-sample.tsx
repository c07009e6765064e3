import { Button } from '@instructure/ui-buttons';
import { AttendanceBar } from '../ui/attendance-bar.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { StandingBadge } from '../ui/standing-badge.tsx';
import { sampleRows } from './samples.ts';

export function TableSample() {
  return (
    <DataTable
      caption="Deltakere"
      rows={sampleRows(4, 5)}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: 'Navn',
          isName: true,
          cell: ({ name }) => name,
          compare: (a, b) => a.name.localeCompare(b.name, 'nb'),
        },
        {
          key: 'bar',
          header: 'Oppmøte',
          cell: () => (
            <AttendanceBar planned={1500} required={1200} earned={900} makeUp={0} size="small" />
          ),
        },
        {
          key: 'hours',
          header: 'Timer',
          align: 'end',
          cell: ({ cells }) => cells[0]?.minutes ?? 0,
          compare: (a, b) => (a.cells[0]?.minutes ?? 0) - (b.cells[0]?.minutes ?? 0),
        },
        {
          key: 'standing',
          header: 'Status',
          cell: ({ standing }) => <StandingBadge standing={standing} />,
        },
        {
          key: 'act',
          header: 'Handlinger',
          hideHeader: true,
          cell: () => <Button size="small">Åpne</Button>,
        },
      ]}
    />
  );
}
