import { Button } from '@instructure/ui-buttons';
import type { PrepFileShape } from '#contract/prep';
import { useCourseId } from '../../api/call.ts';
import { type FileEndpoint, useDownload } from '../../api/download.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { fileWords } from './file-words.ts';

interface Props {
  /** Whose way to the file: a leader's, or a participant's. */
  from: Extract<FileEndpoint, `prep.${string}File`>;
  taskId: string;
  /** Whose file, and the name to tell it from others. */
  person: { id: string; name: string };
  file: PrepFileShape;
}

/** What a file is, and a button that fetches it. */
export function FileLink({ from, taskId, person, file }: Props) {
  const texts = useTexts('prep');
  const { t } = texts;
  const courseId = useCourseId();
  const download = useDownload(from);
  return (
    <div className="kd-prep-file">
      <span>{fileWords(file, texts)}</span>
      <Button
        size="small"
        interaction={download.isPending ? 'disabled' : 'enabled'}
        onClick={() => download.mutate({ params: { courseId, taskId, personId: person.id } })}
      >
        {t('file.download')}
        {person.name !== '' && <span className="kd-visually-hidden">: {person.name}</span>}
      </Button>
      <div role="alert">{download.error !== null && <ErrorSentence error={download.error} />}</div>
    </div>
  );
}
