import { Link } from 'react-router';
import type { ReminderDay } from '#contract/reminders';
import { useTimeZone } from '../../api/call.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';

/** When each day's reminders go, to how many, and what became of them. */
export function DayList({ days, on }: { days: readonly ReminderDay[]; on: boolean }) {
  const { t, locale } = useTexts('reminders');
  return (
    <DataTable<ReminderDay>
      caption={t('days.title')}
      rows={days}
      rowKey={({ id }) => id}
      columns={[
        {
          ...{ key: 'day', header: t('days.day'), isName: true },
          cell: ({ number, date }) => t('dayName', { number, date: formatDate(date, locale) }),
        },
        { key: 'when', header: t('days.when'), cell: (day) => <When day={day} on={on} /> },
        { key: 'result', header: t('days.result'), cell: (day) => <Result day={day} /> },
        {
          ...{ key: 'who', header: t('days.who'), hideHeader: true },
          cell: ({ id, number }) => (
            <Link to={`/prep/reminders/${id}`}>
              {t('days.who')}
              <span className="kd-visually-hidden">: {t('days.number', { number })}</span>
            </Link>
          ),
        },
      ]}
    />
  );
}

function When({ day, on }: { day: ReminderDay; on: boolean }) {
  const { t, locale } = useTexts('reminders');
  const timeZone = useTimeZone();
  const { state, sendsAt, counts } = day;
  if (state === 'cancelled') return t('days.cancelled');
  if (counts.coming === 0 || sendsAt === null) {
    return counts.sent + counts.maybeSent + counts.waiting > 0 ? t('days.over') : t('days.none');
  }
  const when = formatInstant(sendsAt, timeZone, locale);
  return t(on ? 'days.goes' : 'days.wouldGo', { when, count: counts.coming });
}

function Result({ day: { counts } }: { day: ReminderDay }) {
  const { t } = useTexts('reminders');
  // Of a day that nobody was to be reminded of there is nothing to tell.
  if (counts.coming + counts.sent + counts.waiting + counts.maybeSent === 0) return '–';
  const words = (['sent', 'waiting', 'maybeSent', 'notSent'] as const).flatMap((key) =>
    counts[key] === 0 ? [] : [t(`days.${key}`, { count: counts[key] })],
  );
  return words.length === 0 ? '–' : words.join(' · ');
}
