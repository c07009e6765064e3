import { Link } from 'react-router';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import './check-in.css';
import { Door } from './door.tsx';
import { useToday } from './queries.ts';

/** Where a participant checks in on arrival and out when leaving, on their own phone. */
export default function CheckInPage() {
  const { t } = useTexts('check-in');
  const today = useToday();
  return (
    <>
      <PageHeading>{t('door.title')}</PageHeading>
      <LoadState
        of={today}
        isEmpty={({ days }) => days.length === 0}
        empty={<p>{t('door.noDay')}</p>}
      >
        {({ days, timeZone }) =>
          days.map((own) => <Door key={own.day.id} own={own} timeZone={timeZone} />)
        }
      </LoadState>
      <p className="kd-door-after">
        <Link to="/">{t('door.toStart')}</Link>
      </p>
    </>
  );
}
