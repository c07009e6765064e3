import { useState } from 'react';
import type { Reply } from '#contract/endpoints';
import { useTexts } from '../../i18n/use-texts.ts';
import { DateField } from '../../ui/date-field.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { FigureTable } from './figure-table.tsx';
import { OrderForm } from './order-form.tsx';
import { OrderTable } from './order-table.tsx';
import { PeriodCourses } from './period-courses.tsx';
import { useAccountOverview, type Period } from './queries.ts';
import './account.css';

type Overview = Reply<'account.overview'>;

/** The courses of a period with their people, and lists over all of them. */
export default function PeriodPage() {
  const { t } = useTexts('account');
  const year = new Date().getFullYear();
  const [period, setPeriod] = useState<Period>({ from: `${year}-01-01`, to: `${year}-12-31` });
  const overview = useAccountOverview(period);
  const change = (part: Partial<Period>) => {
    const next = { ...period, ...part };
    if (next.from !== '' && next.to !== '') setPeriod(next);
  };
  return (
    <>
      <PageHeading lead={t('lead')}>{t('title')}</PageHeading>
      <div className="kd-period">
        <DateField label={t('from')} value={period.from} onChange={(from) => change({ from })} />
        <DateField label={t('to')} value={period.to} onChange={(to) => change({ to })} />
      </div>
      <LoadState
        of={overview}
        isEmpty={({ courses }) => courses.length === 0}
        empty={<p className="kd-prose">{t('empty')}</p>}
      >
        {(data) => <Found overview={data} period={period} />}
      </LoadState>
      <OrderTable />
    </>
  );
}

function Found({ overview, period }: { overview: Overview; period: Period }) {
  const { t } = useTexts('account');
  const { courses, sum, professions, bodies, approvingBodies } = overview;
  return (
    <>
      <h2>{t('courses')}</h2>
      <p role="status">
        {t('sum', { courses: courses.length, ...sum })} {t('severalCourses')}
      </p>
      <PeriodCourses courses={courses} />
      <FigureTable title={t('professions')} groups={professions} />
      <FigureTable title={t('bodies')} groups={bodies} />
      <OrderForm period={period} bodies={approvingBodies} />
    </>
  );
}
