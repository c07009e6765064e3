import { Link } from 'react-router';
import { useCourseId } from '../../api/call.ts';
import { useEndpoint } from '../../api/hooks.ts';
import { formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';

/** What is left to prepare for a day, with the way to it; nothing where there is no preparation. */
export function NextPrep({ dayId }: { dayId: string }) {
  const { t, locale } = useTexts('my-course');
  const { data } = useEndpoint('prep.mine', { params: { courseId: useCourseId() } });
  const day = data?.days.find(({ id }) => id === dayId);
  if (day === undefined || day.tasks.length === 0 || day.state === 'cancelled') return null;
  const open = day.preparedness === 'partly' || day.preparedness === 'none';
  return (
    <p>
      {open
        ? t(day.minutesLeft === 0 ? 'prep.leftUntimed' : 'prep.left', {
            left: formatMinutes(day.minutesLeft, locale),
          })
        : t(day.preparedness === 'prepared' ? 'prep.done' : 'prep.optional')}{' '}
      <Link to="/prep">{t('prep.open')}</Link>
    </p>
  );
}
