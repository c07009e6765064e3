import { useState } from 'react';
import type { AccountCourse } from '#contract/admin';
import { useEndpoint } from '../../api/hooks.ts';
import { formatDateRange } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** The courses of the administrator's account. */
export default function CoursesPage() {
  const { t } = useTexts('admin');
  const courses = useEndpoint('admin.courses');
  return (
    <>
      <PageHeading lead={t('lead')}>
        {t('title', { account: courses.data?.accountName ?? 'Canvas' })}
      </PageHeading>
      <LoadState
        of={courses}
        isEmpty={(data) => data.courses.length === 0}
        empty={<p className="kd-prose">{t('empty')}</p>}
      >
        {(data) => <CourseList courses={data.courses} />}
      </LoadState>
      {courses.data && (
        <p className="kd-prose">{t(courses.data.isRoot ? 'rootHint' : 'accountHint')}</p>
      )}
    </>
  );
}

function CourseList({ courses }: { courses: readonly AccountCourse[] }) {
  const { t, locale } = useTexts('admin');
  const [search, setSearch] = useState('');
  const found = courses.filter(({ title, organiser }) =>
    `${title} ${organiser}`.toLocaleLowerCase(locale).includes(search.toLocaleLowerCase(locale)),
  );
  const dates = ({ firstDay, lastDay }: AccountCourse) =>
    firstDay === null || lastDay === null
      ? t('noDates')
      : formatDateRange(firstDay, lastDay, locale);
  const figure = (key: 'participants' | 'met' | 'open' | 'outOfReach') => ({
    key,
    header: t(key),
    align: 'end' as const,
    cell: (course: AccountCourse) => course[key],
    compare: (a: AccountCourse, b: AccountCourse) => a[key] - b[key],
  });
  return (
    <>
      {courses.length > 5 && (
        <TextField label={t('search')} type="search" value={search} onChange={setSearch} />
      )}
      <p role="status">{t('count', { count: found.length })}</p>
      {found.length === 0 ? (
        <p>{t('noMatch')}</p>
      ) : (
        <DataTable
          caption={t('title', { account: '' }).trim()}
          rows={found}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              header: t('course'),
              isName: true,
              cell: ({ title }) => title,
              compare: (a, b) => a.title.localeCompare(b.title, locale),
            },
            { key: 'organiser', header: t('organiser'), cell: ({ organiser }) => organiser },
            {
              key: 'dates',
              header: t('dates'),
              cell: dates,
              compare: (a, b) => (a.firstDay ?? '').localeCompare(b.firstDay ?? ''),
            },
            {
              key: 'days',
              header: t('days'),
              cell: ({ days, closedDays }) => t('daysOf', { closed: closedDays, days }),
            },
            ...(['participants', 'met', 'open', 'outOfReach'] as const).map(figure),
          ]}
        />
      )}
    </>
  );
}
