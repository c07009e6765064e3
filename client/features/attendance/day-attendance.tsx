import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { DayPerson } from '#contract/attendance';
import { formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DayTimeline, type TimelineRow } from '../../ui/day-timeline.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CellDialog } from './cell-dialog.tsx';
import { dayFilters, peopleIn, type DayFilter } from './day-filters.ts';
import { GroupActs } from './group-acts.tsx';
import { useGrid, type DaySheet } from './queries.ts';
import { dayName, markDetail, markWord, nameOf } from './words.ts';

/** Rows that are drawn to begin with; more on demand. */
const page = 100;

/** Everyone's presence over the programme, with what a leader does to it. */
export function DayAttendance({ sheet, index }: { sheet: DaySheet; index: number }) {
  const { t, locale } = useTexts('attendance');
  const grid = useGrid();
  const { day, people, timeZone } = sheet;
  const [filter, setFilter] = useState<DayFilter>('all');
  const [search, setSearch] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [most, setMost] = useState(page);
  const [open, setOpen] = useState<string | null>(null);
  const matching = peopleIn(people, filter, search);
  const shown = matching.slice(0, most);

  const sumOf = (person: DayPerson): string => {
    const cell = [person.mark, person.attended, person.planned, person.makeUp] as const;
    const correction = formatMinutes(Math.trunc(person.correction / 60), locale);
    return [
      `${markWord([...cell], day, t, locale)} ${markDetail([...cell], t, locale)}`.trim(),
      person.correction === 0
        ? ''
        : t('correction', { minutes: person.correction > 0 ? `+${correction}` : correction }),
      person.contradicts ? t('contradicts') : '',
    ]
      .filter(Boolean)
      .join(' · ');
  };
  const rows = shown.map((person): TimelineRow => ({
    id: person.id,
    name: person.withdrawn ? `${nameOf(person, t)} (${t('withdrawn')})` : nameOf(person, t),
    presence: person.presence.map(({ from, to, source }) => ({
      ...{ from, to, credited: source === 'credited' },
      source: t(`ledger.sourceShort.${source}`),
    })),
    sum: sumOf(person),
  }));
  return (
    <section aria-labelledby="day-attendance">
      <h2 id="day-attendance">{t('day.attendance')}</h2>
      <div className="kd-filter">
        <div className="kd-filter-fields">
          <div role="group" aria-label={t('filter.label')} className="kd-chips">
            {dayFilters.map((one) => (
              <button
                key={one}
                type="button"
                className="kd-chip"
                aria-pressed={filter === one}
                onClick={() => setFilter(one)}
              >
                {t('filter.count', {
                  name: t(`day.filter.${one}`),
                  count: peopleIn(people, one, '').length,
                })}
              </button>
            ))}
          </div>
          <TextField
            type="search"
            label={t('filter.search')}
            width="14rem"
            value={search}
            onChange={setSearch}
          />
        </div>
        <GroupActs {...{ sheet, selected, onSelect: setSelected }} shown={matching} />
      </div>
      {rows.length === 0 ? (
        <p>{t('grid.noneFound')}</p>
      ) : (
        <DayTimeline
          caption={t('day.caption', { day: dayName(day, index, t) })}
          timeZone={timeZone}
          segments={day.segments}
          rows={rows}
          onOpen={setOpen}
          selection={{ selected, onSelect: setSelected }}
        />
      )}
      {matching.length > shown.length && (
        <Button onClick={() => setMost(most + page)} margin="small 0 0">
          {t('day.more', { count: Math.min(page, matching.length - shown.length) })}
        </Button>
      )}
      <CellDialog
        person={grid.data?.rows.find((row) => row.id === open) ?? null}
        days={grid.data?.days ?? []}
        index={index}
        timeZone={timeZone}
        onClose={() => setOpen(null)}
      />
    </section>
  );
}
