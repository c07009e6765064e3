import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { PrepDayPlan } from '#contract/prep-plan';
import { useCourseId } from '../../api/call.ts';
import { formatDate } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { newRequestId, useCopySources, useCopyTasks } from './queries.ts';

/** Copying from another day, of this course or of another one that the leader leads. */
export function CopyTasks({ plan }: { plan: PrepDayPlan }) {
  const { t } = useTexts('prep');
  const [open, setOpen] = useState(false);
  return (
    <details className="kd-prep-day" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('plan.copy')}</summary>
      {open && <Choose plan={plan} />}
    </details>
  );
}

/** One name per copy, so that a retry copies once. */
function Choose({ plan }: { plan: PrepDayPlan }) {
  const { t, locale } = useTexts('prep');
  const courseId = useCourseId();
  const sources = useCopySources();
  const copy = useCopyTasks();
  const notify = useNotify();
  const [requestId, setRequestId] = useState(newRequestId);
  const own = {
    ...{ id: courseId, title: t('plan.thisCourse') },
    days: plan.days.filter(({ id }) => id !== plan.day.id),
  };
  const courses = [own, ...(sources.data?.courses ?? [])].filter(({ days }) => days.length > 0);
  const [chosenCourse, setChosenCourse] = useState('');
  const [chosenDay, setChosenDay] = useState('');
  const course = courses.find(({ id }) => id === chosenCourse) ?? courses[0];
  if (course === undefined)
    return <p>{t(sources.isPending ? 'plan.looking' : 'plan.nothingToCopy')}</p>;
  const from = course.days.find(({ id }) => id === chosenDay)?.id ?? course.days[0]?.id ?? '';
  const other = course.id === courseId ? {} : { courseId: course.id };
  const send = () =>
    copy.mutate(
      { params: { courseId, dayId: plan.day.id }, body: { requestId, from, ...other } },
      {
        onSuccess: () => {
          setRequestId(newRequestId());
          notify('done', t('plan.copied'));
        },
      },
    );
  return (
    <>
      <p className="kd-prose">
        {t(course.id === courseId ? 'plan.copyHint' : 'plan.copyHintOther')}
      </p>
      <div className="kd-prep-fields">
        {courses.length > 1 && (
          <SelectField
            label={t('plan.copyCourse')}
            value={course.id}
            width="22rem"
            options={courses.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={setChosenCourse}
          />
        )}
        <SelectField
          label={t('plan.copyFrom')}
          value={from}
          width="22rem"
          options={course.days.map(({ id, number, date }) => ({
            value: id,
            label: t('dayName', { number, date: formatDate(date, locale) }),
          }))}
          onChange={setChosenDay}
        />
      </div>
      <Button interaction={copy.isPending ? 'disabled' : 'enabled'} onClick={send}>
        {t('plan.copyNow')}
      </Button>
      <div role="alert">{copy.error !== null && <ErrorSentence error={copy.error} />}</div>
    </>
  );
}
