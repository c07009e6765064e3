import type { PeriodCourse } from '#contract/account';
import { formatDateRange } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';

/** The courses of a period with their figures. */
export function PeriodCourses({ courses }: { courses: readonly PeriodCourse[] }) {
  const { t, locale } = useTexts('account');
  const dates = ({ firstDay, lastDay }: PeriodCourse) => formatDateRange(firstDay, lastDay, locale);
  return (
    <DataTable<PeriodCourse>
      caption={t('courses')}
      rows={courses}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          header: t('course'),
          isName: true,
          cell: ({ title }) => title,
          compare: (a, b) => a.title.localeCompare(b.title, locale),
        },
        { key: 'dates', header: t('dates'), cell: dates },
        { key: 'state', header: t('state'), cell: ({ ended }) => t(ended ? 'ended' : 'running') },
        ...(['participants', 'met', 'certificates'] as const).map((key) => ({
          key,
          header: t(key),
          align: 'end' as const,
          cell: (course: PeriodCourse) => course[key],
          compare: (a: PeriodCourse, b: PeriodCourse) => a[key] - b[key],
        })),
      ]}
    />
  );
}
