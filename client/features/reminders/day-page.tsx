import { useRef } from 'react';
import { Link, useParams } from 'react-router';
import type { ReminderPerson } from '#contract/reminders';
import { useTimeZone } from '../../api/call.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useReminderDay } from './queries.ts';
import './reminders.css';
import { SettleButtons } from './settle-buttons.tsx';

/** Who was reminded of a day, who was not and why, and of whom nobody knows. */
export default function ReminderDayPage() {
  const { t, locale } = useTexts('reminders');
  const { dayId = '' } = useParams();
  const reminders = useReminderDay(dayId);
  const day = reminders.data?.day;
  return (
    <>
      <PageHeading lead={day ? formatDate(day.date, locale) : '\u00a0'}>
        {t('day.title', { number: day?.number ?? '' })}
      </PageHeading>
      <p>
        <Link to="/prep/reminders">{t('day.back')}</Link>
      </p>
      <LoadState
        of={reminders}
        isEmpty={({ people }) => people.length === 0}
        empty={<p>{t('day.nobody')}</p>}
      >
        {({ people }) => <People dayId={dayId} people={people} />}
      </LoadState>
    </>
  );
}

const order: readonly ReminderPerson['state'][] = [
  ...(['maybeSent', 'notSent', 'waiting', 'coming', 'sent'] as const),
];

function People({ dayId, people }: { dayId: string; people: readonly ReminderPerson[] }) {
  const { t, locale } = useTexts('reminders');
  const timeZone = useTimeZone();
  const list = useRef<HTMLDivElement>(null);
  const rank = ({ state }: ReminderPerson) => order.indexOf(state);
  const doubtful = people.some(({ state }) => state === 'maybeSent');
  const settle: Column<ReminderPerson> = {
    ...{ key: 'settle', header: t('day.act'), hideHeader: true },
    cell: (person) =>
      person.state === 'maybeSent' && (
        <SettleButtons
          dayId={dayId}
          person={person}
          // The buttons are gone thereby: the focus stays by the list.
          onDone={() => list.current?.focus()}
        />
      ),
  };
  return (
    <div ref={list} tabIndex={-1}>
      {doubtful && <p className="kd-reminders-note">{t('day.maybe')}</p>}
      <DataTable<ReminderPerson>
        caption={t('day.people')}
        rows={people.toSorted((a, b) => rank(a) - rank(b))}
        rowKey={({ id }) => id}
        columns={[
          {
            ...{ key: 'name', header: t('day.name'), isName: true },
            cell: ({ name }) => (name === '' ? t('erased') : name),
          },
          {
            ...{ key: 'state', header: t('day.state') },
            cell: ({ state, reason }) =>
              reason === null ? t(`day.states.${state}`) : t(`day.reasons.${reason}`),
            compare: (a, b) => rank(a) - rank(b),
          },
          {
            ...{ key: 'at', header: t('day.at') },
            cell: ({ at }) => (at === null ? '–' : formatInstant(at, timeZone, locale)),
          },
          ...(doubtful ? [settle] : []),
        ]}
      />
    </div>
  );
}
