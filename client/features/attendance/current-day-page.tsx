import { Navigate } from 'react-router';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { currentDay } from './current-day.ts';
import { useGrid } from './queries.ts';

/** Leads to the day that a leader has most likely come for. */
export default function CurrentDayPage() {
  const { t } = useTexts('attendance');
  const grid = useGrid();
  return (
    <>
      <PageHeading>{t('day.pick')}</PageHeading>
      <LoadState
        of={grid}
        isEmpty={({ days }) => days.length === 0}
        empty={<p>{t('day.noDays')}</p>}
      >
        {({ days }) => <Navigate replace to={`/days/${currentDay(days, new Date())}`} />}
      </LoadState>
    </>
  );
}
