import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { IssueProgress } from '#contract/certificates';
import { invalidate } from '../../api/invalidate.ts';
import { useTexts } from '../../i18n/use-texts.ts';

/** How far the issuing has come, and whom it issued nothing to. */
export function RunState({ run }: { run: IssueProgress }) {
  const { t } = useTexts('certificates');
  const client = useQueryClient();
  const { id, done, finished, total, stopped } = run;
  useEffect(() => {
    if (done) void invalidate(client, ['certificates.dryRun']);
  }, [client, id, done]);
  return (
    <div role="status">
      {!done && (
        <div className="kd-certificates-run">
          <p>{t('run.going', { finished, total })}</p>
          <progress aria-label={t('run.going', { finished, total })} value={finished} max={total} />
          <p>{t('run.stays')}</p>
        </div>
      )}
      {done && stopped.length > 0 && (
        <div className="kd-certificates-run">
          <h2>{t('run.stopped')}</h2>
          <ul>
            {stopped.map(({ personId, name, outcome }) =>
              outcome === '' || outcome === 'issued' ? null : (
                <li key={personId}>{t(`outcome.${outcome}`, { name })}</li>
              ),
            )}
          </ul>
        </div>
      )}
    </div>
  );
}
