import type { MyCourse, MyDay } from '#contract/my-course';
import { Button } from '@instructure/ui-buttons';
import { formatDate, formatInstant, formatInstantTime, formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { DayMark } from './day-mark.tsx';
import { Objection } from './objection.tsx';
import { Programme } from './programme.tsx';
import { useCalendar } from './queries.ts';

/** Every day with what was recorded, from which source; opened for programme and evidence. */
export function MyDays({ course }: { course: MyCourse }) {
  const { t } = useTexts('my-course');
  const calendar = useCalendar();
  return (
    <section aria-labelledby="days">
      <h2 id="days">{t('days.title')}</h2>
      <ul className="kd-my-days">
        {course.days.map((day) => (
          <li key={day.id}>
            <OneDay day={day} timeZone={course.timeZone} />
          </li>
        ))}
      </ul>
      <p className="kd-hinted">
        <Button onClick={calendar.save} interaction={calendar.isPending ? 'disabled' : 'enabled'}>
          {t('days.calendar')}
        </Button>
        <span className="kd-hint">{t('days.calendarHint')}</span>
      </p>
      {calendar.error !== null && <ErrorSentence error={calendar.error} />}
    </section>
  );
}

function OneDay({ day, timeZone }: { day: MyDay; timeZone: string }) {
  const { t, locale } = useTexts('my-course');
  return (
    <details>
      <summary>
        <span className="kd-my-day-name">
          <strong>{t('days.number', { number: day.number })}</strong> {formatDate(day.date, locale)}
          {day.title !== '' && <span className="kd-my-day-title">{day.title}</span>}
        </span>
        <DayMark day={day} />
      </summary>
      {day.changeReason !== '' && <p>{t('days.changed', { reason: day.changeReason })}</p>}
      <h3>{t('days.evidence')}</h3>
      <Evidence day={day} timeZone={timeZone} />
      <Objection dayId={day.id} timeZone={timeZone} />
      <h3>{t('days.programme')}</h3>
      <Programme day={day} timeZone={timeZone} />
    </details>
  );
}

/** What stands recorded about the participant on one day, from which source. */
export function Evidence({ day, timeZone }: { day: MyDay; timeZone: string }) {
  const { t, locale } = useTexts('my-course');
  if (day.evidence.length === 0) return <p>{t('days.noEvidence')}</p>;
  return (
    <ul className="kd-evidence">
      {day.evidence.map((line) => (
        <li key={line.id}>
          <EvidenceLine line={line} timeZone={timeZone} />
          {line.reason !== '' && <p>{t('line.reason', { reason: line.reason })}</p>}
          <p className="kd-hint">
            {t('line.recorded', { when: formatInstant(line.recordedAt, timeZone, locale) })}
          </p>
        </li>
      ))}
    </ul>
  );
}

function EvidenceLine({ line, timeZone }: { line: MyDay['evidence'][number]; timeZone: string }) {
  const { t, locale } = useTexts('my-course');
  const minutes = formatMinutes(Math.trunc((line.seconds ?? 0) / 60), locale);
  switch (line.kind) {
    case 'presence': {
      const times = [line.from, line.to]
        .map((instant) => formatInstantTime(instant ?? 0, timeZone, locale))
        .join('–');
      const source = line.source === null ? '' : t(`source.${line.source}`);
      return t('line.presence', { times, source });
    }
    case 'absence':
      return t(line.excused ? 'line.excused' : 'line.absence');
    case 'correction':
      return t('line.correction', { minutes });
    case 'makeUp':
      return t('line.makeUp', { minutes });
  }
}
