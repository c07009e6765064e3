import { Link } from 'react-router';
import { useTexts } from '../../i18n/use-texts.ts';
import { useOpenDoor } from './queries.ts';

/** The way to check-in, while the door is open; nothing otherwise. */
export function OpenDoor() {
  const { t } = useTexts('my-course');
  const { data } = useOpenDoor();
  const open = data?.days.find(
    ({ started, forMe, opening, day }) =>
      started && forMe && opening.phase === 'open' && day.state === 'planned',
  );
  if (open === undefined) return null;
  const isIn = open.inSince !== null;
  return (
    <p className="kd-note">
      {t(isIn ? 'door.isIn' : 'door.open')}{' '}
      <Link className="kd-button-link" to="/check-in">
        {t(isIn ? 'door.out' : 'door.in')}
      </Link>
    </p>
  );
}
