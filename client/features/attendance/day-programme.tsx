import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { formatInstantTime } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { CreditDialog } from './credit-dialog.tsx';
import type { DaySheet } from './queries.ts';

type Segment = DaySheet['day']['segments'][number];

/** The day's programme as it was held, and crediting one part of it (rule 7). */
export function DayProgramme({ sheet }: { sheet: DaySheet }) {
  const { t, locale } = useTexts('attendance');
  const { day, timeZone } = sheet;
  const [credit, setCredit] = useState<Segment | null>(null);
  const time = (instant: number) => formatInstantTime(instant, timeZone, locale);
  const titleOf = (segment: Segment) =>
    segment.title === '' ? `${time(segment.start)}–${time(segment.end)}` : segment.title;
  return (
    <section aria-labelledby="day-programme">
      <h2 id="day-programme">{t('day.programme')}</h2>
      <DataTable
        caption={t('day.programmeCaption')}
        rows={day.segments}
        rowKey={(segment) => segment.id}
        columns={[
          {
            ...{ key: 'time', header: t('day.time'), tight: true },
            cell: ({ start, end }) => `${time(start)}–${time(end)}`,
          },
          { key: 'title', header: t('day.segment'), isName: true, cell: titleOf },
          {
            ...{ key: 'responsible', header: t('day.responsible') },
            cell: ({ responsible }) => responsible,
          },
          {
            ...{ key: 'counts', header: t('day.counts') },
            cell: ({ counts }) => t(counts ? 'day.yes' : 'day.no'),
          },
          {
            ...{ key: 'credit', header: t('day.credit'), hideHeader: true, tight: true },
            cell: (segment) =>
              segment.creditable && (
                <Button size="small" onClick={() => setCredit(segment)}>
                  {t('day.credit')}
                  <span className="kd-visually-hidden"> {titleOf(segment)}</span>
                </Button>
              ),
          },
        ]}
      />
      <CreditDialog
        sheet={sheet}
        segment={credit && { id: credit.id, title: titleOf(credit) }}
        onClose={() => setCredit(null)}
      />
    </section>
  );
}
