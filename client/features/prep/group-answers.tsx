import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { LoadState } from '../../ui/load-state.tsx';
import { FileLink } from './file-link.tsx';
import { useGroupAnswers } from './queries.ts';

/** What others have handed in for the group; fetched when it is unfolded. */
export function GroupAnswers({ taskId }: { taskId: string }) {
  const { t } = useTexts('prep');
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('group.title')}</summary>
      {open && <Answers taskId={taskId} />}
    </details>
  );
}

function Answers({ taskId }: { taskId: string }) {
  const { t } = useTexts('prep');
  const answers = useGroupAnswers(taskId);
  return (
    <LoadState of={answers}>
      {({ answers: all }) =>
        all.length === 0 ? (
          <p>{t('group.none')}</p>
        ) : (
          <ul className="kd-prep-answers">
            {all.map(({ person, text, file }) => (
              <li key={person.id}>
                <strong>{person.name === '' ? t('erased') : person.name}</strong>
                {text !== '' && <blockquote className="kd-prep-quote">{text}</blockquote>}
                {file !== null && (
                  <FileLink from="prep.myFile" taskId={taskId} person={person} file={file} />
                )}
              </li>
            ))}
          </ul>
        )
      }
    </LoadState>
  );
}
