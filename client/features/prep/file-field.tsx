import { Button } from '@instructure/ui-buttons';
import type { MyPrepTask } from '#contract/prep-mine';
import { useCourseId, useMe } from '../../api/call.ts';
import { formatInstant, formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { FileDropZone } from '../../ui/file-drop-zone.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { FileLink } from './file-link.tsx';
import { useHandInFile, usePutFile, useRemoveFile } from './queries.ts';

/** The server looks at the content; the endings only help to find the file. */
const endings = ['.pdf', '.docx', '.odt'];

interface Props {
  task: MyPrepTask;
  timeZone: string;
  disabled: boolean;
}

/** An answer that is a file: put up, replaced, removed, and handed in when the participant wants to. */
export function FileField({ task, timeZone, disabled }: Props) {
  const { t, locale } = useTexts('prep');
  const { personId } = useMe();
  const notify = useNotify();
  const params = { courseId: useCourseId(), taskId: task.id };
  const [put, remove, handIn] = [usePutFile(), useRemoveFile(), useHandInFile()];
  const { file, handedInAt, changedSince, revision, maxMegabytes, maxPages } = task;
  const busy = disabled || put.isPending || remove.isPending || handIn.isPending;
  const handedIn = handedInAt !== null;
  const hints = [
    t('file.kinds', { size: formatNumber(maxMegabytes, locale) }),
    maxPages > 0 ? `${t('file.atMost', { count: maxPages })} ${t('file.whatIsChecked')}` : '',
    t(`answer.readers.${task.readers}`),
  ];
  const again = [remove, handIn].find(({ error }) => error !== null)?.error ?? null;
  return (
    <div className="kd-prep-answer">
      {file !== null && (
        <>
          <h4>{t('file.yours')}</h4>
          <FileLink
            from="prep.myFile"
            taskId={task.id}
            person={{ id: personId, name: '' }}
            file={file}
          />
        </>
      )}
      <FileDropZone
        label={t(file === null ? 'file.drop' : 'file.replace')}
        hint={hints.filter((one) => one !== '').join(' ')}
        accept={endings}
        maxSize={maxMegabytes * 1024 * 1024}
        disabled={busy}
        error={put.error?.message}
        onFiles={([chosen]) => {
          if (chosen === undefined) return;
          put.mutate(
            { params, query: { baseRevision: String(revision) }, body: chosen },
            { onSuccess: () => notify('done', t('file.added')) },
          );
        }}
      />
      <p role="status" className="kd-prep-quiet">
        {put.isPending ? t('file.sending') : ''}
      </p>
      <div role="alert">{again !== null && <ErrorSentence error={again} />}</div>
      {handedIn && (
        <p>
          {t('answer.handedIn', { when: formatInstant(handedInAt, timeZone, locale) })}{' '}
          {changedSince && t('file.changed')}
        </p>
      )}
      {file !== null && (
        <div className="kd-actions">
          {(!handedIn || changedSince) && (
            <Button
              color="primary"
              interaction={busy ? 'disabled' : 'enabled'}
              onClick={() =>
                handIn.mutate({
                  params,
                  body: { baseRevision: revision, text: '', readers: task.readers },
                })
              }
            >
              {t(handedIn ? 'answer.again' : 'file.handIn')}
            </Button>
          )}
          {!handedIn && (
            <Button
              interaction={busy ? 'disabled' : 'enabled'}
              onClick={() =>
                remove.mutate(
                  { params, body: { baseRevision: revision } },
                  { onSuccess: () => notify('done', t('file.removed')) },
                )
              }
            >
              {t('file.remove')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
