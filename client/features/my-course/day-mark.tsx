import type { MyDay } from '#contract/my-course';
import { formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';

/** Whether the participant was there, with the figures where a word does not say it all. */
export function DayMark({ day }: { day: MyDay }) {
  const { t, locale } = useTexts('my-course');
  const coming = day.mark === 'none' && !day.over && day.state === 'planned';
  const figures = [
    day.mark === 'part'
      ? t('days.part', {
          attended: formatMinutes(day.attended, locale),
          planned: formatMinutes(day.planned, locale),
        })
      : '',
    day.makeUp > 0 ? t('days.makeUp', { makeUp: formatMinutes(day.makeUp, locale) }) : '',
    day.provisional && !coming && day.mark !== 'none' ? t('days.provisional') : '',
  ].filter((part) => part !== '');
  return (
    <>
      <span className="kd-mark" data-mark={coming ? 'coming' : day.mark}>
        {t(coming ? 'mark.coming' : `mark.${day.mark}`)}
      </span>
      {figures.length > 0 && <span className="kd-hint">{figures.join(' · ')}</span>}
    </>
  );
}
