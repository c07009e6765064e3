import type { Row } from '#contract/attendance';
import { formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { StandingBadge } from '../../ui/standing-badge.tsx';
import { nameOf } from './words.ts';

/** What the picture shows, in figures. */
export function PlotTable({ rows, names }: { rows: readonly Row[]; names: boolean }) {
  const { t, locale } = useTexts('attendance');
  const minutes = (length: number) => formatMinutes(length, locale);
  const numbered = rows.map((row, index) => ({ row, number: index + 1 }));
  return (
    <DataTable
      caption={t('status.plotLabel')}
      rows={numbered}
      rowKey={({ row }) => row.id}
      columns={[
        {
          ...{ key: 'name', header: t('name'), isName: true },
          cell: ({ row, number }) => (names ? nameOf(row, t) : t('status.anonymous', { number })),
        },
        {
          ...{ key: 'standing', header: t('standing') },
          cell: ({ row }) => <StandingBadge standing={row.standing} />,
        },
        {
          ...{ key: 'earned', header: t('status.earned'), align: 'end' as const },
          cell: ({ row }) => minutes(row.earned),
        },
        {
          ...{ key: 'reachable', header: t('status.reachable'), align: 'end' as const },
          cell: ({ row }) => minutes(row.reachable),
        },
        {
          ...{ key: 'required', header: t('status.required'), align: 'end' as const },
          cell: ({ row }) => minutes(row.required),
        },
      ]}
    />
  );
}
