import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { PrepDayPlan } from '#contract/prep-plan';
import { useCourseId } from '../../api/call.ts';
import { formatDate } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { CopyTasks } from './copy-tasks.tsx';
import { useDayPlan, usePublishDay } from './queries.ts';
import { TaskEditor } from './task-editor.tsx';
import { TaskList } from './task-list.tsx';
import './prep.css';

/** The preparation of one day, as a leader plans it. */
export default function PlanPage() {
  const { t, locale } = useTexts('prep');
  const { dayId = '' } = useParams();
  const plan = useDayPlan(dayId);
  const day = plan.data?.day;
  return (
    <>
      <PageHeading lead={day ? formatDate(day.date, locale) : '\u00a0'}>
        {t('plan.title', { number: day?.number ?? '' })}
      </PageHeading>
      <p className="kd-prep-links">
        <Link to="/prep">{t('plan.toAll')}</Link>
        <Link to={`/prep/${dayId}/board`}>{t('plan.toBoard')}</Link>
      </p>
      <LoadState of={plan}>{(data) => <Plan plan={data} key={data.day.id} />}</LoadState>
    </>
  );
}

function Plan({ plan }: { plan: PrepDayPlan }) {
  const { t } = useTexts('prep');
  const [adding, setAdding] = useState(false);
  const [preview, setPreview] = useState(false);
  const drafts = plan.tasks.filter(({ published }) => !published).length;
  const shown = preview ? plan.tasks.filter(({ published }) => published) : plan.tasks;
  return (
    <>
      {plan.day.state === 'cancelled' && <p className="kd-prep-note">{t('plan.cancelled')}</p>}
      {plan.tasks.length > 0 && (
        <div className="kd-actions">
          <Button onClick={() => setPreview(!preview)}>
            {t(preview ? 'plan.endPreview' : 'plan.preview')}
          </Button>
          {drafts > 0 && !preview && <Publish dayId={plan.day.id} drafts={drafts} />}
        </div>
      )}
      {preview && <p className="kd-prep-note">{t('plan.previewNote')}</p>}
      {shown.length === 0 && <p>{t(preview ? 'mine.nothing' : 'plan.empty')}</p>}
      <TaskList plan={plan} tasks={shown} preview={preview} />
      {!preview &&
        (adding ? (
          <TaskEditor dayId={plan.day.id} task={null} onClose={() => setAdding(false)} />
        ) : (
          <p>
            <Button color="primary" onClick={() => setAdding(true)}>
              {t('plan.add')}
            </Button>
          </p>
        ))}
      {!preview && <CopyTasks plan={plan} />}
    </>
  );
}

function Publish({ dayId, drafts }: { dayId: string; drafts: number }) {
  const { t } = useTexts('prep');
  const courseId = useCourseId();
  const publish = usePublishDay();
  const notify = useNotify();
  return (
    <>
      <Button
        color="primary"
        interaction={publish.isPending ? 'disabled' : 'enabled'}
        onClick={() =>
          publish.mutate(
            { params: { courseId, dayId } },
            { onSuccess: () => notify('done', t('plan.publishDone')) },
          )
        }
      >
        {t('plan.publish', { count: drafts })}
      </Button>
      {publish.error !== null && <ErrorSentence error={publish.error} />}
    </>
  );
}
