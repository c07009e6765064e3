import { Button } from '@instructure/ui-buttons';
import { Link } from 'react-router';
import { useCourseId, useMe } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { LoadState } from '../../ui/load-state.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useMyReminders, useSetMyReminders } from './queries.ts';
import './reminders.css';

/** Whether a participant gets mail before the course days, and the switch for it. */
export default function MyRemindersPage() {
  const { t } = useTexts('reminders');
  const mine = useMyReminders();
  return (
    <>
      <PageHeading lead={t('mine.lead')}>{t('title')}</PageHeading>
      <p>
        <Link to="/prep">{t('toPrep')}</Link>
      </p>
      <LoadState of={mine}>
        {({ on, daysBefore, stopped }) => (
          <>
            <p role="status">
              {stopped
                ? t('mine.stopped')
                : on
                  ? t('mine.on', { count: daysBefore })
                  : t('mine.off')}
            </p>
            <Switch stopped={stopped} />
          </>
        )}
      </LoadState>
    </>
  );
}

function Switch({ stopped }: { stopped: boolean }) {
  const { t } = useTexts('reminders');
  const params = { courseId: useCourseId() };
  const { testUser } = useMe();
  const notify = useNotify();
  const set = useSetMyReminders();
  return (
    <>
      <Button
        color={stopped ? 'primary' : 'secondary'}
        interaction={set.isPending || testUser ? 'disabled' : 'enabled'}
        onClick={() =>
          set.mutate(
            { params, body: { stopped: !stopped } },
            { onSuccess: () => notify('done', t(stopped ? 'mine.resumed' : 'mine.done')) },
          )
        }
      >
        {t(stopped ? 'mine.resume' : 'mine.stop')}
      </Button>
      <div role="alert">{set.error !== null && <ErrorSentence error={set.error} />}</div>
    </>
  );
}
