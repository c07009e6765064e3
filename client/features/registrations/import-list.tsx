import { Button } from '@instructure/ui-buttons';
import { useState } from 'react';
import type { Reply } from '#contract/endpoints';
import type { ListField } from '#contract/registrations';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { FileDropZone } from '../../ui/file-drop-zone.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { ChooseColumns } from './choose-columns.tsx';
import { CheckRows } from './check-rows.tsx';
import { usePreviewList, useReadList } from './queries.ts';

type ReadList = Reply<'registrations.read'>;
const largest = 2 * 1024 * 1024;

/** Three steps: the list, what its columns hold, whom the rows are. */
export function ImportList({ onEnd }: { onEnd: () => void }) {
  const { t } = useTexts('registrations');
  const params = { courseId: useCourseId() };
  const read = useReadList();
  const preview = usePreviewList();
  const [text, setText] = useState('');
  const [list, setList] = useState<ReadList | null>(null);

  const take = (body: Blob) =>
    read.mutate(
      { params, body },
      {
        onSuccess: (found) => {
          setList(found);
          preview.reset();
        },
      },
    );
  const check = (fields: (ListField | null)[]) => {
    if (list === null) return;
    preview.mutate({ params, body: { fields, rows: list.rows } });
  };

  if (preview.data !== undefined) {
    return <CheckRows preview={preview.data} onBack={preview.reset} onEnd={onEnd} />;
  }
  if (list !== null) {
    return (
      <ChooseColumns
        list={list}
        busy={preview.isPending}
        error={preview.error}
        onCheck={check}
        onBack={() => setList(null)}
      />
    );
  }
  return (
    <section aria-labelledby="import-list">
      <h2 id="import-list">{t('import.title')}</h2>
      <p className="kd-prose">{t('import.text')}</p>
      <div className="kd-import">
        <LongTextField
          label={t('import.paste')}
          hint={t('import.pasteHint')}
          value={text}
          onChange={setText}
          height="9rem"
        />
        <FileDropZone
          label={t('import.file')}
          accept={['.csv', '.txt', '.xlsx']}
          maxSize={largest}
          onFiles={([file]) => {
            if (file !== undefined) take(file);
          }}
        />
      </div>
      <div role="alert">{read.error !== null && <ErrorSentence error={read.error} />}</div>
      <div className="kd-actions">
        <Button onClick={onEnd}>{t('import.cancel')}</Button>
        <Button
          color="primary"
          interaction={read.isPending || text.trim() === '' ? 'disabled' : 'enabled'}
          onClick={() => take(new Blob([text]))}
        >
          {t('import.next')}
        </Button>
      </div>
    </section>
  );
}
