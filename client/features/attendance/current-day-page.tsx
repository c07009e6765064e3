import { Navigate } from 'react-router';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
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
        isEmpty={({ currentDay }) => currentDay === null}
        empty={<p>{t('day.noDays')}</p>}
      >
        {({ currentDay }) => <Navigate replace to={`/days/${currentDay ?? ''}`} />}
      </LoadState>
    </>
  );
}
