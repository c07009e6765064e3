import { Button } from '@instructure/ui-buttons';
import { Link } from 'react-router';
import type { Row } from '#contract/attendance';
import { formatShortDate } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { Grid } from './queries.ts';
import { dayName, dayStateWord, markDetail, markWord } from './words.ts';

interface Props {
  grid: Grid;
  row: Row;
  /** Opens a day, by its number from 0, to record or see what it rests on. */
  onOpen: (index: number) => void;
}

/** One participant's days as a table. */
export function PersonDays({ grid: { days }, row, onOpen }: Props) {
  const { t, locale } = useTexts('attendance');
  const rows = days.flatMap((day, index) => {
    const cell = row.cells[index];
    return cell ? [{ day, index, cell }] : [];
  });
  return (
    <DataTable
      caption={t('person.days')}
      rows={rows}
      rowKey={({ day }) => day.id}
      columns={[
        {
          ...{ key: 'day', header: t('day.pick'), isName: true },
          cell: ({ day, index }) => <Link to={`/days/${day.id}`}>{dayName(day, index, t)}</Link>,
        },
        {
          ...{ key: 'date', header: t('person.date') },
          cell: ({ day }) => formatShortDate(day.date, locale),
        },
        {
          ...{ key: 'mark', header: t('day.attendance') },
          cell: ({ day, cell }) =>
            `${markWord(cell, day, t, locale)} ${markDetail(cell, t, locale)}`.trim(),
        },
        { key: 'state', header: t('person.state'), cell: ({ day }) => dayStateWord(day, t) },
        {
          ...{ key: 'open', header: t('act.title'), hideHeader: true },
          cell: ({ index }) => (
            <Button size="small" onClick={() => onOpen(index)}>
              {t('person.record')}
              <span className="kd-visually-hidden"> {t('dayNumber', { number: index + 1 })}</span>
            </Button>
          ),
        },
      ]}
    />
  );
}
