import { Link } from 'react-router';
import { useTexts } from '../../i18n/use-texts.ts';
import type { DaySheet } from './queries.ts';

/** The way to self check-in, for a day in a room. */
export function CheckInLink({ day }: { day: DaySheet['day'] }) {
  const { t } = useTexts('attendance');
  return (
    <p className="kd-actions">
      <Link to={`/days/${day.id}/check-in`}>{t('checkIn.link')}</Link>
      <span className="kd-quiet">{t('checkIn.hint')}</span>
    </p>
  );
}
