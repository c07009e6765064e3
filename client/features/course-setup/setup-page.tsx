import { lazy, Suspense } from 'react';
import { useMe } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { Loading } from '../../ui/loading.tsx';
import { PlanView } from './plan-view.tsx';

const Wizard = lazy(() =>
  import('./wizard/wizard.tsx').then(({ Wizard: one }) => ({ default: one })),
);

/** The way into a course: a few questions at first, the plan from then on. */
export default function SetupPage() {
  const { t } = useTexts('course-setup');
  const { course } = useMe();
  return course?.setUp === true ? (
    <PlanView />
  ) : (
    <Suspense fallback={<Loading label={t('loading')} />}>
      <Wizard />
    </Suspense>
  );
}
