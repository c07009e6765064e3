import type { MyDay } from '#contract/my-course';
import { formatInstantTime } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';

/** The programme of a day as a list: time, title, who is responsible, work form. */
export function Programme({ day, timeZone }: { day: MyDay; timeZone: string }) {
  const { t, locale } = useTexts('my-course');
  if (day.segments.length === 0) return <p>{t('days.noProgramme')}</p>;
  const clock = (instant: number) => formatInstantTime(instant, timeZone, locale);
  return (
    <ol className="kd-programme">
      {day.segments.map((segment) => {
        const about = [
          segment.responsible,
          segment.workForm !== null && segment.workForm !== 'break'
            ? t(`workForm.${segment.workForm}`)
            : '',
          segment.forMe ? '' : t('days.notForMe'),
        ].filter((part) => part !== '');
        return (
          <li key={segment.id} data-counts={segment.counts}>
            <span className="kd-programme-time">
              {clock(segment.start)}–{clock(segment.end)}
            </span>
            <span>
              {segment.title}
              {!segment.counts && segment.title === '' && t('days.break')}
              {about.length > 0 && <span className="kd-hint"> {about.join(' · ')}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
