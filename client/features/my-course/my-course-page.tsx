import type { MyCourse } from '#contract/my-course';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { MyCertificate } from './my-certificate.tsx';
import { MyDays } from './my-days.tsx';
import { MyStanding } from './my-standing.tsx';
import { NextDay } from './next-day.tsx';
import { OpenDoor } from './open-door.tsx';
import { useMyCourse } from './queries.ts';
import './my-course.css';

/** Where a participant starts: the next day, the standing, all days. */
export default function MyCoursePage() {
  const { t } = useTexts('my-course');
  const course = useMyCourse();
  return (
    <>
      <PageHeading lead={course.data?.title}>{t('title')}</PageHeading>
      <LoadState of={course}>
        {(data) => (
          <>
            <Reminders course={data} />
            <OpenDoor />
            <MyCertificate />
            <NextDay course={data} />
            <MyStanding course={data} />
            <MyDays course={data} />
          </>
        )}
      </LoadState>
    </>
  );
}

function Reminders({ course }: { course: MyCourse }) {
  const { t } = useTexts('my-course');
  return (
    <>
      {course.testUser && <p className="kd-note">{t('testUser')}</p>}
      {course.withdrawn && <p className="kd-note">{t('withdrawn')}</p>}
    </>
  );
}
