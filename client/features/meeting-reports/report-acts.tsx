import { Alert } from '@instructure/ui-alerts';
import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ReportShown } from '#contract/meeting-report';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { useAgain, useCommit, useDiscard, useRemoveFiles, useUndoReport } from './queries.ts';

/** What a leader does with an import: record, throw away, undo, make again, delete its files. */
export function ReportActs({ report }: { report: ReportShown }) {
  const { t } = useTexts('meeting-reports');
  const courseId = useCourseId();
  const navigate = useNavigate();
  const notify = useNotify();
  const [asking, setAsking] = useState<'undo' | 'delete' | null>(null);
  const commit = useCommit();
  const discard = useDiscard();
  const undo = useUndoReport();
  const again = useAgain();
  const remove = useRemoveFiles();
  const { id, state, fingerprint, planned, rows, removed, day } = report;
  const input = { params: { courseId, reportId: id } };
  const open = rows.filter((row) => row.state === 'open').length;
  const error = commit.error ?? discard.error ?? again.error;
  const kept = report.files.some((file) => file.kept);
  const close = () => setAsking(null);
  const record = () =>
    commit.mutate(
      { ...input, body: { fingerprint } },
      { onSuccess: () => notify('done', t('act.recorded')) },
    );
  return (
    <section className="kd-report-acts">
      {fingerprint !== '' && (
        <>
          {state === 'committed' && <p className="kd-strip">{t('act.unsaved')}</p>}
          {open > 0 && <p>{t('act.openLater', { count: open })}</p>}
        </>
      )}
      <div className="kd-actions">
        {fingerprint !== '' && (
          <Button
            color="primary"
            interaction={commit.isPending ? 'disabled' : 'enabled'}
            onClick={record}
          >
            {planned > 0 ? t('act.record', { count: planned }) : t('act.recordNothing')}
          </Button>
        )}
        {(state === 'draft' || state === 'refused') && (
          <Button
            interaction={discard.isPending ? 'disabled' : 'enabled'}
            onClick={() =>
              discard.mutate(input, {
                onSuccess: () => {
                  notify('done', t('act.discarded'));
                  void navigate(`/days/${day.id}`);
                },
              })
            }
          >
            {t('act.discard')}
          </Button>
        )}
        {state === 'committed' && (
          <Button onClick={() => setAsking('undo')}>{t('act.undo')}</Button>
        )}
        {state === 'undone' && !removed && (
          <Button
            color="primary"
            interaction={again.isPending ? 'disabled' : 'enabled'}
            onClick={() =>
              again.mutate(input, {
                onSuccess: ({ reportId }) => void navigate(`/reports/${reportId}`),
              })
            }
          >
            {t('act.again')}
          </Button>
        )}
        {(state === 'committed' || state === 'undone') && kept && (
          <Button onClick={() => setAsking('delete')}>{t('files.delete')}</Button>
        )}
      </div>
      <div role="alert">
        {error !== null && (
          <Alert variant="error" margin="small 0">
            <ErrorSentence error={error} />
          </Alert>
        )}
      </div>
      <ConfirmDialog
        open={asking === 'undo'}
        title={t('act.undoTitle')}
        confirmLabel={t('act.undoConfirm')}
        busy={undo.isPending}
        error={undo.error}
        onCancel={close}
        onConfirm={() =>
          undo.mutate(input, {
            onSuccess: () => {
              close();
              notify('done', t('act.undone'));
            },
          })
        }
      >
        <p>{t('act.undoText')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'delete'}
        title={t('files.deleteTitle')}
        confirmLabel={t('files.deleteConfirm')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onCancel={close}
        onConfirm={() =>
          remove.mutate(input, {
            onSuccess: () => {
              close();
              notify('done', t('files.deleted'));
            },
          })
        }
      >
        <p>{t('files.deleteText')}</p>
      </ConfirmDialog>
    </section>
  );
}
