import { Link } from 'react-router';
import type { ExportBody } from '#contract/exports';
import { formatHundredths } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';

/** Professional bodies with how many of their members' hours count; each leads to its list. */
export function BodyTable({ bodies }: { bodies: readonly ExportBody[] }) {
  const { t, locale } = useTexts('exports');
  const hours = ({ granted, hourHundredths, unit }: ExportBody) =>
    granted === 'yes'
      ? t(unit === 45 ? 'bodies.teachingHours' : 'bodies.clockHours', {
          hours: formatHundredths(hourHundredths, locale),
        })
      : t(`bodies.${granted}`);
  return (
    <DataTable<ExportBody>
      caption={t('bodies.title')}
      rows={bodies}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'body',
          header: t('bodies.body'),
          isName: true,
          cell: ({ id, body }) => <Link to={`/exports/bodies/${id}`}>{body}</Link>,
        },
        { key: 'hours', header: t('bodies.hours'), cell: hours },
        {
          key: 'members',
          header: t('bodies.members'),
          align: 'end',
          cell: ({ members }) => members,
        },
        {
          key: 'counting',
          header: t('bodies.counting'),
          align: 'end',
          cell: ({ counting }) => counting,
        },
        {
          key: 'demands',
          header: t('bodies.demands'),
          cell: ({ documentedPresence }) => (documentedPresence ? t('bodies.documented') : ''),
        },
      ]}
    />
  );
}
