import { DayPartsProvider } from '../ui/day-parts.tsx';
import { page } from './page.ts';

const DayPage = page('attendance', () => import('../features/attendance/day-page.tsx'));
const parts = [page('meeting-reports', () => import('../features/meeting-reports/day-panel.tsx'))];

/** The page of a course day, with what other features add to it. */
export function LeaderDayPage() {
  return (
    <DayPartsProvider parts={parts}>
      <DayPage />
    </DayPartsProvider>
  );
}
