import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { ReportParticipant, ReportShown } from '#contract/meeting-report';
import { formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { DayTimeline } from '../../ui/day-timeline.tsx';

/** Rows that are drawn to begin with; more on demand. */
const page = 100;

/** Per participant: presence over the programme as it would be, before and after, what is cut off. */
export function PeopleInReport({ report }: { report: ReportShown }) {
  const { t, locale } = useTexts('meeting-reports');
  const [most, setMost] = useState(page);
  const { participants, day, timeZone } = report;
  const shown = participants.slice(0, most);
  const remarkable = shown.filter(({ cut, warnings }) => cut.length + warnings.length > 0);
  const change = ({ before, after }: ReportParticipant) =>
    before === after
      ? t('people.same', { minutes: formatMinutes(after, locale) })
      : t('people.change', {
          before: formatMinutes(before, locale),
          after: formatMinutes(after, locale),
        });
  const title =
    report.planned > 0 || report.state === 'draft' ? 'people.title' : 'people.titleDone';
  return (
    <section aria-labelledby="report-people">
      <h2 id="report-people">{t(title)}</h2>
      {participants.length === 0 ? (
        <p>{t('people.none')}</p>
      ) : (
        <DayTimeline
          caption={t('people.caption')}
          timeZone={timeZone}
          segments={day.segments}
          rows={shown.map((one) => ({
            id: one.id,
            name: one.name,
            presence: one.presence.map(({ from, to, source, isNew }) => ({
              ...{ from, to, credited: source === 'credited' },
              source: isNew
                ? t('people.new', { source: t(`source.${source}`) })
                : t(`source.${source}`),
            })),
            sum: change(one),
          }))}
        />
      )}
      {participants.length > most && (
        <Button onClick={() => setMost(most + page)} margin="small 0 0">
          {t('people.more', { count: Math.min(page, participants.length - most) })}
        </Button>
      )}
      {remarkable.length > 0 && (
        <details open={remarkable.length <= 12} className="kd-report-details">
          <summary>{t('people.details')}</summary>
          <DataTable<ReportParticipant>
            caption={t('people.details')}
            rows={remarkable}
            rowKey={({ id }) => id}
            columns={[
              {
                ...{ key: 'name', header: t('people.participant'), isName: true },
                cell: ({ name }) => name,
              },
              { key: 'change', header: t('people.beforeAfter'), cell: change },
              {
                ...{ key: 'cut', header: t('people.cut') },
                cell: ({ cut }) =>
                  cut
                    .map(({ why, minutes }) =>
                      t(`cut.${why}`, { minutes: formatMinutes(minutes, locale) }),
                    )
                    .join(', '),
              },
              {
                ...{ key: 'remark', header: t('people.remark') },
                cell: ({ warnings }) => warnings.map((one) => t(`remark.${one}`)).join('. '),
              },
            ]}
          />
        </details>
      )}
    </section>
  );
}
