import { Button } from '@instructure/ui-buttons';
import type { RosterSyncStatus } from '#contract/roster';
import { useCourseId, useTimeZone } from '../../api/call.ts';
import type { Resources } from '../../i18n/resources.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useStartSync, useSyncStatus } from './queries.ts';

type Failure = keyof Resources['roster']['failures'];
const shownChanges = 20;

/** When Canvas' list was read, how far a reading has come, and what it changed. */
export function SyncPanel({ onEnded }: { onEnded: () => unknown }) {
  const { t } = useTexts('roster');
  const params = { courseId: useCourseId() };
  const sync = useSyncStatus(onEnded);
  const start = useStartSync();
  const running = sync?.state === 'running' || start.isPending;
  return (
    <div className="kd-sync">
      <div className="kd-sync-line">
        <p role="status">
          <SyncSentence sync={sync} />
        </p>
        <Button
          size="small"
          interaction={running ? 'disabled' : 'enabled'}
          onClick={() => start.mutate({ params })}
        >
          {t('sync.start')}
        </Button>
      </div>
      {start.error !== null && <ErrorSentence error={start.error} />}
      {hasNews(sync) && <Changes changes={sync.changes} />}
    </div>
  );
}

/** At the first reading everybody is new: that is no news. */
function hasNews(sync: RosterSyncStatus): sync is NonNullable<RosterSyncStatus> {
  if (sync?.state !== 'done') return false;
  return (
    sync.changes.length > 0 &&
    !sync.changes.every(({ kind }) => kind === 'joined' && sync.changes.length >= sync.members - 2)
  );
}

function SyncSentence({ sync }: { sync: RosterSyncStatus }) {
  const { t, locale } = useTexts('roster');
  const timeZone = useTimeZone();
  if (sync === null) return t('sync.never');
  switch (sync.state) {
    case 'running':
      return sync.members === 0 ? t('sync.waiting') : t('sync.running', { members: sync.members });
    case 'failed':
      return t(`failures.${sync.failure as Failure}`);
    case 'done': {
      const when = formatInstant(sync.finishedAt ?? sync.startedAt, timeZone, locale);
      const nothing = sync.changes.length === 0 ? ` ${t('sync.noChanges')}` : '';
      return `${t('sync.done', { when })}${nothing}`;
    }
  }
}

function Changes({ changes }: { changes: NonNullable<RosterSyncStatus>['changes'] }) {
  const { t } = useTexts('roster');
  return (
    <details>
      <summary>
        {t('sync.changes')} ({changes.length})
      </summary>
      <ul>
        {changes.slice(0, shownChanges).map(({ name, kind }, index) => (
          <li key={`${name}-${kind}-${index}`}>{t(`sync.${kind}`, { name })}</li>
        ))}
        {changes.length > shownChanges && (
          <li>{t('sync.more', { count: changes.length - shownChanges })}</li>
        )}
      </ul>
    </details>
  );
}
