import { useParams } from 'react-router';
import { formatDate, formatInstantTime } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DayParts } from '../../ui/day-parts.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import './attendance.css';
import { CheckInLink } from './check-in-link.tsx';
import { ClosingPanel } from './closing-panel.tsx';
import { DayAttendance } from './day-attendance.tsx';
import { DayProgramme } from './day-programme.tsx';
import { DaySwitch } from './day-switch.tsx';
import './day.css';
import { ObjectionsPanel } from './objections-panel.tsx';
import { useDaySheet, type DaySheet } from './queries.ts';
import { dayName, dayStateWord } from './words.ts';

/** One course day: who was there over its programme, marking many at once, and closing it. */
export default function DayPage() {
  const { dayId = '' } = useParams();
  const { t } = useTexts('attendance');
  const sheet = useDaySheet(dayId);
  const { data } = sheet;
  const index = data?.days.findIndex((day) => day.id === dayId) ?? -1;
  return (
    <>
      <PageHeading
        lead={data ? <DayLead sheet={data} /> : '\u00a0'}
        actions={data && <DaySwitch days={data.days} index={index} />}
      >
        {data ? dayName(data.day, index, t) : t('day.pick')}
      </PageHeading>
      <LoadState of={sheet}>
        {(loaded) => <DayContent sheet={loaded} index={index} key={loaded.day.id} />}
      </LoadState>
    </>
  );
}

function DayLead({ sheet: { day, timeZone } }: { sheet: DaySheet }) {
  const { t, locale } = useTexts('attendance');
  const time = (instant: number) => formatInstantTime(instant, timeZone, locale);
  const parts = [
    formatDate(day.date, locale),
    day.startsAt === null || day.endsAt === null ? '' : `${time(day.startsAt)}–${time(day.endsAt)}`,
    day.place,
  ].filter(Boolean);
  return (
    <>
      {parts.join(' · ')}{' '}
      {day.meetingUrl !== '' && (
        <a href={day.meetingUrl} target="_blank" rel="noreferrer">
          {t('day.meeting')}
        </a>
      )}{' '}
      <span className="kd-state" data-state={day.state}>
        {dayStateWord(day, t)}
      </span>
    </>
  );
}

function DayContent({ sheet, index }: { sheet: DaySheet; index: number }) {
  const { t } = useTexts('attendance');
  const { day } = sheet;
  if (day.state === 'cancelled') {
    return (
      <p className="kd-strip">
        {t('day.cancelled')} {day.changeReason}
      </p>
    );
  }
  if (day.segments.length === 0) return <p className="kd-strip">{t('day.noProgramme')}</p>;
  return (
    <>
      {day.state === 'planned' && <p className="kd-strip">{t('day.provisional')}</p>}
      {day.changeReason !== '' && <p>{t('day.changed', { reason: day.changeReason })}</p>}
      {day.state === 'planned' && <CheckInLink day={day} />}
      <DayAttendance sheet={sheet} index={index} />
      <ObjectionsPanel sheet={sheet} index={index} />
      <DayParts />
      <ClosingPanel sheet={sheet} index={index} />
      <DayProgramme sheet={sheet} />
    </>
  );
}
